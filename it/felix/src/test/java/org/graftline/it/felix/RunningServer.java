package org.graftline.it.felix;

import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** {@code graftline start}, typed and waited for. */
final class RunningServer {
    private static final long PATIENCE_SECONDS = 120;

    private RunningServer() {}

    /**
     * @param folder for what it prints; is made where it is not there
     * @param home its home directory
     * @return the process, which the caller ends
     */
    static Process start(Path folder, Path home) throws Exception {
        return start(folder, home, ServerIT.freePort());
    }

    /** As the other, on a port. */
    static Process start(Path folder, Path home, int port) throws Exception {
        Files.createDirectories(folder);
        Process server =
                TypedCommand.start(folder, "start", "--home", home.toString(), "--port", Integer.toString(port));
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!Files.readString(folder.resolve("typed.out")).contains("http://127.0.0.1:" + port + "/")) {
            assertTrue(Files.readString(folder.resolve("typed.err")), server.isAlive());
            assertTrue("the server says nothing", System.nanoTime() < deadline);
            assertFalse(server.waitFor(50, TimeUnit.MILLISECONDS));
        }
        return server;
    }
}
