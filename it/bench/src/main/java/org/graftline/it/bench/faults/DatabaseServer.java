package org.graftline.it.bench.faults;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * A real PostgreSQL in a process of its own, which can die and come back at the same address with what it had on its disk. It runs with
 * {@code synchronous_commit=off}, the builder's default: it must not acknowledge to Graftline before it has written all the same.
 */
final class DatabaseServer implements AutoCloseable {
    private static final int TRIES = 50;

    private final Path data;
    private final int port;
    private EmbeddedPostgres running;

    private DatabaseServer(Path data, EmbeddedPostgres running) {
        this.data = data;
        this.port = running.getPort();
        this.running = running;
    }

    /** @throws NotHadException if there is no PostgreSQL for this machine */
    static DatabaseServer start(Path data) throws IOException {
        Files.createDirectories(data);
        try {
            return new DatabaseServer(data, started(data, 0));
        } catch (IOException | RuntimeException none) {
            throw new NotHadException("no PostgreSQL here: " + none.getMessage());
        }
    }

    private static EmbeddedPostgres started(Path data, int port) throws IOException {
        return EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setPort(port)
                .start();
    }

    /** Writes into a home that its records are here. */
    void configure(Path home) throws IOException {
        Files.createDirectories(home.resolve("config"));
        Files.writeString(
                home.resolve("config/org.graftline.store.cfg"),
                "url=jdbc:postgresql://localhost:%d/postgres%nuser=postgres%n".formatted(port));
    }

    /** Ends all of its processes as {@code kill -9} does. */
    void kill() throws IOException {
        long postmaster = Long.parseLong(
                Files.readAllLines(data.resolve("postmaster.pid")).get(0).trim());
        ProcessHandle process = ProcessHandle.of(postmaster).orElseThrow();
        List<ProcessHandle> all =
                Stream.concat(Stream.of(process), process.descendants()).toList();
        all.forEach(ProcessHandle::destroyForcibly);
        all.forEach(one -> one.onExit().join());
        running.close(); // lets the folder go, which nobody serves any more
    }

    /** Stops it as an administrator does who does not wait for anybody. */
    void stop() throws IOException {
        running.close();
    }

    /** Starts it where it was. */
    void startAgain() throws IOException, InterruptedException {
        for (int left = TRIES; ; left--) {
            try {
                running = started(data, port);
                return;
            } catch (IOException | RuntimeException notYet) { // what is left of its processes goes first
                if (left == 0) {
                    throw notYet;
                }
                Thread.sleep(Duration.ofMillis(100).toMillis());
            }
        }
    }

    @Override
    public void close() throws IOException {
        running.close();
    }
}
