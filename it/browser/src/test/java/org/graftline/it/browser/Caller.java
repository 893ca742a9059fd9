package org.graftline.it.browser;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Somebody who prepares a laboratory through the API, before anybody opens a browser. */
final class Caller {
    private static final Pattern TOKEN = Pattern.compile("\"token\":\"([^\"]+)\"");

    private final HttpClient client =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    private final String root;
    private @Nullable String token;

    /** @param root scheme, host and port, with a slash behind */
    Caller(String root) {
        this.root = root;
    }

    /** Logs in, or becomes the first administrator: whatever answers with a token. */
    void begins(String path, String body) {
        Matcher found = TOKEN.matcher(sends("POST", path, body));
        if (!found.find()) {
            throw new AssertionError("No token came back from " + path);
        }
        token = found.group(1);
    }

    /** @return the answer's body; the status must be one of success */
    String sends(String method, String path, String body) {
        return sends(method, path, "application/json", body);
    }

    String sends(String method, String path, String type, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(root + "api/v1" + path))
                .header("Content-Type", type)
                .method(method, HttpRequest.BodyPublishers.ofString(body));
        if (token != null) {
            request.header("X-Graftline-Token", token);
        }
        try {
            HttpResponse<String> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() >= 300) {
                throw new AssertionError(
                        method + " " + path + " answered " + answer.statusCode() + ": " + answer.body());
            }
            return answer.body();
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** @return the answer to a GET */
    String gets(String path) {
        return sends("GET", path, "");
    }
}
