package org.graftline.web.internal.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All addresses of the API. Safe for many threads. */
public final class Routes {
    private final List<Route> all;

    /** @param all in the order they are tried; no two match the same request */
    public Routes(List<Route> all) {
        this.all = List.copyOf(all);
    }

    /** @return every route */
    public List<Route> all() {
        return all;
    }

    /** A route and the values of the names in its path. */
    public record Found(Route route, Map<String, String> values) {
        /** Copies the values in. */
        public Found {
            values = Map.copyOf(values);
        }
    }

    /**
     * @param method of the request
     * @param rawPath below the API's root, still percent-encoded, so that an encoded slash stays inside its segment
     * @return the route
     * @throws Refusal if nothing is there, or nothing for the method
     */
    public Found find(String method, String rawPath) {
        List<String> path = segments(rawPath);
        boolean known = false;
        for (Route route : all) {
            Optional<Map<String, String>> values = route.match(path);
            if (values.isPresent()) {
                if (route.method().name().equals(method)) {
                    return new Found(route, values.get());
                }
                known = true;
            }
        }
        if (known) {
            throw new Refusal(
                    Status.WRONG_METHOD,
                    "This address does not take the method of the request. /api/v1/openapi.json lists what it takes.");
        }
        throw new Refusal(Status.NOT_FOUND, "Nothing is at this address. /api/v1/openapi.json lists all addresses.");
    }

    private static List<String> segments(String rawPath) {
        String bare = rawPath.startsWith("/") ? rawPath.substring(1) : rawPath;
        return List.of(bare.split("/", -1)).stream().map(Routes::decoded).toList();
    }

    private static String decoded(String segment) {
        try {
            return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException broken) {
            throw new Refusal(
                    Status.BAD_REQUEST,
                    "The address holds a broken percent sign. Encode it as UTF-8 with a percent sign and two hexadecimal digits.");
        }
    }
}
