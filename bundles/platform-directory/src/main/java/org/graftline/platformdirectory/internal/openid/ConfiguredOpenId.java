package org.graftline.platformdirectory.internal.openid;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.graftline.platform.directory.IdentityProvider;
import org.graftline.platformdirectory.internal.setting.HomeFolder;
import org.graftline.platformdirectory.internal.setting.SettingException;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The provider as it is configured: registered where an issuer is named, and nothing otherwise. */
@Component(
        service = {},
        immediate = true,
        configurationPid = OpenIdSettings.PID)
@Designate(ocd = OpenIdConfig.class)
public final class ConfiguredOpenId {
    private static final Logger LOG = LoggerFactory.getLogger(ConfiguredOpenId.class);

    private final Optional<ServiceRegistration<IdentityProvider>> registration;

    /** Reads the settings; the provider is not asked before somebody logs in. */
    @Activate
    public ConfiguredOpenId(BundleContext context, OpenIdConfig config) {
        registration = provider(config, HomeFolder.of(context), Clock.systemUTC())
                .map(provider -> context.registerService(IdentityProvider.class, provider, null));
    }

    static Optional<IdentityProvider> provider(OpenIdConfig config, Path home, Clock clock) {
        if (config.issuer().isBlank()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new OpenIdProvider(OpenIdSettings.read(config, home), clock));
        } catch (SettingException unusable) {
            LOG.error("GL-2123 The provider of single sign-on cannot be asked: {}", unusable.getMessage());
            return Optional.of(new UnusableProvider(
                    config.name().isBlank() ? "openid" : config.name().strip(),
                    config.label().isBlank() ? "single sign-on" : config.label().strip(),
                    String.valueOf(unusable.getMessage())));
        }
    }

    @Deactivate
    void stop() {
        registration.ifPresent(ServiceRegistration::unregister);
    }
}
