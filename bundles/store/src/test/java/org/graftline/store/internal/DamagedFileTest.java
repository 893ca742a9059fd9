package org.graftline.store.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.graftline.store.internal.Records.CHAIN;
import static org.graftline.store.internal.Records.CODE;
import static org.graftline.store.internal.Records.aReading;
import static org.graftline.store.internal.Records.act;
import static org.graftline.store.internal.Records.oneOfEachStudyTable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.graftline.store.internal.backup.OwnFiles;
import org.graftline.study.StudyData;
import org.graftline.study.StudyException;
import org.graftline.study.record.LedgerEntry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Random damage to the H2 file: each start serves exactly what was acknowledged, or refuses with a sentence; never less without a word.
 * A campaign of any length: {@code -Ddamage.rounds=2000 -Ddamage.seed=7}; the seed of a failure is printed with its round.
 */
class DamagedFileTest {
    private static final int ROUNDS = Integer.getInteger("damage.rounds", 20);
    private static final long SEED = Long.getLong("damage.seed", 20261129L);

    @TempDir
    Path folder;

    private Path home = Path.of("");
    private byte[] whole = {};
    private byte[] seal = {};
    private byte[] heads = {};
    private StudyData data = new StudyData(
            Records.study(1),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            org.graftline.study.LedgerHead.EMPTY);
    private List<LedgerEntry> entries = List.of();

    @BeforeEach
    void aHomeThatWasClosed() throws IOException {
        home = folder.resolve("home");
        try (OpenStore store = OpenStoreTest.open(home)) {
            store.records().unitOfWork().commit(act(oneOfEachStudyTable()));
            for (int i = 0; i < 40; i++) {
                store.records().unitOfWork().commit(act(aReading().build()));
            }
            data = store.records().studyRecords().data(CODE);
            entries = store.records().ledger().entries(CHAIN, 0, 100);
        }
        whole = Files.readAllBytes(file());
        seal = Files.readAllBytes(home.resolve("data/graftline.sha256"));
        heads = Files.readAllBytes(home.resolve("ledger/heads.log"));
    }

    private Path file() {
        return home.resolve("data/graftline.mv.db");
    }

    private void put(byte[] bytes, boolean sealed) throws IOException {
        OwnFiles.deleteTree(home);
        Files.createDirectories(home.resolve("data"));
        Files.createDirectories(home.resolve("ledger"));
        Files.write(file(), bytes);
        Files.write(home.resolve("ledger/heads.log"), heads);
        if (sealed) {
            Files.write(home.resolve("data/graftline.sha256"), seal);
        }
    }

    @Test
    void a_file_that_is_as_it_was_closed_is_served_and_so_is_one_that_nobody_came_to_close() throws IOException {
        put(whole, true);
        assertThat(outcome()).isEqualTo("served");
        put(whole, false);
        assertThat(outcome()).isEqualTo("served");
        assertThat(home.resolve("data/graftline.sha256")).exists(); // and is sealed from then on
    }

    @Test
    void any_change_of_a_closed_file_is_refused_before_anything_is_read() throws IOException {
        Random random = new Random(SEED);
        for (int round = 0; round < ROUNDS / 4; round++) {
            byte[] damaged = damaged(random);
            put(damaged, true);
            assertThat(outcome())
                    .as("seed %d, round %d", SEED, round)
                    .contains("is damaged: it is not as it was when it was closed");
            assertThat(file()).hasBinaryContent(damaged); // left as it is, for whoever looks into it
        }
    }

    @Test
    void a_damaged_file_that_nobody_came_to_close_is_served_whole_or_refused_with_the_way_out() throws IOException {
        Random random = new Random(SEED);
        int refused = 0;
        for (int round = 0; round < ROUNDS; round++) {
            byte[] damaged = damaged(random);
            put(damaged, false);
            String outcome = outcome();
            if (!outcome.equals("served")) {
                assertThat(outcome)
                        .as("seed %d, round %d", SEED, round)
                        .matches("(?s).*(is damaged|is older than the heads|is not as it was written).*")
                        .contains("home directory", "backup");
                refused++;
            }
        }
        System.out.println("DamagedFileTest: %d rounds, %d refused, %d served whole, seed %d"
                .formatted(ROUNDS, refused, ROUNDS - refused, SEED));
        assertThat(refused).isPositive();
    }

    /** A seal of a file that somebody still writes to would call their next write damage. */
    @Test
    void a_file_that_is_still_open_is_not_sealed() throws IOException {
        put(whole, false);
        try (OpenStore store = OpenStoreTest.open(home)) {
            new FileSeal(home.resolve("data/graftline")).close();
            assertThat(home.resolve("data/graftline.sha256")).doesNotExist();
            store.records().unitOfWork().commit(act(aReading().build()));
        }
        assertThat(home.resolve("data/graftline.sha256")).exists();
    }

    /** One of the ways in which disks and copies fail; never the file as it was. */
    private byte[] damaged(Random random) {
        byte[] bytes = whole.clone();
        switch (random.nextInt(5)) {
            case 0 -> bytes = Arrays.copyOf(bytes, random.nextInt(bytes.length));
            case 1 -> bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
            case 2 -> {
                for (int i = 0; i < 8; i++) {
                    bytes[random.nextInt(bytes.length)] ^= (byte) (1 + random.nextInt(255));
                }
            }
            case 3 -> {
                int from = 512 * random.nextInt(bytes.length / 512);
                Arrays.fill(bytes, from, Math.min(bytes.length, from + 4096), (byte) 0);
            }
            default -> {
                int from = 4096 * random.nextInt(bytes.length / 4096);
                int to = 4096 * random.nextInt(bytes.length / 4096);
                System.arraycopy(whole, from, bytes, to, 4096);
            }
        }
        return Arrays.equals(bytes, whole) ? Arrays.copyOf(bytes, bytes.length / 2) : bytes;
    }

    /** @return "served", or the sentence of the refusal; fails if less is served than was acknowledged */
    private String outcome() {
        try (OpenStore store = OpenStoreTest.open(home)) {
            assertThat(store.records().studyRecords().data(CODE)).isEqualTo(data);
            assertThat(store.records().ledger().entries(CHAIN, 0, 100)).isEqualTo(entries);
            assertThat(store.records().ledger().verify().isIntact()).isTrue();
            return "served";
        } catch (StudyException refused) {
            return refused.getMessage();
        }
    }
}
