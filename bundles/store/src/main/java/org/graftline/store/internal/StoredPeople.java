package org.graftline.store.internal;

import static java.util.Comparator.comparing;

import java.util.List;
import java.util.Optional;
import org.graftline.store.internal.row.Columns;
import org.graftline.store.internal.row.Table;
import org.graftline.study.PersonId;
import org.graftline.study.people.Badge;
import org.graftline.study.people.Contact;
import org.graftline.study.people.Credential;
import org.graftline.study.people.DirectoryAccount;
import org.graftline.study.people.Person;
import org.graftline.study.people.RoleGrant;
import org.graftline.study.people.ScriptToken;
import org.graftline.study.record.PeopleRecords;

/** Reads people, their grants and credentials. */
final class StoredPeople implements PeopleRecords {
    private final Database database;

    StoredPeople(Database database) {
        this.database = database;
    }

    @Override
    public List<Person> people() {
        return database.read(handle -> handle.createQuery("""
                        select p.* from person p
                        join ledger_row first on first.table_name = 'person' and first.row_id = p.id and first.row_version = 1
                        where not exists (select 1 from person later where later.id = p.id and later.version > p.version)
                        order by first.position, first.ordinal""")
                .map(Table.PERSON.mapper())
                .map(Columns::row)
                .list());
    }

    @Override
    public Optional<Person> person(PersonId id) {
        return database.read(
                handle -> handle.createQuery("select * from person where id = :id order by version desc limit 1")
                        .bind("id", id.value())
                        .map(Table.PERSON.mapper())
                        .findOne()
                        .map(Columns::row));
    }

    @Override
    public List<RoleGrant> grants(PersonId id) {
        return database.read(
                handle -> handle.createQuery("""
                        select * from role_grant g where g.person = :person
                        and not exists (select 1 from role_grant later where later.id = g.id and later.version > g.version)""").bind("person", id.value()).map(Table.ROLE_GRANT.mapper()).stream()
                        .map(Columns::row)
                        .sorted(comparing(RoleGrant::id))
                        .toList());
    }

    @Override
    public Optional<Credential> credential(PersonId id) {
        return database.read(
                handle -> handle.createQuery("select * from credential where id = :id order by version desc limit 1")
                        .bind("id", id.value())
                        .map(Table.CREDENTIAL.mapper())
                        .findOne()
                        .map(Columns::row));
    }

    @Override
    public Optional<Contact> contact(PersonId id) {
        return database.read(
                handle -> handle.createQuery("select * from contact where id = :id order by version desc limit 1")
                        .bind("id", id.value())
                        .map(Table.CONTACT.mapper())
                        .findOne()
                        .map(Columns::row));
    }

    @Override
    public Optional<DirectoryAccount> directoryAccount(PersonId id) {
        return database.read(handle -> handle.createQuery(
                        "select * from directory_account where id = :id order by version desc limit 1")
                .bind("id", id.value())
                .map(Table.DIRECTORY_ACCOUNT.mapper())
                .findOne()
                .map(Columns::row));
    }

    @Override
    public List<DirectoryAccount> directoryAccounts() {
        return database.read(handle -> handle.createQuery("""
                        select * from directory_account a
                        where not exists (select 1 from directory_account later where later.id = a.id and later.version > a.version)
                        order by a.id""")
                .map(Table.DIRECTORY_ACCOUNT.mapper())
                .map(Columns::row)
                .list());
    }

    @Override
    public List<ScriptToken> tokens() {
        return database.read(handle -> handle.createQuery("""
                        select * from script_token t
                        where not exists (select 1 from script_token later where later.id = t.id and later.version > t.version)
                        order by t.expires, t.id""")
                .map(Table.SCRIPT_TOKEN.mapper())
                .map(Columns::row)
                .list());
    }

    @Override
    public Optional<ScriptToken> token(String secretSha256) {
        return database.read(handle -> handle.createQuery(
                        "select * from script_token where secret_sha256 = :secret order by version desc limit 1")
                .bind("secret", secretSha256)
                .map(Table.SCRIPT_TOKEN.mapper())
                .findOne()
                .map(Columns::row));
    }

    @Override
    public boolean hasBadge(PersonId id) {
        return database.<Boolean, RuntimeException>read(
                handle -> handle.createQuery("select * from badge where id = :id order by version desc limit 1")
                        .bind("id", id.value())
                        .map(Table.BADGE.mapper())
                        .findOne()
                        .map(Columns::row)
                        .filter(badge -> badge.state() == Badge.State.ACTIVE)
                        .isPresent());
    }
}
