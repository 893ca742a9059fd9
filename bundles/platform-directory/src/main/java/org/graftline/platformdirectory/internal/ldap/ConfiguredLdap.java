package org.graftline.platformdirectory.internal.ldap;

import java.nio.file.Path;
import java.util.Optional;
import org.graftline.platform.directory.PasswordDirectory;
import org.graftline.platformdirectory.internal.setting.HomeFolder;
import org.graftline.platformdirectory.internal.setting.SettingException;
import org.graftline.platformdirectory.internal.setting.UnusableDirectory;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The directory as it is configured: registered where servers are named, and nothing otherwise. */
@Component(
        service = {},
        immediate = true,
        configurationPid = LdapSettings.PID)
@Designate(ocd = LdapConfig.class)
public final class ConfiguredLdap {
    private static final Logger LOG = LoggerFactory.getLogger(ConfiguredLdap.class);

    private final Optional<ServiceRegistration<PasswordDirectory>> registration;

    /** Reads the settings; no server is asked before somebody logs in. */
    @Activate
    public ConfiguredLdap(BundleContext context, LdapConfig config) {
        registration = directory(config, HomeFolder.of(context))
                .map(directory -> context.registerService(PasswordDirectory.class, directory, null));
    }

    static Optional<PasswordDirectory> directory(LdapConfig config, Path home) {
        if (config.servers().isBlank()) {
            return Optional.empty();
        }
        try {
            LdapSettings settings = LdapSettings.read(config, home);
            if (settings.protection() == LdapSettings.Protection.NONE) {
                LOG.warn(
                        "GL-2121 Passwords go to the directory '{}' in the clear. Set tls=starttls or an address that begins with ldaps.",
                        settings.source());
            }
            return Optional.of(new LdapDirectory(settings));
        } catch (SettingException unusable) {
            LOG.error("GL-2122 The directory cannot be asked: {}", unusable.getMessage());
            return Optional.of(new UnusableDirectory(
                    config.name().isBlank() ? "directory" : config.name().strip(),
                    String.valueOf(unusable.getMessage())));
        }
    }

    @Deactivate
    void stop() {
        registration.ifPresent(ServiceRegistration::unregister);
    }
}
