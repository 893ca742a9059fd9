package org.graftline.web.internal.api;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.graftline.platform.directory.DirectoryUnavailableException;
import org.graftline.platform.directory.NotProvenException;
import org.graftline.platform.directory.SingleSignOn;
import org.graftline.study.people.Actor;
import org.jspecify.annotations.Nullable;

/** One provider, at which Dora logs in; kept by hand. */
final class Gatehouse implements SingleSignOn {
    static final URI LOG_OUT = URI.create("https://sso.example.org/end?id_token_hint=t");

    private final Laboratory laboratory;
    private final Map<String, String> purposes = new HashMap<>();
    private int number;
    private boolean ended;
    private boolean silent;

    Gatehouse(Laboratory laboratory) {
        this.laboratory = laboratory;
    }

    void ends() {
        ended = true;
    }

    void fallsSilent() {
        silent = true;
    }

    @Override
    public List<Provider> providers() {
        return List.of(new Provider("sso", "Laboratory"));
    }

    @Override
    public Begun begin(String provider) {
        return begun("");
    }

    @Override
    public Begun beginProof(Actor actor, String purpose) {
        return begun(purpose);
    }

    private Begun begun(String purpose) {
        if (silent) {
            throw new DirectoryUnavailableException("The provider 'Laboratory' does not answer.");
        }
        String binding = "binding-" + ++number;
        purposes.put(binding, purpose);
        return new Begun(URI.create("https://sso.example.org/authorize?state=" + number), binding);
    }

    @Override
    public Ended end(String binding, Map<String, String> answer) {
        @Nullable String purpose = purposes.remove(binding);
        if (purpose == null) {
            throw new NotProvenException("This log-in was not begun in this browser. Begin again.");
        }
        Actor dora = laboratory.actor("dora");
        return purpose.isEmpty()
                ? new Ended(dora, Optional.empty(), "ticket", Optional.of(LOG_OUT))
                : new Ended(dora, Optional.of("proof of " + purpose), "", Optional.empty());
    }

    @Override
    public boolean holds(String ticket) {
        return !ended;
    }
}
