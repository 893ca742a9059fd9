package org.graftline.study.record;

import java.util.List;
import java.util.Optional;
import org.graftline.study.PersonId;
import org.graftline.study.people.Contact;
import org.graftline.study.people.Credential;
import org.graftline.study.people.DirectoryAccount;
import org.graftline.study.people.Person;
import org.graftline.study.people.RoleGrant;
import org.graftline.study.people.ScriptToken;
import org.osgi.annotation.versioning.ProviderType;

/** Reads people, roles and credentials in their current versions. Safe for many threads. */
@ProviderType
public interface PeopleRecords {
    /** @return everybody, disabled people too, in the order they were enrolled */
    List<Person> people();

    /** @return the person; empty if nobody has the id */
    Optional<Person> person(PersonId id);

    /** @return the grants of a person, withdrawn ones too */
    List<RoleGrant> grants(PersonId id);

    /** @return what proves the person; empty if no password was ever set */
    Optional<Credential> credential(PersonId id);

    /** @return where the person can be written to; empty if no address was ever kept */
    Optional<Contact> contact(PersonId id);

    /** @return whether the person has a badge that opens the Bench */
    boolean hasBadge(PersonId id);

    /** @return that and how the person comes from a directory; empty for people of this installation alone */
    Optional<DirectoryAccount> directoryAccount(PersonId id);

    /** @return everybody who comes from a directory, those that it lost too */
    List<DirectoryAccount> directoryAccounts();

    /** @return every token of scripts, those that open nothing any more too */
    List<ScriptToken> tokens();

    /**
     * @param secretSha256 SHA-256 of a secret
     * @return the token with that secret, whether or not it still opens anything; empty if there is none
     */
    Optional<ScriptToken> token(String secretSha256);
}
