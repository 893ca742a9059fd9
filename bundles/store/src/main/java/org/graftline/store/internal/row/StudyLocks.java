package org.graftline.store.internal.row;

import java.util.Comparator;
import java.util.List;
import org.graftline.study.record.Chain;
import org.graftline.study.record.StudyClosure;
import org.jdbi.v3.core.Handle;

/** What is locked of a study, read in the transaction that wants to write. */
public final class StudyLocks {
    private static final String OF_STUDY = "study:";
    private static final String DATA = "DATA";
    private static final String ARCHIVE = "ARCHIVE";

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
                .bind("data", study + "/LOCK/" + DATA)
                .bind("archive", study + "/LOCK/" + ARCHIVE)
                .map((row, context) -> new Turn(
                        row.getString(1),
                        row.getInt(2),
                        "LOCKED".equals(JsonTexts.map(row.getString(3)).get("state"))))
                .list();
        return new StudyClosure(isLocked(turns, DATA), isLocked(turns, ARCHIVE));
    }

    private static boolean isLocked(List<Turn> turns, String name) {
        return turns.stream()
                .filter(turn -> turn.name.equals(name))
                .max(Comparator.comparingInt(Turn::version))
                .filter(Turn::locked)
                .isPresent();
    }
}
