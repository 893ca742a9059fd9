package org.graftline.store.internal.row;

import java.util.Comparator;
import java.util.List;
import org.graftline.study.conduct.Locks.State;
import org.graftline.study.conduct.Locks.What;
import org.graftline.study.record.Chain;
import org.graftline.study.record.DocumentKind;
import org.graftline.study.record.StudyClosure;
import org.jdbi.v3.core.Handle;

/** What is locked of a study, read in the transaction that wants to write. */
public final class StudyLocks {
    private static final String OF_STUDY = "study:";

    private StudyLocks() {}

    private record Turn(String name, int version, boolean locked) {}

    /**
     * @param handle that holds the lock of the chain's head, so that nobody locks the study meanwhile
     * @return what is closed; of the installation nothing ever is
     */
    public static StudyClosure of(Handle handle, Chain chain) {
        if (!chain.name().startsWith(OF_STUDY)) {
            return StudyClosure.NONE;
        }
        String study = chain.name().substring(OF_STUDY.length());
        List<Turn> turns = handle.createQuery(
                        "select name, version, json from study_document where id in (:data, :archive)")
                .bind("data", id(study, What.DATA))
                .bind("archive", id(study, What.ARCHIVE))
                .map((row, context) -> new Turn(
                        row.getString(1),
                        row.getInt(2),
                        State.LOCKED
                                .name()
                                .equals(JsonTexts.map(row.getString(3)).get("state"))))
                .list();
        return new StudyClosure(isLocked(turns, What.DATA), isLocked(turns, What.ARCHIVE));
    }

    private static String id(String study, What what) {
        return study + "/" + DocumentKind.LOCK + "/" + what;
    }

    private static boolean isLocked(List<Turn> turns, What what) {
        return turns.stream()
                .filter(turn -> turn.name.equals(what.name()))
                .max(Comparator.comparingInt(Turn::version))
                .filter(Turn::locked)
                .isPresent();
    }
}
