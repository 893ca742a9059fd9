package org.graftline.study.bench;

import java.util.List;
import org.graftline.study.MouseId;
import org.graftline.study.Reading;
import org.graftline.study.Removal;
import org.graftline.study.StudyDay;
import org.graftline.study.TumorSite;
import org.jspecify.annotations.Nullable;

/**
 * A session as one person may see it.
 *
 * @param session the session
 * @param position the study's ledger position that it shows
 * @param rows the mice, in the order of the session
 */
public record Worksheet(BenchSession session, long position, List<Row> rows) {
    /** Copies the rows in. */
    public Worksheet {
        rows = List.copyOf(rows);
    }

    /** What became of a mouse in a session. */
    public enum Outcome {
        /** Nothing yet. */
        OPEN,
        /** Everything that was due ended with a reading or a reason. */
        DONE,
        /** It left the study. */
        LEFT
    }

    /**
     * One mouse.
     *
     * @param animal the mouse, its tags and cage
     * @param outcome whether the session may close over it
     * @param missing what is still due, in words ("volume of tumor left", "weight")
     * @param own the readings of this session's day that this person may see: their own, and those of colleagues once their own is
     *     saved; withdrawn ones too
     * @param colleagues how many readings of the day by others are kept back until this person's own is saved
     * @param earlier earlier measured readings of each tumor and of the weight, oldest first, at most twelve; empty while kept back
     * @param ownDay the session's day as the mouse counts it, from its own day 0; null where it counts as the study does
     * @param removal how it left; null while it is on the study
     */
    public record Row(
            Board.Animal animal,
            Outcome outcome,
            List<String> missing,
            List<Reading> own,
            int colleagues,
            List<Reading> earlier,
            @Nullable StudyDay ownDay,
            @Nullable Removal removal) {
        /** Copies the lists in. */
        public Row {
            missing = List.copyOf(missing);
            own = List.copyOf(own);
            earlier = List.copyOf(earlier);
        }

        /** @return the mouse */
        public MouseId mouse() {
            return animal.mouse();
        }

        /** @return its tumors */
        public List<TumorSite> tumors() {
            return animal.tumors();
        }
    }
}
