package org.graftline.store.internal.row;

import org.graftline.study.PersonId;
import org.graftline.study.people.Badge;

/** Table {@code badge}. */
public record BadgeColumns(String id, int version, String person, String badgeSha256, String phc, String state)
        implements Columns<Badge> {

    static final String INSERT = """
            insert into badge (
                id, version, person, badge_sha256, phc, state)
            values (
                :id, :version, :person, :badgeSha256, :phc, :state)""";

    /** @return the columns of a record */
    public static BadgeColumns of(Badge it) {
        return new BadgeColumns(
                it.id(),
                it.version(),
                it.person().value(),
                it.badgeSha256(),
                it.phc(),
                it.state().name());
    }

    @Override
    public Badge row() {
        return new Badge(new PersonId(person), version, badgeSha256, phc, Badge.State.valueOf(state));
    }

    @Override
    public String toString() {
        return "BadgeColumns[" + person + ", version " + version + "]"; // never the secret: it may end in a log
    }
}
