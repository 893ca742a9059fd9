package org.graftline.platform.directory;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/** A provider of single sign-on: people prove themselves on its pages and come back with an answer. Must be safe for many threads. */
@ConsumerType
public interface IdentityProvider {
    /** @return the configured name, the {@link DirectoryPerson#source} of everybody it knows */
    String source();

    /** @return what the button of the log-in page names */
    String label();

    /**
     * Draws what one log-in needs.
     *
     * @param proof whether the person must prove themself now, however short ago they did
     * @throws DirectoryUnavailableException if the provider cannot be asked for its addresses
     */
    Request request(Proof proof);

    /**
     * Checks an answer and asks the provider who it is about.
     *
     * @param request as {@link #request} drew it; the caller lets each be used once
     * @param answer the parameters that the browser brought back
     * @throws NotProvenException if the answer proves nobody: refused there, not ours, over, or not to be trusted
     * @throws DirectoryUnavailableException if the provider cannot be asked
     */
    Proven prove(Request request, Map<String, String> answer);

    /**
     * Asks whether a log-in still holds there.
     *
     * @param standing as {@link Proven#standing}
     * @return the next standing; empty if the provider ended the log-in or the person
     * @throws DirectoryUnavailableException if the provider cannot be asked
     */
    Optional<String> renew(String standing);

    /** @return how often a log-in is asked about while it is used, at least a minute */
    default Duration renewEvery() {
        return Duration.ofMinutes(5);
    }

    /** How fresh a proof must be. */
    enum Proof {
        /** A log-in of a while ago will do, as the provider decides. */
        ANY,
        /** Given now, for an electronic signature. */
        FRESH
    }

    /**
     * One log-in that was begun. Secrets stay on the server.
     *
     * @param address where the browser goes
     * @param state comes back with the answer, and names this request
     * @param nonce comes back inside the signed token
     * @param verifier proves that whoever began also ends
     * @param proof how fresh
     * @param begunEpochSecond when
     */
    record Request(URI address, String state, String nonce, String verifier, Proof proof, long begunEpochSecond) {
        @Override
        public String toString() {
            return "Request[" + proof + "]"; // never the secrets
        }
    }

    /**
     * Somebody who proved themself there.
     *
     * @param standing opaque, for {@link #renew}; empty where the provider gives none
     * @param logOut where the browser goes to be logged out there as well; empty where the provider has no such page
     */
    record Proven(DirectoryPerson person, Optional<String> standing, Optional<URI> logOut) {
        @Override
        public String toString() {
            return "Proven[" + person.source() + "]"; // never the secrets
        }
    }
}
