package org.graftline.cases.internal;

import tools.jackson.databind.JsonNode;

/** Who gave the expected answer of a case. */
final class Peer {
    private Peer() {}

    /** {@code nlme::lme 3.1.162 (R 4.2.2)}, {@code closed form: …}; empty when the case does not say. */
    static String words(JsonNode peer) {
        StringBuilder words = new StringBuilder(peer.path("name").asString(""));
        if (peer.has("version")) {
            words.append(' ').append(peer.path("version").asString(""));
        }
        if (peer.has("R")) {
            words.append(" (R ").append(peer.path("R").asString("")).append(')');
        }
        if (peer.has("formula")) {
            words.append(": ").append(peer.path("formula").asString(""));
        }
        return words.toString();
    }
}
