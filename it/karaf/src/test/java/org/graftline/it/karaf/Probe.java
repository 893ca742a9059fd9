package org.graftline.it.karaf;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/** Somebody who uses the other party's application all the time, and counts every answer that is not the one expected. */
final class Probe implements AutoCloseable {
    private static final Duration BETWEEN = Duration.ofMillis(20);

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final URI page;
    private final AtomicLong asked = new AtomicLong();
    private final List<String> failures = new CopyOnWriteArrayList<>();
    private final Thread thread = new Thread(this::ask, "probe");
    private volatile boolean wanted = true;

    Probe(URI page) {
        this.page = page;
        thread.start();
    }

    private void ask() {
        while (wanted) {
            asked.incrementAndGet();
            try {
                HttpResponse<String> answer = client.send(
                        HttpRequest.newBuilder(page)
                                .timeout(Duration.ofSeconds(5))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
                if (answer.statusCode() != 200 || !answer.body().equals("The vivarium is open.")) {
                    failures.add(answer.statusCode() + " " + answer.body());
                }
                Thread.sleep(BETWEEN.toMillis());
            } catch (IOException e) {
                failures.add(e.toString());
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    long asked() {
        return asked.get();
    }

    List<String> failures() {
        return failures;
    }

    @Override
    public void close() {
        wanted = false;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
