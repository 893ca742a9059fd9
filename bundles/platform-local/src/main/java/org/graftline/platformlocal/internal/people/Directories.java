package org.graftline.platformlocal.internal.people;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.graftline.platform.directory.IdentityProvider;
import org.graftline.platform.directory.PasswordDirectory;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/**
 * The directories that are set up at this moment. They come and go with their settings while everything that asks them stays, so that a
 * changed setting logs nobody out. Safe for many threads.
 */
@Component(service = Directories.class)
public final class Directories {
    private final List<PasswordDirectory> byPassword = new CopyOnWriteArrayList<>();
    private final List<IdentityProvider> providers = new CopyOnWriteArrayList<>();
    private final Proofs proofs;

    /** None yet. */
    public Directories() {
        this(Clock.systemUTC());
    }

    Directories(Clock real) {
        proofs = new Proofs(real, new SecureRandom());
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addDirectory(PasswordDirectory directory) {
        byPassword.add(directory);
    }

    void removeDirectory(PasswordDirectory directory) {
        byPassword.remove(directory);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addProvider(IdentityProvider provider) {
        providers.add(provider);
    }

    void removeProvider(IdentityProvider provider) {
        providers.remove(provider);
    }

    List<PasswordDirectory> byPassword() {
        return byPassword.stream()
                .sorted(Comparator.comparing(PasswordDirectory::source))
                .toList();
    }

    List<IdentityProvider> providers() {
        return providers.stream()
                .sorted(Comparator.comparing(IdentityProvider::label))
                .toList();
    }

    Optional<IdentityProvider> provider(String source) {
        return providers.stream()
                .filter(provider -> provider.source().equals(source))
                .findFirst();
    }

    Proofs proofs() {
        return proofs;
    }
}
