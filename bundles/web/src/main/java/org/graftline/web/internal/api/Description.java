package org.graftline.web.internal.api;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.graftline.web.internal.http.Answer;
import org.graftline.web.internal.http.Route;
import org.graftline.web.internal.http.Status;

/** The description of the API, OpenAPI 3.1, written by hand and compared with the routes in a test. */
final class Description {
    static final String RESOURCE = "/org/graftline/web/internal/api/openapi.json";

    List<Route> routes() {
        return List.of(Route.get("/openapi.json", call -> new Answer(Status.OK, "application/json", bytes()))
                .forAnybody());
    }

    static byte[] bytes() {
        try (InputStream in = Description.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException("The bundle lacks " + RESOURCE);
            }
            return in.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The bundle's " + RESOURCE + " cannot be read", unreadable);
        }
    }
}
