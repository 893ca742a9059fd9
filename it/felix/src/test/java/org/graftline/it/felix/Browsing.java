package org.graftline.it.felix;

import static org.junit.Assert.assertTrue;

import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One browser: its cookies by host and port, the pages of Graftline and those of a provider. It follows no redirect by itself. */
final class Browsing {
    private static final Pattern FORM = Pattern.compile("action=\"([^\"]+)\"");
    private static final Pattern TOKEN = Pattern.compile("\"token\":\"([^\"]+)\"");
    private static final Pattern ADDRESS = Pattern.compile("\"address\":\"([^\"]+)\"");

    private final HttpClient client = HttpClient.newHttpClient();
    private final Map<String, Map<String, String>> cookies = new HashMap<>();
    private final String root;
    private @Nullable String token;

    /** @param root where Graftline is, without a slash behind it */
    Browsing(String root) {
        this.root = root;
    }

    HttpResponse<String> api(String method, String path, @Nullable String body) throws Exception {
        HttpRequest.Builder request = request(URI.create(root + "/api/v1" + path))
                .header("Content-Type", "application/json")
                .method(
                        method,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        if (token != null) {
            request.header("X-Graftline-Token", token);
        }
        HttpResponse<String> answer = sent(request);
        Matcher found = TOKEN.matcher(answer.body());
        if (found.find()) {
            token = found.group(1);
        }
        return answer;
    }

    /** @return where the browser goes to log in at the only provider there is */
    URI leave() throws Exception {
        return address(api("POST", "/single-sign-on", "{\"provider\":\"openid\"}"));
    }

    static URI address(HttpResponse<String> answer) {
        Matcher found = ADDRESS.matcher(answer.body());
        assertTrue(answer.body(), found.find());
        return URI.create(found.group(1));
    }

    /** Opens a page of a provider. */
    HttpResponse<String> open(URI address) throws Exception {
        return sent(request(address));
    }

    /** Fills the form of a provider's page in. */
    HttpResponse<String> fill(HttpResponse<String> page, Map<String, String> fields) throws Exception {
        Matcher form = FORM.matcher(page.body());
        assertTrue(page.body(), form.find());
        URI action = page.uri().resolve(form.group(1).replace("&amp;", "&"));
        String body = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return sent(request(action)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    /** @return the answer with which a provider sends the browser back, as our page hands it on */
    static String brought(HttpResponse<String> redirect) {
        URI back = URI.create(redirect.headers().firstValue("Location").orElseThrow());
        return "{\"answer\":{%s}}"
                .formatted(parameters(back).entrySet().stream()
                        .map(one -> "\"" + one.getKey() + "\":\"" + one.getValue() + "\"")
                        .collect(Collectors.joining(",")));
    }

    static Map<String, String> parameters(URI address) {
        return Arrays.stream(address.getRawQuery().split("&", -1))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
    }

    private HttpRequest.Builder request(URI address) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address);
        String sent = cookies.getOrDefault(address.getAuthority(), Map.of()).entrySet().stream()
                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
        return sent.isEmpty() ? request : request.header("Cookie", sent);
    }

    private HttpResponse<String> sent(HttpRequest.Builder request) throws Exception {
        HttpResponse<String> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        Map<String, String> kept = cookies.computeIfAbsent(answer.uri().getAuthority(), authority -> new HashMap<>());
        for (String cookie : answer.headers().allValues("Set-Cookie")) {
            String[] pair = cookie.split(";", 2)[0].split("=", 2);
            if (cookie.contains("Max-Age=0")) {
                kept.remove(pair[0]);
            } else {
                kept.put(pair[0], pair[1]);
            }
        }
        return answer;
    }
}
