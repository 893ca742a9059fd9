package org.graftline.it.bench.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.graftline.it.bench.capture.Client;
import org.graftline.it.bench.capture.Laboratory;
import org.graftline.it.bench.capture.Server;
import org.graftline.it.bench.capture.Shift;
import org.graftline.it.bench.capture.Technician;
import org.graftline.it.bench.capture.Technician.Reading;
import org.graftline.it.bench.capture.Technician.Refused;
import org.jspecify.annotations.Nullable;

/** An installation at work: its server, its technicians, and the oracle of what they were promised. For one thread. */
final class Site implements AutoCloseable {
    private static final int TECHNICIANS = 4;
    private static final Duration PAUSE = Duration.ofMillis(60);
    private static final int LEAST = 5;

    private final Path distribution;
    private final Path place;
    private final Path home;
    private final Map<String, String> environment = new HashMap<>();
    private final Laboratory laboratory = new Laboratory(TECHNICIANS);
    private final Oracle oracle;
    private final StringBuilder whyNoDisk = new StringBuilder();
    private final StringBuilder whyNoSwitch = new StringBuilder();
    private final @Nullable LoopDisk disk;
    private final @Nullable FaultSwitch faults;
    private final @Nullable DatabaseServer database;
    private @Nullable Server server;
    private List<Client> clients = List.of();
    private @Nullable Client director;

    private Site(Path distribution, Path place, Ground ground) throws IOException, InterruptedException {
        this.distribution = distribution;
        this.place = place;
        this.disk = ground == Ground.DISK ? LoopDisk.mount(place, whyNoDisk).orElse(null) : null;
        Path under = disk == null ? Files.createDirectories(place.resolve("plain")) : disk.folder();
        this.home = under.resolve("home");
        this.faults = ground == Ground.DISK
                ? FaultSwitch.make(place, under, whyNoSwitch).orElse(null)
                : null;
        if (faults != null) {
            environment.putAll(faults.environment());
        }
        this.database = ground == Ground.DATABASE_SERVER ? DatabaseServer.start(place.resolve("server")) : null;
        if (database != null) {
            database.configure(home);
        }
        if (ground == Ground.SMALL_HEAP) {
            environment.put("GRAFTLINE_JAVA_OPTS", "-Xmx" + OutOfMemory.HEAP_MB + "m");
        }
        this.oracle = new Oracle(place.resolve("acknowledged.log"));
    }

    /**
     * Sets an installation up.
     *
     * @param place an empty folder
     * @throws NotHadException if the machine lacks what the ground needs
     */
    static Site open(Path distribution, Path place, Ground ground) throws IOException, InterruptedException {
        Site site = new Site(distribution, place, ground);
        try {
            Server first = Server.start(distribution, site.home, site.environment);
            site.server = first;
            site.laboratory.setUp(first);
            site.logIn();
            site.oracle.begin(site.director());
            return site;
        } catch (IOException | InterruptedException | RuntimeException failure) {
            site.close();
            throw failure;
        }
    }

    Path home() {
        return home;
    }

    Path place() {
        return place;
    }

    Server server() {
        return required(server, "no server runs");
    }

    /** @return the small disk, if there is one */
    Optional<LoopDisk> disk() {
        return Optional.ofNullable(disk);
    }

    /** @throws NotHadException if there is none */
    FaultSwitch faults() {
        if (faults == null) {
            throw new NotHadException(whyNoSwitch.toString());
        }
        return faults;
    }

    /** @return why there is no disk of its own */
    String whyNoDisk() {
        return whyNoDisk.toString();
    }

    DatabaseServer database() {
        return required(database, "this site has a file");
    }

    /** @return the browser of somebody who may see everything */
    Client director() {
        return required(director, "nobody is logged in");
    }

    private static <T> T required(@Nullable T value, String otherwise) {
        if (value == null) {
            throw new IllegalStateException(otherwise);
        }
        return value;
    }

    /** Everybody begins to measure. */
    Shift shift() {
        return Shift.begin(clients, PAUSE, oracle::acknowledged);
    }

    /** Logs everybody in again, as after a restart or when sessions ended. */
    void logIn() throws IOException, InterruptedException {
        clients = laboratory.logIn(server());
        Client browser = new Client(server().api());
        laboratory.logInDirector(browser);
        director = browser;
    }

    /** Starts the server again after it ended. */
    void start() throws IOException, InterruptedException {
        server().close();
        server = Server.start(distribution, home, environment);
        logIn();
    }

    /** Waits until technicians have saved a few readings more than before. */
    void awaitReadings() throws InterruptedException {
        int before = oracle.size();
        long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (oracle.size() < before + LEAST && System.nanoTime() < deadline) {
            Thread.sleep(5);
        }
        if (oracle.size() < before + LEAST) {
            throw new IllegalStateException("For a minute nothing was saved, and nothing is wrong with the machine.");
        }
    }

    /** After the fault: nothing that was refused is there, what was not acknowledged goes in now, and all is there once. */
    void settle(Shift shift, Tally tally) throws IOException, InterruptedException {
        Oracle.Stored before = Oracle.stored(director());
        int again = 0;
        int saved = 0;
        for (Technician technician : shift.technicians()) {
            saved += technician.acknowledged().size();
            for (Refused refused : technician.refused()) {
                Sentences.fault(refused).ifPresentOrElse(tally::wrong, () -> tally.refused(Sentences.of(refused)));
                if (Sentences.promisesNothingStored(refused)
                        && before.readings().containsKey(refused.reading().uuid())) {
                    tally.wrong("Reading %s was refused whole and is there: %s"
                            .formatted(refused.reading().uuid(), refused));
                }
            }
            List<Reading> open = new ArrayList<>(technician.withoutAnswer());
            technician.refused().forEach(refused -> open.add(refused.reading()));
            for (Reading reading : open) {
                clients.get(technician.number())
                        .send("PUT", Technician.path(reading.uuid()), reading.body())
                        .required("The repetition");
                oracle.acknowledged(reading);
            }
            again += open.size();
        }
        tally.acknowledged(saved + again);
        tally.repeated(again);
        oracle.compare(Oracle.stored(director()), tally);
        verify(tally);
    }

    private void verify(Tally tally) throws IOException, InterruptedException {
        try {
            server().type("verify-audit");
        } catch (IllegalStateException findings) {
            tally.wrong(String.valueOf(findings.getMessage()));
        }
    }

    /** Keeps the log beside the disk, which goes with the site. */
    void keepLog() throws IOException {
        Path log = home.resolve("log/graftline.log");
        if (Files.exists(log)) {
            Files.copy(log, place.resolve("graftline.log"), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    @Override
    public void close() throws IOException {
        if (faults != null) {
            faults.heal();
        }
        if (server != null) {
            server.close();
        }
        oracle.close();
        if (database != null) {
            database.close();
        }
        if (disk != null) {
            disk.close();
        }
    }
}
