package org.graftline.web.internal.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands bytes to a client. One that goes away meanwhile is everyday life and no failure of the server. */
public final class Delivery {
    private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);

    private Delivery() {}

    /** Writes the body of an answer whose status and headers are set; the length goes along, the bytes not for a HEAD request. */
    public static void send(HttpServletRequest request, HttpServletResponse response, byte[] body) {
        response.setContentLength(body.length);
        if (request.getMethod().equals("HEAD")) {
            return;
        }
        try {
            response.getOutputStream().write(body);
        } catch (IOException gone) {
            noted(gone);
        }
    }

    /** Notes, for whoever looks for it, that a client went away. */
    public static void noted(Throwable gone) {
        LOG.debug("A client went away before its answer was whole: {}", gone.toString());
    }
}
