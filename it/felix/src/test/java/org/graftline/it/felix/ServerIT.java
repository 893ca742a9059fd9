package org.graftline.it.felix;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** A server that somebody started, and what others get who type commands for its home. */
public class ServerIT {
    private static final long PATIENCE_SECONDS = 120;

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private Path here;
    private Path elsewhere;
    private Path home;
    private int port;
    private Process server;

    @Before
    public void start() throws Exception {
        here = folder.newFolder("server").toPath();
        elsewhere = folder.newFolder("person").toPath();
        home = folder.getRoot().toPath().resolve("home");
        port = freePort();
        server = RunningServer.start(here, home, port);
    }

    @After
    public void stop() {
        server.destroyForcibly();
    }

    @Test
    public void it_serves_takes_commands_and_stops_when_asked() throws Exception {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        String console = Files.readString(here.resolve("typed.out"));
        while (!console.contains("#first/") && System.nanoTime() < deadline) { // said line by line
            assertFalse(server.waitFor(50, TimeUnit.MILLISECONDS));
            console = Files.readString(here.resolve("typed.out"));
        }
        assertTrue(console, console.contains("http://127.0.0.1:" + port + "/#first/"));
        assertEquals(
                200,
                HttpClient.newHttpClient()
                        .send(
                                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/"))
                                        .build(),
                                HttpResponse.BodyHandlers.discarding())
                        .statusCode());
        assertEquals(
                "rw-------",
                PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve("run/command.token"))));

        Files.writeString(elsewhere.resolve("rows.csv"), "donor,mouse,arm,day,volume_mm3\nD1,M1,control,0,100\n");
        TypedCommand imported = TypedCommand.type(
                elsewhere, "import", "--home", home.toString(), "--study", "S", "--accept", "rows.csv");
        assertEquals(imported.told(), 0, imported.exit());
        assertTrue(imported.told(), imported.told().contains("1 row: 1 new reading (0 of them without a value)"));
        TypedCommand wrong = TypedCommand.type(
                elsewhere, "import", "--home", home.toString(), "--study", "S", "--accept", "none.csv");
        assertEquals(wrong.told(), 1, wrong.exit());
        assertEquals(wrong.told(), 1, wrong.err().size());
        TypedCommand usage = TypedCommand.type(elsewhere, "report", "--home", home.toString());
        assertEquals(usage.told(), 2, usage.exit());
        backedUp();
        hostileNamesMakeNoLine();
        TypedCommand second = TypedCommand.type(elsewhere, "start", "--home", home.toString());
        assertEquals(second.told(), 0, second.exit());
        assertTrue(second.told(), second.told().contains("http://127.0.0.1:" + port + "/"));

        server.destroy();
        assertTrue("it does not stop", server.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS));
        assertFalse(Files.exists(home.resolve("run/command.token")));
        TypedCommand audit = TypedCommand.type(elsewhere, "verify-audit", "--home", home.toString());
        assertEquals(audit.told(), 0, audit.exit());
        assertTrue(audit.told(), audit.told().contains("study:S: 1 entries"));
    }

    /** While the server runs: it writes the backup where the person stands, and the trial disturbs nobody. */
    private void backedUp() throws Exception {
        TypedCommand backup = TypedCommand.type(elsewhere, "backup", "--home", home.toString(), "--out", "b.zip");
        assertEquals(backup.told(), 0, backup.exit());
        assertTrue(
                backup.told(), backup.told().contains(elsewhere.resolve("b.zip").toString()));
        TypedCommand trial = TypedCommand.type(elsewhere, "restore", "--test", "--from", "b.zip");
        assertEquals(trial.told(), 0, trial.exit());
        assertTrue(trial.told(), trial.told().contains("study:S: head 1 "));
        TypedCommand taken = TypedCommand.type(elsewhere, "restore", "--from", "b.zip", "--home", home.toString());
        assertEquals(taken.told(), 1, taken.exit());
        assertTrue(taken.told(), taken.told().contains(home + " is not empty"));
        TypedCommand move = TypedCommand.type(
                elsewhere, "move", "--home", home.toString(), "--to", "jdbc:postgresql://localhost/none");
        assertEquals(move.told(), 1, move.exit());
        assertTrue(move.told(), move.told().contains("Stop it first"));
    }

    /** Names with line ends, escapes and separators at log-in, as a study and as a file; each message is one line of the log. */
    private void hostileNamesMakeNoLine() throws Exception {
        String forged = "2026-01-01T00:00:00.000Z ERROR forged";
        for (String end : List.of("\\r\\n", "\\n", "\\u001b[31m", "\\u2028", "\\u0085")) {
            HttpRequest logIn = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1/session"))
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(
                            "{\"login\":\"x%s%s\",\"password\":\"y\"}".formatted(end, forged)))
                    .build();
            int status = HttpClient.newHttpClient()
                    .send(logIn, HttpResponse.BodyHandlers.discarding())
                    .statusCode();
            assertTrue("status " + status, status >= 400 && status < 500);
        }
        HttpRequest study = HttpRequest.newBuilder(URI.create(
                        "http://127.0.0.1:" + port + "/api/v1/studies/x%0D%0A2026-01-01T00:00:00.000Z/readings"))
                .build();
        assertTrue(HttpClient.newHttpClient()
                        .send(study, HttpResponse.BodyHandlers.discarding())
                        .statusCode()
                >= 400);
        String name = "rows\n" + forged + "\u001b[31m.csv";
        Files.writeString(elsewhere.resolve(name), "donor,mouse,arm,day,volume_mm3\nD1,M1,control,0,100\n");
        TypedCommand.type(elsewhere, "import", "--home", home.toString(), "--study", "T\n" + forged, "--accept", name);

        List<String> lines = Files.readAllLines(home.resolve("log/graftline.log"));
        assertFalse("the server logs", lines.isEmpty());
        for (String line : lines) {
            assertTrue(line, line.matches("(\\d{4}-\\d{2}-\\d{2}T[\\d:.]+Z (INFO |WARN |ERROR) .*)|(    .*)|"));
            assertFalse(line, line.startsWith(forged));
        }
    }

    @Test
    public void a_port_that_is_taken_is_refused_in_one_line() throws Exception {
        TypedCommand other = TypedCommand.type(
                elsewhere,
                "start",
                "--home",
                folder.getRoot().toPath().resolve("other").toString(),
                "--port",
                Integer.toString(port));

        assertEquals(other.told(), 1, other.exit());
        assertEquals(other.told(), 1, other.err().size());
        assertTrue(other.told(), other.err().get(0).contains("Port " + port));
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
