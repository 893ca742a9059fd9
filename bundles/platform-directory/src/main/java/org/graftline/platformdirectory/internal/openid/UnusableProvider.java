package org.graftline.platformdirectory.internal.openid;

import java.util.Map;
import java.util.Optional;
import org.graftline.platform.directory.DirectoryUnavailableException;
import org.graftline.platform.directory.IdentityProvider;

/**
 * Stands for a provider whose settings cannot be used, so that its people are told why they cannot log in and lose nothing.
 *
 * @param sentence what is wrong and what to do
 */
record UnusableProvider(String source, String label, String sentence) implements IdentityProvider {
    @Override
    public Request request(Proof proof) {
        throw unavailable();
    }

    @Override
    public Proven prove(Request request, Map<String, String> answer) {
        throw unavailable();
    }

    @Override
    public Optional<String> renew(String standing) {
        throw unavailable();
    }

    private DirectoryUnavailableException unavailable() {
        return new DirectoryUnavailableException(
                "The provider '%s' cannot be asked, because of its settings: %s Until then only people with a password can log in."
                        .formatted(label, sentence));
    }
}
