package org.graftline.conduct.internal.dosing;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.graftline.conduct.internal.known.KnownStudy;
import org.graftline.study.ArmName;
import org.graftline.study.MouseId;
import org.graftline.study.StudyDay;
import org.graftline.study.conduct.Regimen;
import org.graftline.study.conduct.Regimens.Planned;
import org.graftline.study.conduct.Treatment;
import org.jspecify.annotations.Nullable;

/** What the regimens plan for one mouse and day. */
final class Plan {
    private Plan() {}

    /**
     * One planned thing: which treatment of the regimen in force.
     *
     * @param line from 1
     */
    record Line(int line, Treatment treatment, Regimen regimen) {}

    /** @return the regimen of a mouse on a study day; null where it has no arm or the arm has none yet */
    static @Nullable Regimen regimen(KnownStudy study, MouseId mouse, StudyDay day) {
        ArmName arm = study.arm(mouse);
        Planned planned = arm == null ? null : study.regimen(arm, day);
        return planned == null ? null : planned.regimen();
    }

    /** @return the treatment of a mouse's regimen on a day, due or not; empty where there is none of that number */
    static Optional<Line> line(KnownStudy study, MouseId mouse, StudyDay day, int line) {
        Regimen regimen = regimen(study, mouse, day);
        return regimen == null || line < 1 || line > regimen.treatments().size()
                ? Optional.empty()
                : Optional.of(new Line(line, regimen.treatments().get(line - 1), regimen));
    }

    /** @return what is due for a mouse on a whole study day; empty before its randomization */
    static List<Line> due(KnownStudy study, MouseId mouse, StudyDay day) {
        Regimen regimen = regimen(study, mouse, day);
        List<Line> due = new ArrayList<>();
        if (regimen == null || day.value() != Math.rint(day.value()) || isBeforeDraw(study, mouse, day)) {
            return due;
        }
        LocalDate dayZero = study.dayZero(mouse);
        for (int line = 1; line <= regimen.treatments().size(); line++) {
            Treatment treatment = regimen.treatments().get(line - 1);
            if (treatment.schedule().isDue(study.ownDay(mouse, day), dayZero)) {
                due.add(new Line(line, treatment, regimen));
            }
        }
        return due;
    }

    private static boolean isBeforeDraw(KnownStudy study, MouseId mouse, StudyDay day) {
        Instant drawn = study.drawnAt(mouse);
        StudyDay drawnOn = drawn == null ? null : study.day(drawn);
        return drawnOn != null && day.compareTo(drawnOn) < 0;
    }

    /** @return the vial that a mouse gets its treatment from: the same each time, and by the animal's id where there are several */
    static String vial(MouseId mouse, Treatment treatment) {
        List<String> vials = treatment.vials();
        return vials.get(Math.floorMod(mouse.value().hashCode(), vials.size()));
    }

    /** @return what a vial holds or held by any version of any regimen, the latest version first; empty where no vial has the code */
    static Optional<Treatment> inVial(KnownStudy study, String vial) {
        return study.data().arms().stream()
                .flatMap(arm -> latestFirst(study.regimens(arm.name())))
                .flatMap(planned -> planned.regimen().treatments().stream())
                .filter(treatment -> treatment.vials().contains(vial))
                .findFirst();
    }

    private static Stream<Planned> latestFirst(List<Planned> versions) {
        return Stream.iterate(versions.size() - 1, i -> i >= 0, i -> i - 1).map(versions::get);
    }
}
