package org.graftline.conduct.internal.draw;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.graftline.conduct.internal.cohort.Enrollments;
import org.graftline.study.ArmAssignment;
import org.graftline.study.Decimal;
import org.graftline.study.Endpoint;
import org.graftline.study.Housing;
import org.graftline.study.Mouse;
import org.graftline.study.MouseId;
import org.graftline.study.Reading;
import org.graftline.study.Removal;
import org.graftline.study.StudyData;
import org.graftline.study.conduct.Candidate;
import org.graftline.study.conduct.Candidate.Kind;
import org.graftline.study.conduct.Candidate.Obstacle;
import org.graftline.study.conduct.Candidate.ReadingUsed;
import org.graftline.study.conduct.Enrollment;
import org.graftline.study.conduct.EnrollmentRules;
import org.graftline.study.conduct.EnrollmentRules.Cages;
import org.jspecify.annotations.Nullable;

/** Who is eligible, and what stands against the others. */
final class Candidates {
    private final EnrollmentRules rules;
    private final Instant now;
    private final Set<MouseId> assigned;
    private final Set<MouseId> inArm;
    private final Set<MouseId> left;
    private final Enrollments enrollments;
    private final Map<MouseId, String> cages;
    private final Map<MouseId, List<Reading>> readings = new HashMap<>();
    private final List<Mouse> mice;

    /**
     * @param enrollments where the mice stand
     * @param drawnAgain mice whose arm does not count, since the draw takes its place
     * @param now when the age of volumes is judged
     */
    Candidates(
            StudyData data,
            List<Housing> housing,
            EnrollmentRules rules,
            Enrollments enrollments,
            Set<MouseId> drawnAgain,
            Instant now) {
        this.enrollments = enrollments;
        this.rules = rules;
        this.now = now;
        this.assigned = data.assignments().stream().map(ArmAssignment::mouse).collect(Collectors.toSet());
        this.inArm = new HashSet<>(assigned);
        this.inArm.removeAll(drawnAgain);
        this.left = data.removals().stream().map(Removal::mouse).collect(Collectors.toSet());
        this.cages = housing.stream().collect(Collectors.toMap(Housing::mouse, Housing::cage));
        data.readings()
                .forEach(reading -> readings.computeIfAbsent(reading.mouse(), m -> new ArrayList<>())
                        .add(reading));
        this.mice =
                data.mice().stream().sorted(Comparator.comparing(Mouse::mouse)).toList();
    }

    /** @return every mouse, in the order of ids */
    List<Candidate> all() {
        return mice.stream().map(this::candidate).toList();
    }

    private Candidate candidate(Mouse mouse) {
        MouseId id = mouse.mouse();
        List<Reading> own = readings.getOrDefault(id, List.of());
        LatestLook volume = LatestLook.of(own, Endpoint.TUMOR_VOLUME);
        LatestLook weight = LatestLook.of(own, Endpoint.BODY_WEIGHT);
        String cage = cages.get(id);
        List<Obstacle> obstacles = new ArrayList<>();
        if (inArm.contains(id)) {
            obstacles.add(new Obstacle(Kind.IN_ARM, "in an arm already"));
        }
        if (left.contains(id)) {
            obstacles.add(new Obstacle(Kind.LEFT, "left the study"));
        }
        checkEnrollment(id, obstacles);
        checkVolume(volume, obstacles);
        checkWeight(weight.value(), obstacles);
        if (rules.cages() != Cages.IGNORED && cage == null) {
            obstacles.add(new Obstacle(Kind.NO_CAGE, "nobody said in which cage it lives"));
        }
        return new Candidate(
                id,
                mouse.donor(),
                cage,
                volume.value(),
                volume.readings().stream()
                        .sorted(Comparator.comparing(Reading::uuid))
                        .map(reading -> new ReadingUsed(reading.uuid(), reading.version()))
                        .toList(),
                weight.value(),
                obstacles);
    }

    /** A mouse with an arm was enrolled by the draw that gave it, whatever was said before. */
    private void checkEnrollment(MouseId mouse, List<Obstacle> obstacles) {
        Enrollment.State state = enrollments.obstacle(mouse);
        if (state == Enrollment.State.EXCLUDED) {
            obstacles.add(new Obstacle(Kind.EXCLUDED, enrollments.words(mouse, state)));
        } else if (state != null && !assigned.contains(mouse)) {
            obstacles.add(new Obstacle(Kind.NOT_ENROLLED, enrollments.words(mouse, state)));
        }
    }

    private void checkVolume(LatestLook look, List<Obstacle> obstacles) {
        Decimal volume = look.value();
        Instant oldest = look.oldest();
        if (volume == null || oldest == null || look.unmeasured() != null) {
            obstacles.add(new Obstacle(
                    Kind.NO_VOLUME,
                    look.unmeasured() == null
                            ? "tumor never measured"
                            : "tumor last " + look.unmeasured().words()));
            return;
        }
        Decimal min = rules.minVolumeMm3();
        Decimal max = rules.maxVolumeMm3();
        if (min != null && volume.value() < min.value()) {
            obstacles.add(new Obstacle(
                    Kind.VOLUME_RANGE,
                    "tumor %s mm³, below %s mm³".formatted(DrawProcedure.shown(volume.value()), min)));
        }
        if (max != null && volume.value() > max.value()) {
            obstacles.add(new Obstacle(
                    Kind.VOLUME_RANGE,
                    "tumor %s mm³, above %s mm³".formatted(DrawProcedure.shown(volume.value()), max)));
        }
        Integer hours = rules.freshHours();
        if (hours != null && oldest.isBefore(now.minus(Duration.ofHours(hours)))) {
            obstacles.add(new Obstacle(
                    Kind.VOLUME_OLD,
                    "volume read %d hours ago, more than %d"
                            .formatted(Duration.between(oldest, now).toHours(), hours)));
        }
    }

    private void checkWeight(@Nullable Decimal weight, List<Obstacle> obstacles) {
        Decimal min = rules.minWeightG();
        if (min == null) {
            return;
        }
        if (weight == null) {
            obstacles.add(new Obstacle(Kind.WEIGHT, "never weighed"));
        } else if (weight.value() < min.value()) {
            obstacles.add(
                    new Obstacle(Kind.WEIGHT, "%s g, below %s g".formatted(DrawProcedure.shown(weight.value()), min)));
        }
    }
}
