package org.graftline.conduct.internal.draw;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.graftline.study.Dose;
import org.graftline.study.MouseId;
import org.graftline.study.StudyDay;
import org.graftline.study.StudyException;

/** Mice that something was given to: they stay in the arm that it belongs to. */
final class Dosed {
    private final Map<MouseId, StudyDay> first = new HashMap<>();

    /** @param doses of a study in their current versions; what was withheld or taken back was not given */
    Dosed(List<Dose> doses) {
        for (Dose dose : doses) {
            if (dose.outcome() == Dose.Outcome.GIVEN || dose.outcome() == Dose.Outcome.PARTIAL) {
                first.merge(dose.mouse(), dose.day(), (one, other) -> one.compareTo(other) <= 0 ? one : other);
            }
        }
    }

    /**
     * @param mice to be drawn again
     * @param begins how the sentence begins
     * @throws StudyException if one of them was dosed
     */
    void refuse(Collection<MouseId> mice, String begins) {
        List<MouseId> dosed =
                new TreeSet<>(mice).stream().filter(first::containsKey).toList();
        if (!dosed.isEmpty()) {
            MouseId one = dosed.get(0);
            throw new StudyException(
                    "%s: mouse '%s' was dosed on day %s%s, and a mouse that was dosed stays in its arm. Take a dose back if it was never given, or let the draw stand and exclude the mouse with a reason."
                            .formatted(
                                    begins,
                                    one,
                                    first.get(one),
                                    dosed.size() == 1
                                            ? ""
                                            : dosed.size() == 2
                                                    ? ", and so was one more of them"
                                                    : ", and so were %d more of them".formatted(dosed.size() - 1)));
        }
    }
}
