package org.graftline.conduct.internal.setup;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.graftline.study.ArmName;
import org.graftline.study.ArmRole;
import org.graftline.study.DonorId;
import org.graftline.study.conduct.DonorField;
import org.graftline.study.conduct.SetUpParts;
import org.graftline.study.conduct.SetUpParts.DonorPart;
import org.graftline.study.conduct.SetUpParts.MousePart;

/** What is incomplete in a set-up and blocks nothing, a sentence each. */
final class Cautions {
    private Cautions() {}

    /** About donors and their fields: fit for everybody. */
    static List<String> ofDonors(SetUpParts parts) {
        List<String> cautions = new ArrayList<>();
        Set<DonorId> used = parts.mice().stream().map(MousePart::donor).collect(Collectors.toCollection(HashSet::new));
        for (DonorPart donor : parts.donors()) {
            if (!parts.mice().isEmpty() && !used.contains(donor.donor())) {
                cautions.add("Donor '%s' has no mouse.".formatted(donor.donor()));
            }
            List<DonorField> missing = donor.missing();
            if (!missing.isEmpty()) {
                cautions.add("Donor '%s' lacks %s that the public standard for PDX models requires: %s."
                        .formatted(
                                donor.donor(),
                                missing.size() == 1 ? "1 field" : missing.size() + " fields",
                                missing.stream().map(DonorField::words).collect(Collectors.joining(", "))));
            }
        }
        return cautions;
    }

    /** About arms: for people who are not blinded. */
    static List<String> ofArms(SetUpParts parts) {
        List<String> cautions = new ArrayList<>();
        if (!parts.arms().isEmpty() && parts.arms().stream().noneMatch(arm -> arm.role() == ArmRole.CONTROL)) {
            cautions.add("No arm is the control: effects will have nothing to be compared with.");
        }
        Map<DonorId, Set<ArmName>> arms = new TreeMap<>();
        for (MousePart mouse : parts.mice()) {
            ArmName arm = mouse.arm();
            if (arm != null) {
                arms.computeIfAbsent(mouse.donor(), donor -> new TreeSet<>()).add(arm);
            }
        }
        if (parts.arms().size() > 1) {
            arms.forEach((donor, its) -> {
                if (its.size() == 1) {
                    cautions.add(
                            "Donor '%s' has mice in arm '%s' only: what the treatment does to its tumors cannot be told from what its tumors do."
                                    .formatted(donor, its.iterator().next()));
                }
            });
        }
        return cautions;
    }
}
