package org.graftline.conduct.internal.draw;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.graftline.study.DonorId;
import org.graftline.study.MouseId;
import org.graftline.study.StudyException;
import org.graftline.study.conduct.Candidate;
import org.graftline.study.conduct.Candidate.Kind;
import org.graftline.study.conduct.Candidate.Obstacle;
import org.graftline.study.conduct.EnrollmentRules;
import org.graftline.study.conduct.EnrollmentRules.Cages;
import org.graftline.study.conduct.EnrollmentRules.Method;

/** Lets no list be fixed that no draw can be made of. */
final class FixedList {
    private FixedList() {}

    /**
     * @param all every mouse of the study
     * @param named the mice to be drawn; empty for all that are eligible
     * @return every mouse, those not named with that as an obstacle
     * @throws StudyException if a named mouse is not eligible, or no draw can be made
     */
    static List<Candidate> of(List<Candidate> all, List<MouseId> named, EnrollmentRules rules) {
        List<Candidate> list = named.isEmpty() ? all : onlyNamed(all, named);
        List<Candidate> eligible = list.stream().filter(Candidate::eligible).toList();
        if (eligible.isEmpty()) {
            throw new StudyException(nobody(list));
        }
        if (rules.method() == Method.ALL_AT_ONCE) {
            DonorMice.of(eligible).forEach(donor -> checkDonor(donor, rules));
            if (rules.cages() == Cages.WHOLE) {
                checkWholeCages(list);
            }
        }
        return list;
    }

    private static List<Candidate> onlyNamed(List<Candidate> all, List<MouseId> named) {
        Map<MouseId, Candidate> known =
                all.stream().collect(Collectors.toMap(Candidate::mouse, candidate -> candidate));
        for (MouseId mouse : named) {
            Candidate candidate = known.get(mouse);
            if (candidate == null) {
                throw new StudyException(
                        "Not fixed: the study has no mouse '%s'. Check the id, or add the mouse.".formatted(mouse));
            }
            if (!candidate.eligible()) {
                throw new StudyException("Not fixed: mouse '%s' cannot be drawn: %s. Leave it out of the list."
                        .formatted(mouse, words(candidate)));
            }
        }
        Set<MouseId> wanted = new HashSet<>(named);
        return all.stream()
                .map(candidate -> !candidate.eligible() || wanted.contains(candidate.mouse())
                        ? candidate
                        : new Candidate(
                                candidate.mouse(),
                                candidate.donor(),
                                candidate.cage(),
                                candidate.volumeMm3(),
                                candidate.readings(),
                                candidate.weightG(),
                                List.of(new Obstacle(Kind.NOT_NAMED, "not among the mice named for this draw"))))
                .toList();
    }

    private static String words(Candidate candidate) {
        return candidate.obstacles().stream().map(Obstacle::words).collect(Collectors.joining(", "));
    }

    private static String nobody(List<Candidate> list) {
        if (list.isEmpty()) {
            return "Not fixed: the study has no mice. Add them with their donors first.";
        }
        if (list.stream().allMatch(one -> one.volumeMm3() == null)) {
            return "Not fixed: no mouse of the study has a tumor volume. Measure the mice first.";
        }
        if (list.stream().allMatch(one -> has(one, Kind.IN_ARM))) {
            return "Not fixed: every mouse of the study is in an arm already. To draw mice again, name the draw that"
                    + " is replaced, and why.";
        }
        if (list.stream().allMatch(one -> has(one, Kind.NOT_ENROLLED))) {
            return "Not fixed: nobody called a mouse of the study eligible or enrolled it yet. Do so on the page"
                    + " Enrollment, which lists the mice whose tumors reached size.";
        }
        Map<String, Integer> why = new TreeMap<>();
        list.forEach(one -> one.obstacles().forEach(obstacle -> why.merge(kind(obstacle.kind()), 1, Integer::sum)));
        return "Not fixed: none of the %d mice is eligible (%s). Measure or enroll them, or change the rules."
                .formatted(
                        list.size(),
                        why.entrySet().stream()
                                .map(entry -> entry.getKey() + ": " + entry.getValue())
                                .collect(Collectors.joining(", ")));
    }

    private static boolean has(Candidate candidate, Kind kind) {
        return candidate.obstacles().stream().anyMatch(one -> one.kind() == kind);
    }

    private static String kind(Kind kind) {
        return switch (kind) {
            case IN_ARM -> "in an arm already";
            case LEFT -> "left the study";
            case EXCLUDED -> "excluded";
            case NOT_ENROLLED -> "neither eligible nor enrolled yet";
            case NO_VOLUME -> "no volume";
            case VOLUME_RANGE -> "volume out of the range";
            case VOLUME_OLD -> "volume too old";
            case WEIGHT -> "weight";
            case NO_CAGE -> "no cage";
            case NOT_NAMED -> "not named";
        };
    }

    private static void checkDonor(DonorMice donor, EnrollmentRules rules) {
        int units = donor.allAtOnce(rules).units(donor.all());
        String what = rules.cages() == Cages.WHOLE ? "cages with eligible mice" : "eligible mice";
        String counted = rules.cages() == Cages.WHOLE
                ? units == 1 ? "cage with eligible mice" : what
                : units == 1 ? "eligible mouse" : what;
        if (units < rules.arms().size()) {
            throw new StudyException(
                    "Not fixed: donor '%s' has %d %s for %d arms. Wait for more, widen the volume range, or name the mice of the other donors."
                            .formatted(
                                    donor.donor(), units, counted, rules.arms().size()));
        }
        if (!new Shares(units, Ratios.of(rules)).possible()) {
            throw new StudyException(
                    "Not fixed: donor '%s' has %d %s, too few for these ratios: an arm would stay empty. Wait for more, or bring the ratios closer to each other."
                            .formatted(donor.donor(), units, what));
        }
    }

    /** A cage with one arm holds no mouse of another donor, and no mouse that is in an arm already. */
    private static void checkWholeCages(List<Candidate> list) {
        Map<String, Set<DonorId>> donors = new TreeMap<>();
        Set<String> taken = new TreeSet<>();
        for (Candidate one : list) {
            String cage = one.cage();
            if (cage != null && one.eligible()) {
                donors.computeIfAbsent(cage, c -> new TreeSet<>()).add(one.donor());
            } else if (cage != null && has(one, Kind.IN_ARM) && !has(one, Kind.LEFT)) {
                taken.add(cage);
            }
        }
        donors.forEach((cage, of) -> {
            if (of.size() > 1) {
                throw new StudyException(
                        "Not fixed: cage '%s' holds mice of the donors %s, so it cannot get one arm within donor. House donors apart, or let arms be spread over cages."
                                .formatted(cage, of.stream().map(DonorId::value).collect(Collectors.joining(" and "))));
            }
            if (taken.contains(cage)) {
                throw new StudyException(
                        "Not fixed: cage '%s' holds mice that are in an arm already, so it cannot get an arm as a whole. Move the new mice to a cage of their own, or let arms be spread over cages."
                                .formatted(cage));
            }
        });
    }
}
