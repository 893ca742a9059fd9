package org.graftline.web.internal.http;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;

/**
 * What a sender still writes when the answer is known already. It is let arrive: a connection that is closed while somebody writes, or
 * sends the next request on it, tells them of no answer.
 */
public final class Remainder {
    private static final int DROPPED_AT_ONCE = 1 << 16;
    private static final int MOST_DROPPED = 64 << 20;

    private Remainder() {}

    /** Drops what still comes of a request, up to a bound. */
    public static void drop(HttpServletRequest request) {
        try {
            drop(request.getInputStream());
        } catch (IOException broken) {
            throw new ClientGone(broken);
        }
    }

    static void drop(InputStream in) throws IOException {
        byte[] dropped = new byte[DROPPED_AT_ONCE];
        for (int left = MOST_DROPPED; left > 0; ) {
            int read = in.read(dropped);
            if (read < 0) {
                return;
            }
            left -= read;
        }
    }
}
