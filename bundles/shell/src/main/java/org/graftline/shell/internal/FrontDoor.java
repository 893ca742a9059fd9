package org.graftline.shell.internal;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;

/**
 * Whether the pages answer already. Parts of a framework come up one after the other: an address that is printed before its pages are there
 * sends the first visitor away with "not found".
 *
 * @param url scheme, host and port, with a slash behind
 */
record FrontDoor(String url) {
    private static final long BEAT_MS = 50;
    private static final int ANSWER_MS = 5_000;

    /** @return whether they answered before the patience ran out */
    boolean opens(Duration patience) {
        long until = System.nanoTime() + patience.toNanos();
        while (!answers()) {
            if (System.nanoTime() - until > 0) {
                return false;
            }
            try {
                Thread.sleep(BEAT_MS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return true;
    }

    private boolean answers() {
        try {
            HttpURLConnection call = (HttpURLConnection)
                    URI.create(url + "api/v1/session").toURL().openConnection();
            call.setConnectTimeout(ANSWER_MS);
            call.setReadTimeout(ANSWER_MS);
            try {
                return call.getResponseCode() == HttpURLConnection.HTTP_OK;
            } finally {
                call.disconnect();
            }
        } catch (IOException notYet) {
            return false;
        }
    }
}
