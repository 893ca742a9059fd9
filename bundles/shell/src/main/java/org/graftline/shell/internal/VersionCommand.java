package org.graftline.shell.internal;

import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** {@code graftline version} */
@Component(service = Command.class, property = Command.NAME + "=version")
public final class VersionCommand implements Command<VersionWords> {
    private final String version;

    /** @param context of the bundle, whose version is the product's */
    @Activate
    public VersionCommand(BundleContext context) {
        version = context.getBundle().getVersion().toString();
    }

    @Override
    public Class<VersionWords> words() {
        return VersionWords.class;
    }

    @Override
    public Outcome run(VersionWords words, Console console) {
        console.say("Graftline %s, Java %s".formatted(version, Runtime.version()));
        return Outcome.DONE;
    }
}
