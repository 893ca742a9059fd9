package org.graftline.it.browser;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code bin/graftline} serving on a port of its own: with the bundled study imported, once more, or empty and rehearsing. */
final class DemoServer implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 120;
    private static final Pattern FIRST_ADDRESS = Pattern.compile("http://\\S+/#first/\\S+");
    private static final Pattern ADDRESS = Pattern.compile("http://127\\.0\\.0\\.1:\\d+/(?=\\s)");

    private final Process process;
    private final String firstAddress;

    private DemoServer(Process process, String firstAddress) {
        this.process = process;
        this.firstAddress = firstAddress;
    }

    /** @param folder for the home directory and what the console says */
    static DemoServer start(Path folder) throws IOException, InterruptedException {
        return start(folder, "demo", "", FIRST_ADDRESS);
    }

    /** Serves a home where somebody administrates already. */
    static DemoServer startAgain(Path folder) throws IOException, InterruptedException {
        return start(folder, "start", "", ADDRESS);
    }

    /**
     * An installation without anybody and anything, in simulated time.
     *
     * @param folder for what the console says; the home directory {@code home} in it may hold settings
     * @param clock a file that holds what time it is
     */
    static DemoServer rehearsing(Path folder, Path clock) throws IOException, InterruptedException {
        return start(folder, "start", "-Dgraftline.clock=file:" + clock, FIRST_ADDRESS);
    }

    private static DemoServer start(Path folder, String command, String options, Pattern sign)
            throws IOException, InterruptedException {
        Path console = folder.resolve("console.txt");
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(
                                        System.getProperty("graftline.distribution", "../../features/target/graftline"),
                                        "bin/graftline")
                                .toString(),
                        command,
                        "--home",
                        folder.resolve("home").toString(),
                        "--port",
                        Integer.toString(freePort()))
                .redirectErrorStream(true)
                .redirectOutput(console.toFile());
        // a server of a few minutes is served sooner by the quick compiler alone
        builder.environment()
                .merge(
                        "GRAFTLINE_JAVA_OPTS",
                        "-XX:TieredStopAtLevel=1 " + options,
                        (before, more) -> before + " " + more);
        Process process = builder.start();
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (true) {
            String said = Files.readString(console);
            Matcher address = sign.matcher(said);
            if (address.find()) {
                return new DemoServer(process, address.group());
            }
            if (process.waitFor(200, TimeUnit.MILLISECONDS) || System.nanoTime() > deadline) {
                process.destroyForcibly();
                throw new AssertionError("The server printed no address:\n" + said);
            }
        }
    }

    /** @return the address that the console prints, of a new home with the one-time token */
    String firstAddress() {
        return firstAddress;
    }

    /** @return scheme, host and port, with a slash behind */
    String root() {
        return firstAddress.replaceFirst("#.*", "");
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
