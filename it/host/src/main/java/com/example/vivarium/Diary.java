package com.example.vivarium;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.SynchronousBundleListener;

/** Everything that was done to a bundle that was there before: a stop, a restart, an update, a refresh. */
final class Diary implements SynchronousBundleListener {
    private final List<String> lines = new CopyOnWriteArrayList<>();

    @Override
    public void bundleChanged(BundleEvent event) {
        String what = switch (event.getType()) {
            case BundleEvent.STARTED -> "started";
            case BundleEvent.STOPPED -> "stopped";
            case BundleEvent.UPDATED -> "updated";
            case BundleEvent.UNRESOLVED -> "unresolved";
            case BundleEvent.INSTALLED -> "installed";
            case BundleEvent.UNINSTALLED -> "uninstalled";
            default -> "";
        };
        if (!what.isEmpty()) {
            Bundle bundle = event.getBundle();
            lines.add("%s %s %s %s".formatted(Instant.now(), what, bundle.getSymbolicName(), bundle.getVersion()));
        }
    }

    String text() {
        return String.join("\n", lines);
    }
}
