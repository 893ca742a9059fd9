package org.graftline.conduct.internal.draw;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.graftline.conduct.internal.cohort.Enrollments;
import org.graftline.study.ArmAssignment;
import org.graftline.study.MouseId;
import org.graftline.study.Reading;
import org.graftline.study.Removal;
import org.graftline.study.StudyData;
import org.graftline.study.StudyException;
import org.graftline.study.conduct.Candidate;
import org.graftline.study.conduct.Candidate.ReadingUsed;
import org.graftline.study.conduct.Draw;
import org.graftline.study.conduct.Enrollment;
import org.graftline.study.conduct.EnrollmentRules;
import org.graftline.study.conduct.Randomizations.Recorded;

/** Lets no list be drawn that the records left behind. */
final class StillHolds {
    private StillHolds() {}

    /**
     * @param fixed the list
     * @param draws all of the study
     * @param enrollments where the mice stand
     * @param dosed what was given to them
     * @throws StudyException if something changed since it was fixed that the draw rests on
     */
    static void require(
            Recorded fixed,
            StudyData data,
            EnrollmentRules rules,
            List<Recorded> draws,
            Enrollments enrollments,
            Dosed dosed) {
        Draw draw = fixed.draw();
        if (rules.version() != draw.rules().version()) {
            throw stale("the rules of enrollment were changed from version %d to %d"
                    .formatted(draw.rules().version(), rules.version()));
        }
        if (draws.stream().anyMatch(other -> DrawBook.drawn(other) > fixed.fixed())) {
            throw stale("another draw was made");
        }
        Set<MouseId> left = data.removals().stream().map(Removal::mouse).collect(Collectors.toSet());
        Set<MouseId> inArm =
                data.assignments().stream().map(ArmAssignment::mouse).collect(Collectors.toSet());
        Set<MouseId> again = draws.stream()
                .filter(other -> other.draw().draw().equals(draw.replaces()))
                .flatMap(other -> other.draw().eligible().stream())
                .map(Candidate::mouse)
                .collect(Collectors.toSet());
        dosed.refuse(
                draw.eligible().stream()
                        .map(Candidate::mouse)
                        .filter(again::contains)
                        .toList(),
                "Not drawn");
        Map<UUID, Integer> versions =
                data.readings().stream().collect(Collectors.toMap(Reading::uuid, Reading::version));
        for (Candidate mouse : draw.eligible()) {
            if (left.contains(mouse.mouse())) {
                throw stale("mouse '%s' left the study".formatted(mouse.mouse()));
            }
            if (inArm.contains(mouse.mouse()) && !again.contains(mouse.mouse())) {
                throw stale("mouse '%s' got an arm".formatted(mouse.mouse()));
            }
            Enrollment.State stands = enrollments.obstacle(mouse.mouse());
            if (stands == Enrollment.State.EXCLUDED || (stands != null && !again.contains(mouse.mouse()))) {
                throw stale("mouse '%s' became one that cannot be drawn: %s"
                        .formatted(mouse.mouse(), enrollments.words(mouse.mouse(), stands)));
            }
            for (ReadingUsed used : mouse.readings()) {
                if (versions.getOrDefault(used.reading(), 0) != used.version()) {
                    throw stale("the volume of mouse '%s' was corrected".formatted(mouse.mouse()));
                }
            }
        }
    }

    private static StudyException stale(String what) {
        return new StudyException("Not drawn: since the list was fixed %s. Fix the list again.".formatted(what));
    }
}
