package org.graftline.shell.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FrontDoorTest {
    private final AtomicInteger asked = new AtomicInteger();
    private HttpServer server;
    private FrontDoor door;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.start();
        door = new FrontDoor(
                "http://127.0.0.1:%d/".formatted(server.getAddress().getPort()));
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private void answering(int refusals) {
        server.createContext("/api/v1/session", exchange -> {
            exchange.sendResponseHeaders(asked.incrementAndGet() > refusals ? 200 : 404, -1);
            exchange.close();
        });
    }

    @Test
    void pages_that_are_not_there_yet_are_waited_for() {
        answering(2);
        assertThat(door.opens(Duration.ofSeconds(30))).isTrue();
        assertThat(asked).hasValue(3);
    }

    @Test
    void pages_that_do_not_come_are_given_up() {
        assertThat(door.opens(Duration.ZERO)).isFalse();
        server.stop(0);
        assertThat(door.opens(Duration.ZERO)).isFalse();
    }
}
