package org.graftline.it.bench.capture;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code graftline start} as a process of its own, and commands typed beside it. */
public final class Server implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 120;

    private final Path distribution;
    private final Path home;
    private final Path console;
    private final int port;
    private final Process process;

    private Server(Path distribution, Path home, Path console, int port, Process process) {
        this.distribution = distribution;
        this.home = home;
        this.console = console;
        this.port = port;
        this.process = process;
    }

    /** It did not start, and said why. */
    public static final class NotStartedException extends IllegalStateException {
        private static final long serialVersionUID = 1;
        private final String said;

        NotStartedException(String said) {
            super("The server did not start:\n" + said);
            this.said = said;
        }

        /** @return what it printed */
        public String said() {
            return said;
        }
    }

    static Server start(Path distribution, Path home) throws IOException, InterruptedException {
        return start(distribution, home, Map.of());
    }

    /**
     * Starts a server and waits until it answers.
     *
     * @param distribution the folder with {@code bin/graftline}
     * @param home its home directory
     * @param environment variables of its process beside our own
     * @throws NotStartedException if it ends or says nothing
     */
    public static Server start(Path distribution, Path home, Map<String, String> environment)
            throws IOException, InterruptedException {
        int port = freePort();
        Path console = Files.createTempFile("graftline-console", ".txt");
        ProcessBuilder builder = new ProcessBuilder(
                        distribution.resolve("bin/graftline").toString(),
                        "start",
                        "--home",
                        home.toString(),
                        "--port",
                        Integer.toString(port))
                .redirectErrorStream(true)
                .redirectOutput(console.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        Server server = new Server(distribution, home, console, port, process);
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!server.said().contains("http://127.0.0.1:" + port + "/")) {
            if (process.waitFor(50, TimeUnit.MILLISECONDS) || System.nanoTime() > deadline) {
                process.destroyForcibly();
                String said = server.said();
                Files.delete(console);
                throw new NotStartedException(said);
            }
        }
        return server;
    }

    /** @return what it printed so far */
    public String said() throws IOException {
        return Files.readString(console);
    }

    /** @return the root of its API */
    public URI api() {
        return URI.create("http://127.0.0.1:" + port + "/api/v1");
    }

    /** @return the one-time token of the first administrator; empty once there is one */
    Optional<String> firstToken() throws IOException {
        Matcher token = Pattern.compile("#first/(\\S+)").matcher(said());
        return token.find() ? Optional.of(token.group(1)) : Optional.empty();
    }

    /** Ends the process as {@code kill -9} does. */
    public void kill() throws InterruptedException {
        process.destroyForcibly();
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException("The server outlives its kill.");
        }
    }

    /** @return whether it ended by itself within some time */
    public boolean endsWithin(long millis) throws InterruptedException {
        return process.waitFor(millis, TimeUnit.MILLISECONDS);
    }

    /**
     * Types a command that reaches this home.
     *
     * @return what it printed
     * @throws IllegalStateException if it does not end with 0
     */
    public String type(String command, String... words) throws IOException, InterruptedException {
        List<String> typed = new ArrayList<>(
                List.of(distribution.resolve("bin/graftline").toString(), command, "--home", home.toString()));
        typed.addAll(List.of(words));
        Path out = Files.createTempFile("graftline-typed", ".txt");
        Process started = new ProcessBuilder(typed)
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start();
        if (!started.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            started.destroyForcibly().waitFor();
        }
        String printed = Files.readString(out);
        Files.delete(out);
        if (started.exitValue() != 0) {
            throw new IllegalStateException(
                    "'" + String.join(" ", typed) + "' ended with " + started.exitValue() + " and said:\n" + printed);
        }
        return printed;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() throws IOException {
        process.destroy();
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        Files.deleteIfExists(console);
    }
}
