package org.graftline.web.internal.http;

import java.io.IOException;

/** The client went away in the middle of its request. Nobody is left to be answered, and nothing of ours is broken. */
public final class ClientGone extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param broken what the connection said */
    public ClientGone(IOException broken) {
        super("The client went away in the middle of its request", broken);
    }
}
