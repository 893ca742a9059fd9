package org.graftline.shell.internal;

import java.util.function.Function;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Filter;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.util.tracker.ServiceTracker;

/** The commands whose needs are met. */
final class Registry {
    private static final long PATIENCE_MILLIS = 10_000;
    private final BundleContext context;
    private final MissingPart missing;

    Registry(BundleContext context, MissingPart missing) {
        this.context = context;
        this.missing = missing;
    }

    /**
     * Waits until what the command needs is there, and holds it while it is used.
     *
     * @param name of a command in the vocabulary
     * @throws CommandFailedException if it does not come, saying which part is missing
     */
    Outcome use(String name, Function<Command<?>, Outcome> use) {
        ServiceTracker<Command<?>, Command<?>> tracker = new ServiceTracker<>(context, filter(name), null);
        tracker.open();
        try {
            Command<?> found = tracker.waitForService(PATIENCE_MILLIS);
            if (found == null) {
                throw new CommandFailedException("The command '%s' cannot run: %s".formatted(name, missing.of(name)));
            }
            return use.apply(found);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailedException("The command '%s' was interrupted.".formatted(name), e);
        } finally {
            tracker.close();
        }
    }

    private Filter filter(String name) {
        try {
            return context.createFilter(
                    "(&(objectClass=%s)(%s=%s))".formatted(Command.class.getName(), Command.NAME, name));
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
