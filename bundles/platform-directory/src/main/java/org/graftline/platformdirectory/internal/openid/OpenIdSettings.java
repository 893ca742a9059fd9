package org.graftline.platformdirectory.internal.openid;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLSocketFactory;
import org.graftline.platformdirectory.internal.setting.GroupRoles;
import org.graftline.platformdirectory.internal.setting.SecretFile;
import org.graftline.platformdirectory.internal.setting.SettingException;
import org.graftline.platformdirectory.internal.setting.Trust;

/** The settings, checked. */
record OpenIdSettings(
        String source,
        String label,
        String issuer,
        String clientId,
        String secret,
        URI back,
        URI afterLogOut,
        List<String> scopes,
        String loginClaim,
        String nameClaim,
        String mailClaim,
        String groupsClaim,
        GroupRoles roles,
        SSLSocketFactory trust,
        Duration answer,
        Duration skew,
        Duration askEvery,
        Duration hold) {
    static final String PID = "org.graftline.directory.openid";

    OpenIdSettings {
        scopes = List.copyOf(scopes);
    }

    /** @throws SettingException if a setting cannot be used */
    static OpenIdSettings read(OpenIdConfig config, Path home) {
        String issuer = required("issuer", config.issuer());
        address("issuer", issuer);
        String pages = required("pages", config.pages()).replaceAll("/+$", "");
        address("pages", pages);
        List<String> scopes = List.of(required("scopes", config.scopes()).split("\\s+", -1));
        if (!scopes.contains("openid")) {
            throw new SettingException("'scopes' of %s lacks openid. Add it.".formatted(PID));
        }
        return new OpenIdSettings(
                required("name", config.name()),
                required("label", config.label()),
                issuer,
                required("clientId", config.clientId()),
                SecretFile.read(PID, config.secretFile(), home),
                URI.create(pages + "/log-in"),
                URI.create(pages + "/"),
                scopes,
                required("login", config.login()),
                required("printedName", config.printedName()),
                config.mail().strip(),
                config.groups().strip(),
                GroupRoles.read(PID, config.roles()),
                Trust.read(PID, config.certificates(), home),
                Duration.ofSeconds(within("answerSeconds", config.answerSeconds(), 1, 60)),
                Duration.ofSeconds(within("skewSeconds", config.skewSeconds(), 0, 300)),
                Duration.ofMinutes(within("askMinutes", config.askMinutes(), 1, 1440)),
                Duration.ofDays(within("holdDays", config.holdDays(), 1, 366)));
    }

    /** @throws SettingException if the address is none, or could be read and changed on the way */
    private static void address(String key, String text) {
        try {
            if (isKept(new URI(text))) {
                return;
            }
        } catch (URISyntaxException unreadable) {
            // said below, with what was read
        }
        throw new SettingException(
                "'%s' of %s is '%s'. Write an address that begins with https:// (http:// does for this computer alone)."
                        .formatted(key, PID, text));
    }

    /** @return whether nobody on the way can read what goes to an address: over TLS, or within this computer */
    static boolean isKept(URI address) {
        String host = address.getHost();
        return host != null
                && ("https".equals(address.getScheme())
                        || ("http".equals(address.getScheme())
                                && List.of("localhost", "127.0.0.1", "[::1]").contains(host)));
    }

    private static String required(String key, String text) {
        if (text.isBlank()) {
            throw new SettingException("'%s' of %s is empty. Take the line out for its default.".formatted(key, PID));
        }
        return text.strip();
    }

    private static int within(String key, int value, int least, int most) {
        if (value < least || value > most) {
            throw new SettingException("'%s' of %s is %d. Set %d to %d.".formatted(key, PID, value, least, most));
        }
        return value;
    }

    @Override
    public String toString() {
        return "OpenIdSettings[" + source + "]"; // never the secret
    }
}
