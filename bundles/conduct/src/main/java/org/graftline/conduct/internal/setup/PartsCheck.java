package org.graftline.conduct.internal.setup;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.graftline.study.ArmName;
import org.graftline.study.ArmRole;
import org.graftline.study.DonorId;
import org.graftline.study.MouseId;
import org.graftline.study.StudyException;
import org.graftline.study.conduct.SetUpParts;
import org.graftline.study.conduct.SetUpParts.ArmPart;
import org.graftline.study.conduct.SetUpParts.CohortPart;
import org.graftline.study.conduct.SetUpParts.DonorPart;
import org.graftline.study.conduct.SetUpParts.MousePart;

/** What cannot be in the parts that somebody entered, a sentence each. */
final class PartsCheck {
    private static final int NAMED = 5;

    private final KnownParts known;
    private final SetUpParts parts;
    private final List<String> wrong = new ArrayList<>();

    private PartsCheck(KnownParts known, SetUpParts parts) {
        this.known = known;
        this.parts = parts;
    }

    /** @throws StudyException if the parts contradict themselves or the study; names the first five contradictions */
    static void require(KnownParts known, SetUpParts parts) {
        PartsCheck check = new PartsCheck(known, parts);
        check.names();
        check.control();
        check.mice();
        check.tags();
        if (!check.wrong.isEmpty()) {
            int more = check.wrong.size() - NAMED;
            throw new StudyException("Not saved: %s%s"
                    .formatted(
                            String.join(" ", check.wrong.subList(0, Math.min(NAMED, check.wrong.size()))),
                            more > 0 ? " And %d more of the kind.".formatted(more) : ""));
        }
    }

    private void names() {
        twice("donor", parts.donors(), DonorPart::donor);
        twice("arm", parts.arms(), ArmPart::name);
        twice("cohort", parts.cohorts(), CohortPart::name);
        parts.cohorts().stream()
                .filter(cohort -> cohort.name().isBlank() || cohort.name().length() > 200)
                .forEach(cohort -> wrong.add("a cohort needs a name of 1 to 200 characters."));
    }

    private <T> void twice(String what, List<T> all, Function<T, Object> name) {
        Set<Object> seen = new HashSet<>();
        Set<Object> repeated = new LinkedHashSet<>();
        all.stream().map(name).filter(one -> !seen.add(one)).forEach(repeated::add);
        repeated.forEach(one -> wrong.add("%s '%s' stands there twice; keep one of the two.".formatted(what, one)));
    }

    private void control() {
        Map<ArmName, ArmRole> roles = new HashMap<>();
        known.arms.values().forEach(arm -> roles.put(arm.name(), arm.role()));
        parts.arms().forEach(arm -> roles.put(arm.name(), arm.role()));
        List<String> controls = roles.entrySet().stream()
                .filter(arm -> arm.getValue() == ArmRole.CONTROL)
                .map(arm -> "'" + arm.getKey() + "'")
                .sorted()
                .toList();
        if (controls.size() > 1) {
            wrong.add("arms %s are all control arms; a study has one, the arm that the others are compared with."
                    .formatted(String.join(" and ", controls)));
        }
    }

    private void mice() {
        Set<DonorId> donors = new HashSet<>(known.donors.keySet());
        parts.donors().forEach(donor -> donors.add(donor.donor()));
        Set<ArmName> arms = new HashSet<>(known.arms.keySet());
        parts.arms().forEach(arm -> arms.add(arm.name()));
        Set<String> cohorts = new HashSet<>(known.cohorts.keySet());
        parts.cohorts().forEach(cohort -> cohorts.add(cohort.name()));
        Map<MouseId, MousePart> seen = new HashMap<>();
        for (MousePart mouse : parts.mice()) {
            MousePart before = seen.putIfAbsent(mouse.mouse(), mouse);
            if (before != null) {
                repeated(before, mouse);
            }
            ArmName ours = known.armOf.get(mouse.mouse());
            if (ours != null && mouse.arm() != null && !ours.equals(mouse.arm())) {
                wrong.add(twoArms(mouse.mouse(), ours, mouse.arm())
                        + " it keeps the first; another arm takes another randomization.");
            }
            if (!donors.contains(mouse.donor())) {
                wrong.add("mouse '%s' has donor '%s', which is not among the donors; add it or correct the name."
                        .formatted(mouse.mouse(), mouse.donor()));
            }
            if (mouse.arm() != null && !arms.contains(mouse.arm())) {
                wrong.add("mouse '%s' has arm '%s', which is not among the arms; add it or correct the name."
                        .formatted(mouse.mouse(), mouse.arm()));
            }
            if (mouse.cohort() != null && !cohorts.contains(mouse.cohort())) {
                wrong.add("mouse '%s' has cohort '%s', which is not among the cohorts; add it or correct the name."
                        .formatted(mouse.mouse(), mouse.cohort()));
            }
        }
    }

    private static String twoArms(MouseId mouse, ArmName one, ArmName other) {
        return "mouse '%s' is in arms '%s' and '%s', and a mouse has one arm:".formatted(mouse, one, other);
    }

    private void repeated(MousePart before, MousePart again) {
        if (before.arm() != null && again.arm() != null && !before.arm().equals(again.arm())) {
            wrong.add(twoArms(again.mouse(), before.arm(), again.arm()) + " take one of the two lines out.");
        } else if (!before.donor().equals(again.donor())) {
            wrong.add("mouse '%s' has donors '%s' and '%s', and a mouse carries the tumor of one: take one line out."
                    .formatted(again.mouse(), before.donor(), again.donor()));
        } else {
            wrong.add("mouse '%s' stands there twice; take one of the two lines out.".formatted(again.mouse()));
        }
    }

    private void tags() {
        Map<String, MouseId> wears = new HashMap<>();
        known.mice.values().forEach(mouse -> {
            wears.put(mouse.mouse().value(), mouse.mouse());
            mouse.aliases().forEach(tag -> wears.put(tag, mouse.mouse()));
        });
        parts.mice().forEach(mouse -> wears.put(mouse.mouse().value(), mouse.mouse()));
        Set<String> told = new HashSet<>();
        for (MousePart mouse : parts.mice()) {
            for (String tag : mouse.tags()) {
                MouseId other = wears.putIfAbsent(tag, mouse.mouse());
                if (other != null && !other.equals(mouse.mouse()) && told.add(tag)) {
                    wrong.add(
                            "tag '%s' is on mice '%s' and '%s', and a scanned tag finds one mouse: correct one of them."
                                    .formatted(tag, other, mouse.mouse()));
                }
            }
        }
    }
}
