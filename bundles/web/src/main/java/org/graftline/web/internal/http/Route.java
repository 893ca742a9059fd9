package org.graftline.web.internal.http;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One address of the API and who answers there.
 *
 * @param method GET, POST, PUT or DELETE
 * @param template path with names in braces: {@code /studies/{code}}; a name takes one segment
 * @param guard who may ask at all
 * @param handler who answers
 */
public record Route(Method method, String template, Guard guard, Handler handler) {
    /** The methods in use. */
    public enum Method {
        GET,
        POST,
        PUT,
        DELETE
    }

    /** Who may ask; what they may see or do is the services' own question. */
    public enum Guard {
        ANYBODY,
        LOGGED_IN
    }

    /** Answers a call. */
    @FunctionalInterface
    public interface Handler {
        /** @return the answer; failures are thrown */
        Answer handle(Call call);
    }

    /** @return a route for everybody who is logged in */
    public static Route get(String template, Handler handler) {
        return new Route(Method.GET, template, Guard.LOGGED_IN, handler);
    }

    /** @return a route for everybody who is logged in */
    public static Route post(String template, Handler handler) {
        return new Route(Method.POST, template, Guard.LOGGED_IN, handler);
    }

    /** @return a route for everybody who is logged in */
    public static Route put(String template, Handler handler) {
        return new Route(Method.PUT, template, Guard.LOGGED_IN, handler);
    }

    /** @return a route for everybody who is logged in */
    public static Route delete(String template, Handler handler) {
        return new Route(Method.DELETE, template, Guard.LOGGED_IN, handler);
    }

    /** @return the same route, open to everybody */
    public Route forAnybody() {
        return new Route(method, template, Guard.ANYBODY, handler);
    }

    /** @return method and template, the name of the route in logs and in the description */
    public String name() {
        return method + " " + template;
    }

    /** @return the values of the names in braces; empty if the path is another */
    Optional<Map<String, String>> match(List<String> path) {
        List<String> wanted = List.of(template.substring(1).split("/", -1));
        if (wanted.size() != path.size()) {
            return Optional.empty();
        }
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < path.size(); i++) {
            String want = wanted.get(i);
            if (want.startsWith("{")) {
                values.put(want.substring(1, want.length() - 1), path.get(i));
            } else if (!want.equals(path.get(i))) {
                return Optional.empty();
            }
        }
        return Optional.of(values);
    }
}
