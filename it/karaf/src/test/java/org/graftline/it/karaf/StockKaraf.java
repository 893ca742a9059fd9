package org.graftline.it.karaf;

import static org.assertj.core.api.BDDAssertions.then;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Karaf as Maven Central has it, in a folder of its own, with ports of its own and no way to a network: its Maven repositories are emptied, and nothing but
 * what lies in its {@code system} folder or in a KAR can be installed. Commands are typed into its console over ssh, by {@code bin/client}, as its administrator does.
 */
final class StockKaraf implements AutoCloseable {
    private static final Pattern ESCAPES = Pattern.compile("\u001b\\[[0-9;?]*[a-zA-Z]|\u001b[=>]");
    private static final long PATIENCE_SECONDS = 120;

    private final Path folder;
    private final Path user;
    private final int ssh = freePort();
    final int http = freePort();
    private @Nullable Process process;

    /** @param in an empty folder */
    StockKaraf(Path in) throws IOException {
        folder = in.resolve("karaf");
        user = Files.createDirectories(in.resolve("user"));
        copy(Path.of(System.getProperty("graftline.karaf")), folder);
        copy(Path.of(System.getProperty("graftline.other-party")), folder.resolve("system"));
        Path etc = folder.resolve("etc");
        Files.writeString(etc.resolve("org.ops4j.pax.url.mvn.cfg"), """
                org.ops4j.pax.url.mvn.localRepository = ${karaf.data}/no-repository
                org.ops4j.pax.url.mvn.repositories =
                org.ops4j.pax.url.mvn.settings =
                org.ops4j.pax.url.mvn.defaultRepositories = ${karaf.home.uri}${karaf.default.repository}@id=system.repository@snapshots, \\
                    ${karaf.data.uri}kar@id=kar.repository@multi@snapshots
                """);
        Files.writeString(
                etc.resolve("users.properties"),
                "karaf = karaf,_g_:admingroup\n_g_\\:admingroup = group,admin,manager,viewer,systembundles,ssh\n");
        change(etc.resolve("org.apache.karaf.shell.cfg"), "sshPort = 8101", "sshPort = " + ssh);
        change(
                etc.resolve("org.apache.karaf.management.cfg"),
                "rmiRegistryPort = 1099",
                "rmiRegistryPort = " + freePort());
        change(
                etc.resolve("org.apache.karaf.management.cfg"),
                "rmiServerPort = 44444",
                "rmiServerPort = " + freePort());
        Files.writeString(etc.resolve("org.ops4j.pax.web.cfg"), "org.osgi.service.http.port = " + http + "\n");
    }

    private static void change(Path file, String before, String after) throws IOException {
        String text = Files.readString(file);
        then(text).contains(before);
        Files.writeString(file, text.replace(before, after));
    }

    Path folder() {
        return folder;
    }

    /** What it has logged since its start. */
    String log() throws IOException {
        return Files.readString(folder.resolve("data/log/karaf.log"), StandardCharsets.ISO_8859_1);
    }

    /** Where its processes have their home directory. */
    Path user() {
        return user;
    }

    /** Starts it and waits until its console answers. */
    void start() throws Exception {
        Process started = command("bin/karaf", "server")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("printed.txt").toFile())
                .start();
        process = started;
        waitFor("the console", () -> started.isAlive() && typed("echo here").contains("here"));
    }

    /** Ends it as an administrator does. */
    void stop() throws Exception {
        typed("system:shutdown -f");
        then(running().waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS))
                .as("Karaf stops")
                .isTrue();
    }

    long pid() {
        return running().pid();
    }

    private Process running() {
        return Objects.requireNonNull(process, "Karaf was not started");
    }

    /** Types commands into the console; gives what it printed, without escapes, prompts and empty lines. */
    String typed(String... commands) {
        try {
            Path typed = Files.writeString(user.resolve("typed.txt"), String.join("\n", commands) + "\n");
            Process client = command("bin/client", "-a", Integer.toString(ssh), "-u", "karaf", "-p", "karaf", "-b")
                    .redirectErrorStream(true)
                    .redirectInput(typed.toFile())
                    .redirectOutput(user.resolve("answer.txt").toFile())
                    .start();
            if (!client.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                client.destroyForcibly();
            }
            return Files.readString(user.resolve("answer.txt"), StandardCharsets.UTF_8)
                    .lines()
                    .flatMap(line -> ESCAPES.matcher(line)
                            .replaceAll("")
                            .replace('\r', '\n')
                            .lines())
                    .map(String::strip)
                    .filter(line ->
                            !line.isEmpty() && !line.matches("(karaf@root\\(\\)> *)+") && !line.startsWith("client:"))
                    .collect(Collectors.joining("\n"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Symbolic names with versions of what is installed whose location names a part, one a line. */
    List<String> bundles(String symbolicName) {
        return typed("bundle:list -t 0 -s --no-format")
                .lines()
                .filter(line -> line.contains(symbolicName))
                .map(line -> line.replaceAll("\\s+", " "))
                .toList();
    }

    private ProcessBuilder command(String... words) {
        ProcessBuilder builder = new ProcessBuilder(words).directory(folder.toFile());
        builder.command().set(0, folder.resolve(words[0]).toString());
        builder.environment().put("HOME", user.toString());
        builder.environment().put("TERM", "dumb");
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        // Java takes the home directory from the account, not from HOME
        builder.environment().put("EXTRA_JAVA_OPTS", "-Duser.home=" + user + " -XX:+UseSerialGC");
        return builder;
    }

    static void waitFor(String what, Happened happened) throws Exception {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!happened.yet()) {
            then(System.nanoTime()).as("waiting for " + what).isLessThan(deadline);
            Thread.sleep(100);
        }
    }

    /** Whether something has happened. */
    interface Happened {
        boolean yet() throws Exception;
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void copy(Path from, Path to) throws IOException {
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path one, BasicFileAttributes attributes) throws IOException {
                Files.createDirectories(to.resolve(from.relativize(one)));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path one, BasicFileAttributes attributes) throws IOException {
                Files.copy(
                        one,
                        to.resolve(from.relativize(one)),
                        StandardCopyOption.REPLACE_EXISTING,
                        StandardCopyOption.COPY_ATTRIBUTES);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    @Override
    public void close() {
        Process last = process;
        if (last != null) {
            last.descendants().forEach(ProcessHandle::destroyForcibly);
            last.destroyForcibly();
        }
    }
}
