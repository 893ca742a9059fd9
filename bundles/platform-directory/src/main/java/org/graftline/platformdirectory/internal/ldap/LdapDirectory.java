package org.graftline.platformdirectory.internal.ldap;

import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.LDAPSearchException;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SearchRequest;
import com.unboundid.ldap.sdk.SearchResultEntry;
import com.unboundid.ldap.sdk.SearchScope;
import com.unboundid.ldap.sdk.SimpleBindRequest;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.graftline.platform.directory.DirectoryPerson;
import org.graftline.platform.directory.DirectoryUnavailableException;
import org.graftline.platform.directory.NotProvenException;
import org.graftline.platform.directory.PasswordDirectory;

/**
 * Proves people by binding as their own entry, which a search finds: what is typed goes into the search as a value and never as a part of
 * the filter's text. Every question has a connection of its own. Safe for many threads.
 */
final class LdapDirectory implements PasswordDirectory {
    private static final int ENOUGH_TO_SEE_TWO = 2;
    private static final Set<ResultCode> REFUSED = Set.of(
            ResultCode.INVALID_CREDENTIALS,
            ResultCode.INAPPROPRIATE_AUTHENTICATION,
            ResultCode.NO_SUCH_OBJECT,
            ResultCode.CONSTRAINT_VIOLATION,
            ResultCode.INSUFFICIENT_ACCESS_RIGHTS,
            ResultCode
                    .UNWILLING_TO_PERFORM); // locked, expired, without a password: which of them is the directory's own
    // business

    private final LdapSettings settings;
    private final Connections connections;
    private final GroupSearch groups;

    LdapDirectory(LdapSettings settings) {
        this.settings = settings;
        this.connections = new Connections(settings);
        this.groups = new GroupSearch(settings);
    }

    @Override
    public String source() {
        return settings.source();
    }

    @Override
    public Duration lookEvery() {
        return settings.askEvery();
    }

    @Override
    public Optional<DirectoryPerson> prove(String login, char[] password) {
        if (password.length == 0 || login.isBlank() || login.chars().anyMatch(Character::isISOControl)) {
            return Optional.empty(); // RFC 4513, section 5.1.2: a bind without a password succeeds and proves nobody
        }
        List<Filter> any = new ArrayList<>();
        for (String attribute : settings.loginAttributes()) {
            any.add(Filter.createEqualityFilter(attribute, login.strip()));
        }
        try (LDAPConnection connection = connections.reader()) {
            Optional<SearchResultEntry> entry = one(connection, Filter.createORFilter(any));
            String dn = entry.map(SearchResultEntry::getDN).orElseGet(this::nobody);
            return binds(dn, password) && entry.isPresent()
                    ? Optional.of(person(connection, entry.get()))
                    : Optional.empty();
        } catch (LDAPException failed) {
            throw unavailable(failed);
        }
    }

    @Override
    public Optional<DirectoryPerson> look(String subject) {
        try (LDAPConnection connection = connections.reader()) {
            Optional<SearchResultEntry> entry = one(connection, withId(subject));
            return entry.isPresent() ? Optional.of(person(connection, entry.get())) : Optional.empty();
        } catch (LDAPException failed) {
            throw unavailable(failed);
        }
    }

    private Filter withId(String subject) {
        return isGuid()
                ? Filter.createEqualityFilter(
                        settings.idAttribute(), HexFormat.of().parseHex(subject))
                : Filter.createEqualityFilter(settings.idAttribute(), subject);
    }

    private boolean isGuid() {
        return settings.idAttribute().equalsIgnoreCase("objectGUID"); // sixteen bytes of no text
    }

    private Optional<SearchResultEntry> one(LDAPConnection connection, Filter who) throws LDAPException {
        List<String> attributes = new ArrayList<>(List.of(settings.idAttribute(), settings.nameAttribute()));
        attributes.addAll(settings.loginAttributes());
        attributes.addAll(List.of(settings.mailAttribute(), settings.groupsAttribute()));
        attributes.removeIf(String::isEmpty);
        SearchRequest search = new SearchRequest(
                settings.people().toString(),
                SearchScope.SUB,
                Filter.createANDFilter(settings.filter(), who),
                attributes.toArray(String[]::new));
        search.setSizeLimit(ENOUGH_TO_SEE_TWO);
        List<SearchResultEntry> found;
        try {
            found = connection.search(search).getSearchEntries();
        } catch (LDAPSearchException ended) {
            if (!ended.getResultCode().equals(ResultCode.SIZE_LIMIT_EXCEEDED)) {
                throw ended;
            }
            found = ended.getSearchEntries();
        }
        if (found.size() > 1) {
            throw new NotProvenException(
                    "The directory '%s' has several entries for this name, and nobody can say which is meant. Ask its administrator, or narrow 'people', 'filter' or 'login' in %s."
                            .formatted(settings.source(), LdapSettings.PID));
        }
        return found.stream().findFirst();
    }

    /** @return a name that no entry has: a proof of nobody takes the same way as a proof of somebody */
    private String nobody() {
        return "cn=%s,%s".formatted(UUID.randomUUID(), settings.people());
    }

    private boolean binds(String dn, char[] password) throws LDAPException {
        byte[] bytes = utf8(password);
        try (LDAPConnection own = connections.fresh()) {
            return own.bind(new SimpleBindRequest(dn, bytes)).getResultCode().equals(ResultCode.SUCCESS);
        } catch (LDAPException refused) {
            if (REFUSED.contains(refused.getResultCode())) {
                return false;
            }
            throw refused;
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    private static byte[] utf8(char[] password) {
        ByteBuffer encoded = ByteBuffer.allocate(password.length * 3); // UTF-8 needs at most 3 bytes for a char
        StandardCharsets.UTF_8
                .newEncoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .encode(CharBuffer.wrap(password), encoded, true);
        byte[] bytes = Arrays.copyOf(encoded.array(), encoded.position());
        Arrays.fill(encoded.array(), (byte) 0);
        return bytes;
    }

    private DirectoryPerson person(LDAPConnection connection, SearchResultEntry entry) throws LDAPException {
        String login = required(entry, settings.loginAttributes().get(0));
        String name = entry.getAttributeValue(settings.nameAttribute());
        String mail = settings.mailAttribute().isEmpty() ? null : entry.getAttributeValue(settings.mailAttribute());
        return new DirectoryPerson(
                settings.source(),
                id(entry),
                login,
                name == null ? login : name,
                mail == null ? "" : mail,
                settings.roles().of(groups.of(connection, entry), GroupSearch::isSame),
                null);
    }

    private String id(SearchResultEntry entry) {
        Attribute id = entry.getAttribute(settings.idAttribute());
        if (id != null && isGuid()) {
            return HexFormat.of().formatHex(id.getValueByteArray());
        }
        return required(entry, settings.idAttribute());
    }

    private String required(SearchResultEntry entry, String attribute) {
        String value = entry.getAttributeValue(attribute);
        if (value == null || value.isBlank()) {
            throw new NotProvenException(
                    "The entry of this person in the directory '%s' has no '%s', or the reader may not see it. Name another attribute in %s, or let the reader see it."
                            .formatted(settings.source(), attribute, LdapSettings.PID));
        }
        return value;
    }

    private DirectoryUnavailableException unavailable(LDAPException failed) {
        return new DirectoryUnavailableException(
                "The directory '%s' %s in %s. Until then only people with a password here can log in."
                        .formatted(settings.source(), what(failed), LdapSettings.PID),
                failed);
    }

    private static String what(LDAPException failed) {
        ResultCode code = failed.getResultCode();
        if (code.equals(ResultCode.REFERRAL)) {
            return "refers to another server, which Graftline does not follow with a password. Name that server in 'servers'";
        }
        if (code.equals(ResultCode.INVALID_CREDENTIALS)) {
            return "refuses the reader. Check 'reader' and its password file";
        }
        if (code.equals(ResultCode.NO_SUCH_OBJECT)) {
            return "has no such place as 'people' or 'groupsBelow' name. Check both";
        }
        return isUntrusted(failed)
                ? "shows a certificate that is not believed, or one of another name. Check 'servers' and 'certificates'"
                : "does not answer (%s). Check that its servers run and can be reached, as named"
                        .formatted(code.getName());
    }

    private static boolean isUntrusted(LDAPException failed) {
        for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
            if (cause instanceof javax.net.ssl.SSLException
                    || cause instanceof java.security.cert.CertificateException) {
                return true;
            }
        }
        String text = String.valueOf(failed.getMessage());
        return text.contains("SSLHandshakeException") || text.contains("certificate") || text.contains("hostname");
    }
}
