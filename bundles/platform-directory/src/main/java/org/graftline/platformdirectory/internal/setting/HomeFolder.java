package org.graftline.platformdirectory.internal.setting;

import java.nio.file.Path;
import org.osgi.framework.BundleContext;

/** The home directory of the installation, where relative paths of settings start. */
public final class HomeFolder {
    private HomeFolder() {}

    /** @return the folder that the launcher named, or the usual one */
    public static Path of(BundleContext context) {
        String home = context.getProperty("graftline.home");
        return home == null || home.isBlank() ? Path.of(System.getProperty("user.home"), ".graftline") : Path.of(home);
    }
}
