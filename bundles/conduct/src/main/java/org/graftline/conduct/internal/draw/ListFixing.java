package org.graftline.conduct.internal.draw;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.graftline.conduct.internal.cohort.Enrollments;
import org.graftline.study.Arm;
import org.graftline.study.ArmName;
import org.graftline.study.Decimal;
import org.graftline.study.Housing;
import org.graftline.study.Mouse;
import org.graftline.study.MouseId;
import org.graftline.study.PersonId;
import org.graftline.study.Removal;
import org.graftline.study.StudyData;
import org.graftline.study.StudyException;
import org.graftline.study.conduct.Candidate;
import org.graftline.study.conduct.Draw;
import org.graftline.study.conduct.Draw.OpenBlock;
import org.graftline.study.conduct.Draw.Placed;
import org.graftline.study.conduct.Enrollment;
import org.graftline.study.conduct.EnrollmentRules;
import org.graftline.study.conduct.EnrollmentRules.ArmShare;
import org.graftline.study.conduct.EnrollmentRules.Method;
import org.graftline.study.conduct.Randomizations.FixRequest;
import org.graftline.study.conduct.Randomizations.Recorded;
import org.jspecify.annotations.Nullable;

/** Makes the fixed list of a draw from the records of this moment. Writes nothing. */
final class ListFixing {
    private final StudyData data;
    private final List<Housing> housing;
    private final EnrollmentRules rules;
    private final List<Recorded> draws;
    private final Enrollments enrollments;
    private final Dosed dosed;

    /** @param draws all of the study, first to last */
    ListFixing(
            StudyData data,
            List<Housing> housing,
            EnrollmentRules rules,
            List<Recorded> draws,
            Enrollments enrollments,
            Dosed dosed) {
        this.enrollments = enrollments;
        this.dosed = dosed;
        this.data = data;
        this.housing = housing;
        this.rules = rules;
        this.draws = draws;
    }

    /** @throws StudyException if no draw can be made of it */
    Draw fix(FixRequest request, PersonId by, Instant now) {
        requireArms();
        Optional<Recorded> replaced = replaced(request.replaces());
        if (request.reason().isBlank() && needsReason(request)) {
            throw new StudyException(
                    "Not fixed: mice of this study were drawn before. Say why there is a second draw; the report"
                            + " prints it.");
        }
        Set<MouseId> again = replaced.map(one -> stillHere(one.draw())).orElse(Set.of());
        dosed.refuse(again, "Not fixed");
        Set<MouseId> named = new TreeSet<>(request.mice());
        named.addAll(again);
        List<Candidate> mice = FixedList.of(
                new Candidates(data, housing, rules, enrollments, again, now).all(), List.copyOf(named), rules);
        return new Draw(
                request.draw(),
                now,
                by,
                rules,
                request.replaces(),
                mice,
                rules.method() == Method.MINIMIZATION ? before(again) : List.of(),
                rules.method() == Method.PERMUTED_BLOCKS ? openBlocks(replaced) : List.of(),
                null);
    }

    private void requireArms() {
        if (rules.version() == 0) {
            throw new StudyException(
                    "Not fixed: the study has no rules of enrollment yet. Set the arms with their ratios, and who is"
                            + " eligible.");
        }
        requireArms(rules, data);
    }

    /** @throws StudyException if the study lacks an arm of the rules */
    static void requireArms(EnrollmentRules rules, StudyData data) {
        Set<ArmName> known = data.arms().stream().map(Arm::name).collect(Collectors.toSet());
        for (ArmShare share : rules.arms()) {
            if (!known.contains(share.arm())) {
                throw new StudyException("The study has no arm '%s'. Add it to the study, or take it out of the rules."
                        .formatted(share.arm()));
            }
        }
    }

    private boolean needsReason(FixRequest request) {
        return request.replaces() != null
                || (rules.method() == Method.ALL_AT_ONCE && DrawBook.last(draws).isPresent());
    }

    private Optional<Recorded> replaced(@Nullable UUID draw) {
        if (draw == null) {
            return Optional.empty();
        }
        Optional<Recorded> last = DrawBook.last(draws);
        if (last.isEmpty() || !last.get().draw().draw().equals(draw)) {
            throw new StudyException(
                    "Not fixed: draw %s is not the last one of the study. Only the last draw can be replaced, since later ones build on it."
                            .formatted(draw));
        }
        return last;
    }

    private Set<MouseId> stillHere(Draw draw) {
        Set<MouseId> left = data.removals().stream().map(Removal::mouse).collect(Collectors.toSet());
        return draw.eligible().stream()
                .map(Candidate::mouse)
                .filter(mouse -> !left.contains(mouse) && enrollments.obstacle(mouse) != Enrollment.State.EXCLUDED)
                .collect(Collectors.toCollection(HashSet::new));
    }

    private List<Placed> before(Set<MouseId> again) {
        Map<MouseId, Candidate> drawn = new HashMap<>();
        draws.stream()
                .filter(one -> one.drawn() != null)
                .flatMap(one -> one.draw().eligible().stream())
                .forEach(mouse -> drawn.put(mouse.mouse(), mouse));
        Map<MouseId, Mouse> mice = data.mice().stream().collect(Collectors.toMap(Mouse::mouse, mouse -> mouse));
        Map<MouseId, String> cages = housing.stream().collect(Collectors.toMap(Housing::mouse, Housing::cage));
        return data.assignments().stream()
                .filter(one -> !again.contains(one.mouse()) && mice.containsKey(one.mouse()))
                .sorted(java.util.Comparator.comparing(one -> one.mouse()))
                .map(one -> {
                    Candidate then = drawn.get(one.mouse());
                    Decimal volume = then == null ? null : then.volumeMm3();
                    return new Placed(
                            one.mouse(),
                            Objects.requireNonNull(mice.get(one.mouse())).donor(),
                            cages.get(one.mouse()),
                            volume,
                            one.arm());
                })
                .toList();
    }

    /** A block is gone on with only under the same arms and ratios. */
    private List<OpenBlock> openBlocks(Optional<Recorded> replaced) {
        if (replaced.isPresent()) {
            Draw old = replaced.get().draw();
            return old.rules().arms().equals(rules.arms()) ? old.openBlocks() : List.of();
        }
        return DrawBook.last(draws.stream()
                        .filter(one -> one.draw().rules().method() == Method.PERMUTED_BLOCKS)
                        .toList())
                .map(Recorded::draw)
                .filter(draw -> draw.rules().arms().equals(rules.arms()))
                .map(Draw::result)
                .map(Draw.Result::openBlocks)
                .orElse(List.of());
    }
}
