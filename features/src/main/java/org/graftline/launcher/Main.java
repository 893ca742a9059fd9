package org.graftline.launcher;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The command {@code graftline}. Leaves by {@link System#exit} on every path, since a framework keeps threads. */
public final class Main {
    private final Path installation;
    private final Path workingDirectory;
    private final PrintStream out;
    private final PrintStream err;

    private Main(Path installation, Path workingDirectory, PrintStream out, PrintStream err) {
        this.installation = installation;
        this.workingDirectory = workingDirectory;
        this.out = out;
        this.err = err;
    }

    /** @param words the command and its arguments */
    public static void main(String[] words) {
        // Streams of our own: Gogo replaces System.out and System.err when it starts, and consoles speak UTF-8.
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        List<String> typed = List.of(words);
        int exitCode = ExitCode.FAILED;
        try {
            Main main = new Main(
                    Path.of(System.getProperty("graftline.installation", ".")).toAbsolutePath(),
                    Path.of("").toAbsolutePath(),
                    out,
                    err);
            exitCode = main.run(Invocation.of(typed, main.workingDirectory, Path.of(System.getProperty("user.home"))));
        } catch (LaunchException e) {
            err.println("graftline: " + e.getMessage());
            exitCode = e.exitCode();
            traceIfAsked(typed, e, err);
        } catch (InterruptedException | IOException | RuntimeException | Error e) {
            err.println("graftline: " + e);
            traceIfAsked(typed, e, err);
        } finally {
            out.flush();
            System.exit(exitCode);
        }
    }

    private int run(Invocation invocation) throws LaunchException, InterruptedException, IOException {
        Optional<Home> taken = invocation.needsHome() ? Home.take(invocation.home()) : Optional.of(Home.throwAway());
        if (taken.isEmpty()) {
            return runBy(RunningServer.of(invocation.home()), invocation);
        }
        try (Home home = taken.get()) {
            keepNoiseIn(Files.createDirectories(home.directory().resolve("log")));
            if (invocation.serves()) {
                requireFree(invocation.port());
            }
            try (Container container = Container.start(installation, invocation, home)) {
                int exitCode = container.run(invocation.words(), workingDirectory, out, err);
                if (invocation.serves() && exitCode == ExitCode.DONE) {
                    Runtime.getRuntime().addShutdownHook(new Thread(container::close, "stop"));
                    container.awaitStop();
                }
                return exitCode;
            }
        }
    }

    private int runBy(RunningServer server, Invocation invocation) throws LaunchException, InterruptedException {
        if (invocation.serves()) {
            out.println("Graftline serves this home already: " + server.url());
            return ExitCode.DONE;
        }
        if (invocation.needsHomeAlone()) {
            throw new LaunchException(
                    ExitCode.FAILED,
                    "A server has the home directory %s. Stop it first: nobody may write while records are moved."
                            .formatted(invocation.home()));
        }
        return server.run(invocation.words(), workingDirectory, out, err);
    }

    /** What libraries print by themselves is for whoever reads logs; the console is for the command's own lines. */
    private static void keepNoiseIn(Path logs) throws IOException {
        System.setProperty("graftline.logs", logs.toString());
        PrintStream noise = new PrintStream(
                new FileOutputStream(logs.resolve("console.log").toFile(), true), true, StandardCharsets.UTF_8);
        System.setOut(noise);
        System.setErr(noise);
    }

    private static void requireFree(int port) throws LaunchException {
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        } catch (IOException e) {
            throw new LaunchException(
                    "Port %d of this machine is taken by another program. Choose another with --port N."
                            .formatted(port),
                    e);
        }
    }

    private static void traceIfAsked(List<String> typed, Throwable failure, PrintStream err) {
        if (typed.contains("--verbose")) {
            failure.printStackTrace(err);
        }
    }
}
