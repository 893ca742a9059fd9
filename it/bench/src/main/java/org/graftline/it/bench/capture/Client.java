package org.graftline.it.bench.capture;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** One person's browser: a cookie jar, the token of the session, and JSON. Not for several threads. */
public final class Client {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final URI api;
    private final HttpClient http;
    private @Nullable String token;

    /** @param api root of the interface */
    public Client(URI api) {
        this.api = api;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .cookieHandler(new CookieManager())
                .connectTimeout(PATIENCE)
                .build();
    }

    /**
     * What the server said.
     *
     * @param status of the answer
     * @param body its JSON, missing where there is none
     */
    public record Answer(int status, JsonNode body) {
        /** @throws IllegalStateException if the status is not one of success */
        public Answer required(String what) {
            if (status / 100 != 2) {
                throw new IllegalStateException(what + " was answered with " + status + ": " + body);
            }
            return this;
        }
    }

    /** Becomes the first administrator, who directs studies as well. */
    public void first(String firstToken, String login, String password) throws IOException, InterruptedException {
        remember(send(
                "POST",
                "/first-administrator",
                Map.of(
                        "token",
                        firstToken,
                        "login",
                        login,
                        "name",
                        login,
                        "password",
                        password,
                        "alsoDirector",
                        true)));
    }

    /** Begins a session. */
    public void logIn(String login, String password) throws IOException, InterruptedException {
        remember(send("POST", "/session", Map.of("login", login, "password", password)));
    }

    private void remember(Answer answer) {
        token = answer.required("Log-in").body().path("token").asString();
    }

    /**
     * Sends one request and waits for its answer.
     *
     * @throws IOException if none comes
     */
    public Answer send(String method, String path, @Nullable Object body) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(api + path))
                .timeout(PATIENCE)
                .header("Accept", "application/json")
                .method(
                        method,
                        body == null
                                ? BodyPublishers.noBody()
                                : BodyPublishers.ofString(JSON.writeValueAsString(body)));
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        if (token != null && !method.equals("GET")) {
            request.header("X-Graftline-Token", token);
        }
        HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
        String text = answer.body();
        return new Answer(answer.statusCode(), text.isEmpty() ? JSON.missingNode() : JSON.readTree(text));
    }
}
