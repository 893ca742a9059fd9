package org.graftline.launcher;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * The server that has the home directory already, reached over loopback. It proves the caller by a token in a file that only the owner
 * of the home can read. The answer comes line by line: {@code {"out":…}}, {@code {"err":…}}, and last {@code {"exit":n}}.
 */
final class RunningServer {
    private static final JsonFactory JSON = new JsonFactory();
    private final Path home;
    private final String port;
    private final String token;

    private RunningServer(Path home, String port, String token) {
        this.home = home;
        this.port = port;
        this.token = token;
    }

    /**
     * @param home a home directory that another process has
     * @throws LaunchException if that process is no server
     */
    static RunningServer of(Path home) throws LaunchException {
        try {
            return new RunningServer(
                    home,
                    Files.readString(home.resolve("run/port")).trim(),
                    Files.readString(home.resolve("run/command.token")).trim());
        } catch (IOException e) {
            throw inUse(home, e);
        }
    }

    String url() {
        return "http://127.0.0.1:" + port + "/";
    }

    /** @return the exit code that the server gave */
    int run(List<String> words, Path workingDirectory, PrintStream out, PrintStream err)
            throws LaunchException, InterruptedException {
        HttpRequest request;
        try {
            request = HttpRequest.newBuilder(URI.create(url() + "command"))
                    .header("Authorization", "Bearer " + token)
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(body(words, workingDirectory)))
                    .build();
        } catch (IllegalArgumentException e) {
            throw inUse(home, e); // a port file that holds no port
        }
        HttpClient client =
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(3)).build();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                opened(client.send(request, HttpResponse.BodyHandlers.ofInputStream())), StandardCharsets.UTF_8))) {
            return printed(lines, out, err);
        } catch (IOException e) {
            throw inUse(home, e);
        }
    }

    private java.io.InputStream opened(HttpResponse<java.io.InputStream> response) throws IOException {
        if (response.statusCode() != 200) {
            response.body().close();
            throw new IOException("answered with status " + response.statusCode());
        }
        return response.body();
    }

    private static int printed(BufferedReader lines, PrintStream out, PrintStream err) throws IOException {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), line)) {
                if (json.nextToken() != JsonToken.START_OBJECT) {
                    continue;
                }
                String key = json.nextName();
                json.nextToken();
                if ("exit".equals(key)) {
                    return json.getIntValue();
                }
                ("err".equals(key) ? err : out).println(json.getString());
            }
        }
        throw new IOException("the answer broke off");
    }

    private static String body(List<String> words, Path workingDirectory) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
            json.writeStartObject();
            json.writeArrayPropertyStart("words");
            for (String word : words) {
                json.writeString(word);
            }
            json.writeEndArray();
            json.writeStringProperty("workingDirectory", workingDirectory.toString());
            json.writeEndObject();
        }
        return text.toString();
    }

    private static LaunchException inUse(Path home, Exception cause) {
        return new LaunchException(
                ("The home directory %s is in use by another Graftline process, which takes no commands. "
                                + "Wait until it has ended, or choose another directory with --home.")
                        .formatted(home),
                cause);
    }
}
