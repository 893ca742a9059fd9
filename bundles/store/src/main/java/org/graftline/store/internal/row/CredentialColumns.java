package org.graftline.store.internal.row;

import org.graftline.study.PersonId;
import org.graftline.study.people.Credential;

/** Table {@code credential}. */
public record CredentialColumns(String id, int version, String person, String phc) implements Columns<Credential> {

    static final String INSERT = """
            insert into credential (
                id, version, person, phc)
            values (
                :id, :version, :person, :phc)""";

    /** @return the columns of a record */
    public static CredentialColumns of(Credential credential) {
        return new CredentialColumns(
                credential.id(), credential.version(), credential.person().value(), credential.phc());
    }

    @Override
    public Credential row() {
        return new Credential(new PersonId(person), version, phc);
    }

    @Override
    public String toString() {
        return "CredentialColumns[" + person + ", version " + version + "]"; // never the hash: it may end in a log
    }
}
