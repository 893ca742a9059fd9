package org.graftline.platformlocal.internal.people;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.graftline.study.LedgerHead;
import org.graftline.study.PersonId;
import org.graftline.study.VersionedRow;
import org.graftline.study.people.Badge;
import org.graftline.study.people.Contact;
import org.graftline.study.people.Credential;
import org.graftline.study.people.DirectoryAccount;
import org.graftline.study.people.Person;
import org.graftline.study.people.RoleGrant;
import org.graftline.study.people.ScriptToken;
import org.graftline.study.record.Act;
import org.graftline.study.record.ConcurrentChangeException;
import org.graftline.study.record.LedgerEntry;
import org.graftline.study.record.PeopleRecords;
import org.graftline.study.record.UnitOfWork;

/** People and the unit of work over a list: as strict about versions as the store, without a database. */
final class ListedRecords implements PeopleRecords, UnitOfWork {
    final List<Act> acts = new ArrayList<>();
    private final Map<String, VersionedRow> current = new LinkedHashMap<>();
    private LedgerHead head = LedgerHead.EMPTY;

    @Override
    public synchronized LedgerEntry commit(Act act) {
        for (VersionedRow row : act.rows()) {
            VersionedRow before = current.get(row.table() + " " + row.id());
            if (row.version() != (before == null ? 1 : before.version() + 1)) {
                throw new ConcurrentChangeException(row.table(), row.id(), row.version());
            }
        }
        act.rows().forEach(row -> current.put(row.table() + " " + row.id(), row));
        acts.add(act);
        LedgerEntry entry = LedgerEntry.following(head, act);
        head = entry.head();
        return entry;
    }

    @Override
    public synchronized List<Person> people() {
        return of(Person.class);
    }

    @Override
    public Optional<Person> person(PersonId id) {
        return people().stream().filter(p -> p.person().equals(id)).findFirst();
    }

    @Override
    public synchronized List<RoleGrant> grants(PersonId id) {
        return of(RoleGrant.class).stream().filter(g -> g.person().equals(id)).toList();
    }

    @Override
    public synchronized Optional<Credential> credential(PersonId id) {
        return of(Credential.class).stream().filter(c -> c.person().equals(id)).findFirst();
    }

    @Override
    public synchronized Optional<Contact> contact(PersonId id) {
        return of(Contact.class).stream().filter(c -> c.person().equals(id)).findFirst();
    }

    @Override
    public synchronized boolean hasBadge(PersonId id) {
        return of(Badge.class).stream()
                .anyMatch(badge -> badge.person().equals(id) && badge.state() == Badge.State.ACTIVE);
    }

    @Override
    public Optional<DirectoryAccount> directoryAccount(PersonId id) {
        return directoryAccounts().stream()
                .filter(account -> account.person().equals(id))
                .findFirst();
    }

    @Override
    public synchronized List<DirectoryAccount> directoryAccounts() {
        return of(DirectoryAccount.class);
    }

    @Override
    public synchronized List<ScriptToken> tokens() {
        return of(ScriptToken.class);
    }

    @Override
    public Optional<ScriptToken> token(String secretSha256) {
        return tokens().stream()
                .filter(token -> token.secretSha256().equals(secretSha256))
                .findFirst();
    }

    synchronized <T extends VersionedRow> List<T> of(Class<T> type) {
        return current.values().stream()
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }
}
