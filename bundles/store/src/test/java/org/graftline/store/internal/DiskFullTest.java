package org.graftline.store.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.graftline.store.internal.Records.CHAIN;
import static org.graftline.store.internal.Records.aReading;
import static org.graftline.store.internal.Records.act;
import static org.graftline.store.internal.Records.study;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import org.graftline.study.Reading;
import org.graftline.study.record.NotReadException;
import org.graftline.study.record.NotStoredException;
import org.h2.Driver;
import org.h2.store.fs.FileBase;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;
import org.h2.util.OsgiDataSourceFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Design rule: a full disk refuses the write, and never half of it is done. */
class DiskFullTest {
    private static volatile boolean full;
    private static volatile boolean readOnly;

    @TempDir
    Path home;

    @BeforeAll
    static void register() {
        FilePath.register(new FullDisk());
    }

    @AfterEach
    void makeRoom() {
        full = false;
        readOnly = false;
    }

    @Test
    void an_act_is_refused_whole_and_everything_before_it_is_kept() {
        try (OpenStore open = open()) {
            RecordStore store = open.records();
            store.unitOfWork().commit(act(study(1)));
            Reading reading = aReading().build();

            full = true;
            assertThatThrownBy(() -> store.unitOfWork().commit(act(reading)))
                    .isInstanceOf(NotStoredException.class)
                    .hasMessage("Not saved, nothing of it: the disk of the database is full. Make room, then repeat.");
            full = false;

            assertThat(store.unitOfWork().commit(act(reading)).position()).isEqualTo(2);
            assertThat(store.ledger().head(CHAIN).position()).isEqualTo(2);
            assertThat(store.ledger().verify().isIntact()).isTrue();
        }
    }

    @Test
    void whoever_reads_while_the_full_disk_closes_the_database_gets_an_answer_or_a_sentence() {
        try (OpenStore open = open()) {
            RecordStore store = open.records();
            store.unitOfWork().commit(act(study(1)));
            full = true;
            assertThatThrownBy(() -> store.unitOfWork().commit(act(aReading().build())))
                    .isInstanceOf(NotStoredException.class);
            try {
                assertThat(store.ledger().head(CHAIN).position()).isEqualTo(1);
            } catch (NotReadException sentence) {
                assertThat(sentence).hasMessageStartingWith("Cannot be read now: the d");
            }

            full = false;

            assertThat(store.ledger().head(CHAIN).position()).isEqualTo(1);
        }
    }

    @Test
    void a_disk_that_turned_read_only_is_called_so() {
        try (OpenStore open = open()) {
            RecordStore store = open.records();
            store.unitOfWork().commit(act(study(1)));
            Reading reading = aReading().build();

            readOnly = true;
            assertThatThrownBy(() -> store.unitOfWork().commit(act(reading)))
                    .isInstanceOf(NotStoredException.class)
                    .hasMessageContaining("aved")
                    .hasMessageNotContaining("SQL state");
            readOnly = false;

            assertThat(store.ledger().head(CHAIN).position()).isEqualTo(1);
            assertThat(store.unitOfWork().commit(act(reading)).position()).isEqualTo(2);
        }
    }

    private OpenStore open() {
        StoreUrl url = new StoreUrl(
                StoreUrl.of("", home).jdbc().replace("jdbc:h2:file:", "jdbc:h2:full:"), StoreUrl.Driver.H2);
        return OpenStore.open(
                home,
                HomeLock.take(home),
                new OpenStore.Access(url, "graftline", "", 4),
                new OsgiDataSourceFactory(new Driver()),
                entry -> {});
    }

    /** The disk under H2, which can be told to be full. */
    public static final class FullDisk extends FilePathWrapper {
        @Override
        public String getScheme() {
            return "full";
        }

        @Override
        public FileChannel open(String mode) throws IOException {
            return new Channel(getBase().open(mode));
        }
    }

    private static final class Channel extends FileBase {
        private final FileChannel disk;

        Channel(FileChannel disk) {
            this.disk = disk;
        }

        private static void requireRoom() throws IOException {
            if (full) {
                throw new IOException("No space left on device");
            }
            if (readOnly) {
                throw new IOException("Read-only file system");
            }
        }

        @Override
        public int write(ByteBuffer from) throws IOException {
            requireRoom();
            return disk.write(from);
        }

        @Override
        public synchronized int write(ByteBuffer from, long position) throws IOException {
            requireRoom();
            return disk.write(from, position);
        }

        @Override
        public int read(ByteBuffer to) throws IOException {
            return disk.read(to);
        }

        @Override
        public synchronized int read(ByteBuffer to, long position) throws IOException {
            return disk.read(to, position);
        }

        @Override
        public long position() throws IOException {
            return disk.position();
        }

        @Override
        public FileChannel position(long position) throws IOException {
            disk.position(position);
            return this;
        }

        @Override
        public long size() throws IOException {
            return disk.size();
        }

        @Override
        public FileChannel truncate(long size) throws IOException {
            disk.truncate(size);
            return this;
        }

        @Override
        public void force(boolean metaData) throws IOException {
            disk.force(metaData);
        }

        @Override
        public @Nullable FileLock tryLock(long position, long size, boolean shared) throws IOException {
            return disk.tryLock(position, size, shared);
        }

        @Override
        protected void implCloseChannel() throws IOException {
            disk.close();
        }
    }
}
