package org.graftline.platformdirectory.internal.ldap;

import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.LDAPURL;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLSocketFactory;
import org.graftline.platformdirectory.internal.setting.GroupRoles;
import org.graftline.platformdirectory.internal.setting.SecretFile;
import org.graftline.platformdirectory.internal.setting.SettingException;
import org.graftline.platformdirectory.internal.setting.Trust;

/**
 * The settings, checked.
 *
 * @param loginAttributes at least one, the first is the log-in name
 * @param nested steps from group to group
 */
record LdapSettings(
        String source,
        List<Address> servers,
        Protection protection,
        SSLSocketFactory trust,
        Duration connect,
        Duration answer,
        String reader,
        String password,
        DN people,
        Filter filter,
        List<String> loginAttributes,
        String idAttribute,
        String nameAttribute,
        String mailAttribute,
        String groupsAttribute,
        String groupsBelow,
        Filter groupFilter,
        List<String> memberAttributes,
        int nested,
        GroupRoles roles,
        Duration askEvery) {
    static final String PID = "org.graftline.directory.ldap";

    LdapSettings {
        servers = List.copyOf(servers);
        loginAttributes = List.copyOf(loginAttributes);
        memberAttributes = List.copyOf(memberAttributes);
    }

    /** A server. */
    record Address(String host, int port) {}

    /** How a connection is kept from listeners. */
    enum Protection {
        FROM_THE_START,
        UPGRADE,
        NONE
    }

    /** @throws SettingException if a setting cannot be used */
    static LdapSettings read(LdapConfig config, Path home) {
        List<LDAPURL> urls = new ArrayList<>();
        for (String text : words(config.servers())) {
            urls.add(url(text));
        }
        boolean tls = urls.get(0).getScheme().equals("ldaps");
        if (urls.stream().anyMatch(url -> url.getScheme().equals("ldaps") != tls)) {
            throw new SettingException(
                    "'servers' of %s mixes ldap:// and ldaps://. Use one of them for all servers.".formatted(PID));
        }
        if (config.people().isBlank()) {
            throw new SettingException(
                    "'people' of %s is empty. Name the place below which people are, such as ou=people,dc=example,dc=org."
                            .formatted(PID));
        }
        if (!config.reader().isBlank() && config.passwordFile().isBlank()) {
            throw new SettingException(
                    "'reader' of %s has no 'passwordFile'. Name the file that holds its password.".formatted(PID));
        }
        return new LdapSettings(
                required("name", config.name()),
                urls.stream()
                        .map(url -> new Address(url.getHost(), url.getPort()))
                        .toList(),
                tls ? Protection.FROM_THE_START : protection(config.tls()),
                Trust.read(PID, config.certificates(), home),
                Duration.ofSeconds(within("connectSeconds", config.connectSeconds(), 60)),
                Duration.ofSeconds(within("answerSeconds", config.answerSeconds(), 120)),
                config.reader().strip(),
                SecretFile.read(PID, config.passwordFile(), home),
                dn("people", config.people()),
                filter("filter", config.filter()),
                words(required("login", config.login())),
                required("id", config.id()),
                required("printedName", config.printedName()),
                config.mail().strip(),
                config.groups().strip(),
                config.groupsBelow().isBlank()
                        ? ""
                        : dn("groupsBelow", config.groupsBelow()).toString(),
                filter("groupFilter", config.groupFilter()),
                words(config.member()),
                config.nested(),
                GroupRoles.read(PID, config.roles()),
                Duration.ofMinutes(within("askMinutes", config.askMinutes(), 1440)));
    }

    private static LDAPURL url(String text) {
        try {
            LDAPURL url = new LDAPURL(text);
            if (url.hostProvided() && !url.baseDNProvided() && !url.getScheme().equals("ldapi")) {
                return url;
            }
        } catch (LDAPException unreadable) {
            // said below, with what was read
        }
        throw new SettingException(
                "'%s' in 'servers' of %s is no address. Write ldaps://host or ldaps://host:port, with blanks between several."
                        .formatted(text, PID));
    }

    private static Protection protection(String text) {
        return switch (text.strip()) {
            case "starttls" -> Protection.UPGRADE;
            case "none" -> Protection.NONE;
            default ->
                throw new SettingException(
                        "'%s' is no value of 'tls' in %s. Set starttls or none.".formatted(text, PID));
        };
    }

    private static DN dn(String key, String text) {
        try {
            return new DN(text.strip());
        } catch (LDAPException unreadable) {
            throw new SettingException(
                    "'%s' of %s is no distinguished name: '%s'. Write one such as ou=people,dc=example,dc=org."
                            .formatted(key, PID, text),
                    unreadable);
        }
    }

    private static Filter filter(String key, String text) {
        try {
            return Filter.create(text.strip());
        } catch (LDAPException unreadable) {
            throw new SettingException(
                    "'%s' of %s is no LDAP filter: '%s'. Write one such as (objectClass=person)."
                            .formatted(key, PID, text),
                    unreadable);
        }
    }

    private static String required(String key, String text) {
        if (text.isBlank()) {
            throw new SettingException("'%s' of %s is empty. Take the line out for its default.".formatted(key, PID));
        }
        return text.strip();
    }

    private static int within(String key, int value, int most) {
        if (value < 1 || value > most) {
            throw new SettingException("'%s' of %s is %d. Set 1 to %d.".formatted(key, PID, value, most));
        }
        return value;
    }

    private static List<String> words(String text) {
        return text.isBlank() ? List.of() : List.of(text.strip().split("\\s+"));
    }

    @Override
    public String toString() {
        return "LdapSettings[" + source + "]"; // never the password
    }
}
