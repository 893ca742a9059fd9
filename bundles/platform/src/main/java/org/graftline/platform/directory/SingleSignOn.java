package org.graftline.platform.directory;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.graftline.study.people.Actor;
import org.osgi.annotation.versioning.ProviderType;

/** Log-in, and proof for a signature, at providers of single sign-on. Absent where a host brings its own people. Safe for many threads. */
@ProviderType
public interface SingleSignOn {
    /** @return the providers that are set up, by their label; empty for none */
    List<Provider> providers();

    /**
     * Begins a log-in.
     *
     * @param provider a {@link Provider#source}
     * @throws org.graftline.study.StudyException if there is no such provider
     * @throws DirectoryUnavailableException if it cannot be asked
     */
    Begun begin(String provider);

    /**
     * Begins a proof for one purpose at the provider that the person comes from.
     *
     * @param actor who will prove themself
     * @param purpose what for, as {@link org.graftline.platform.People#redeem} will be asked; never shown
     * @throws org.graftline.study.StudyException if the person comes from no provider that is set up
     */
    Begun beginProof(Actor actor, String purpose);

    /**
     * Ends what was begun; each beginning ends once.
     *
     * @param binding the {@link Begun#binding} that the same browser kept
     * @param answer the parameters that it brought back from the provider
     * @throws NotProvenException if the answer proves nobody, or nobody who may come in, saying why and what to do
     */
    Ended end(String binding, Map<String, String> answer);

    /** @return whether the log-in still holds at its provider; true where that cannot be asked */
    boolean holds(String ticket);

    /** A provider as the log-in page shows it. */
    record Provider(String source, String label) {}

    /**
     * What was begun.
     *
     * @param address where the browser goes
     * @param binding 256 random bits for a cookie, so that nobody ends what another browser began
     */
    record Begun(URI address, String binding) {
        @Override
        public String toString() {
            return "Begun"; // never the binding
        }
    }

    /**
     * Who proved themself.
     *
     * @param actor who
     * @param proof opens one act within five minutes, for the purpose that was named; empty after a log-in
     * @param ticket for {@link #holds}; empty after a proof
     * @param logOut where the browser goes at log-out; empty for nowhere
     */
    record Ended(Actor actor, Optional<String> proof, String ticket, Optional<URI> logOut) {
        @Override
        public String toString() {
            return "Ended[" + actor + "]"; // never the proof or the ticket
        }
    }
}
