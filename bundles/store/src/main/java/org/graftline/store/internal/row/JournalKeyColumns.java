package org.graftline.store.internal.row;

import org.graftline.study.PersonId;
import org.graftline.study.people.JournalKey;

/** Table {@code journal_key}. */
public record JournalKeyColumns(String id, int version, String person, String journalKey)
        implements Columns<JournalKey> {

    static final String INSERT = """
            insert into journal_key (
                id, version, person, journal_key)
            values (
                :id, :version, :person, :journalKey)""";

    /** @return the columns of a record */
    public static JournalKeyColumns of(JournalKey it) {
        return new JournalKeyColumns(it.id(), it.version(), it.person().value(), it.key());
    }

    @Override
    public JournalKey row() {
        return new JournalKey(new PersonId(person), version, journalKey);
    }

    @Override
    public String toString() {
        return "JournalKeyColumns[" + person + ", version " + version + "]"; // never the secret: it may end in a log
    }
}
