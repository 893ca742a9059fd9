package org.graftline.store.internal;

import org.graftline.study.StudyException;
import org.jspecify.annotations.Nullable;
import org.osgi.service.jdbc.DataSourceFactory;

/**
 * The drivers of the databases, as far as they are installed.
 *
 * @param h2 in every installation of ours
 * @param postgresql where its bundle is
 */
record Drivers(@Nullable DataSourceFactory h2, @Nullable DataSourceFactory postgresql) {
    @Nullable
    DataSourceFactory of(StoreUrl.Driver driver) {
        return switch (driver) {
            case H2 -> h2;
            case POSTGRESQL -> postgresql;
        };
    }

    /** @throws StudyException if its bundle is not installed */
    DataSourceFactory required(StoreUrl.Driver driver) {
        DataSourceFactory factory = of(driver);
        if (factory == null) {
            throw new StudyException("The database driver %s is not installed. Install its bundle, then repeat."
                    .formatted(driver.className()));
        }
        return factory;
    }
}
