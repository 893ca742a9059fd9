package org.graftline.platformdirectory.internal.ldap;

import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.SearchRequest;
import com.unboundid.ldap.sdk.SearchResultEntry;
import com.unboundid.ldap.sdk.SearchScope;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The groups of a person: those that their entry lists, those that list them, and groups of those groups as far as the settings say. */
final class GroupSearch {
    private static final String NO_ATTRIBUTES = "1.1"; // RFC 4511, section 4.5.1.8

    private final LdapSettings settings;

    GroupSearch(LdapSettings settings) {
        this.settings = settings;
    }

    /** @return distinguished names */
    Set<String> of(LDAPConnection connection, SearchResultEntry person) throws LDAPException {
        Set<String> groups = new LinkedHashSet<>();
        if (!settings.groupsAttribute().isEmpty()) {
            String[] listed = person.getAttributeValues(settings.groupsAttribute());
            groups.addAll(listed == null ? List.of() : List.of(listed));
        }
        if (settings.groupsBelow().isEmpty()) {
            return groups;
        }
        Set<String> members = new LinkedHashSet<>(groups);
        members.add(person.getDN());
        for (int step = 0; step <= settings.nested() && !members.isEmpty(); step++) {
            Set<String> found = with(connection, members);
            found.removeAll(groups); // a circle of groups ends here
            groups.addAll(found);
            members = found;
        }
        return groups;
    }

    private Set<String> with(LDAPConnection connection, Set<String> members) throws LDAPException {
        List<Filter> any = new ArrayList<>();
        for (String member : members) {
            for (String attribute : settings.memberAttributes()) {
                any.add(Filter.createEqualityFilter(attribute, member));
            }
        }
        SearchRequest search = new SearchRequest(
                settings.groupsBelow(),
                SearchScope.SUB,
                Filter.createANDFilter(settings.groupFilter(), Filter.createORFilter(any)),
                NO_ATTRIBUTES);
        Set<String> found = new LinkedHashSet<>();
        connection.search(search).getSearchEntries().forEach(entry -> found.add(entry.getDN()));
        return found;
    }

    /**
     * @param named a group as the settings name it: a distinguished name, or the name alone
     * @param group a distinguished name as the directory gives it
     */
    static boolean isSame(String named, String group) {
        try {
            DN dn = new DN(group);
            if (named.indexOf('=') >= 0) {
                return dn.equals(new DN(named));
            }
            return dn.getRDN() != null && dn.getRDN().getAttributeValues()[0].equalsIgnoreCase(named);
        } catch (LDAPException noName) {
            return named.equalsIgnoreCase(group);
        }
    }
}
