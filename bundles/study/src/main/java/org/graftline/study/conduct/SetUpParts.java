package org.graftline.study.conduct;

import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.graftline.study.ArmName;
import org.graftline.study.ArmRole;
import org.graftline.study.DonorId;
import org.graftline.study.MouseId;
import org.jspecify.annotations.Nullable;

/**
 * Donors, arms, cohorts and mice as a person enters them. What the study has already by that name gets its next version where it
 * differs; nothing is taken out.
 *
 * @param donors with what is known of them
 * @param arms with their roles
 * @param cohorts with their day 0
 * @param mice with donor, tags and cage
 */
public record SetUpParts(List<DonorPart> donors, List<ArmPart> arms, List<CohortPart> cohorts, List<MousePart> mice) {
    /** Nothing. */
    public static final SetUpParts NONE = new SetUpParts(List.of(), List.of(), List.of(), List.of());

    /** Copies the lists in. */
    public SetUpParts {
        donors = List.copyOf(donors);
        arms = List.copyOf(arms);
        cohorts = List.copyOf(cohorts);
        mice = List.copyOf(mice);
    }

    /**
     * A donor.
     *
     * @param donor the code the study uses
     * @param lineage the tumor line; null when not known
     * @param facts what is known of it, blanks left out
     */
    public record DonorPart(DonorId donor, @Nullable String lineage, Map<DonorField, String> facts) {
        /** Copies the facts in, in the order of the fields. */
        public DonorPart {
            EnumMap<DonorField, String> kept = new EnumMap<>(DonorField.class);
            facts.forEach((field, text) -> {
                if (!text.isBlank()) {
                    kept.put(field, text.strip());
                }
            });
            facts = Collections.unmodifiableMap(kept);
            lineage = lineage == null || lineage.isBlank() ? null : lineage.strip();
        }

        /** @return the required fields that are empty */
        public List<DonorField> missing() {
            return java.util.Arrays.stream(DonorField.values())
                    .filter(field -> field.isRequired() && !facts.containsKey(field))
                    .toList();
        }
    }

    /** An arm. */
    public record ArmPart(ArmName name, ArmRole role) {}

    /**
     * A cohort: mice that start together.
     *
     * @param name 1 to 200 characters, unique within the study
     * @param dayZero its day 0; null while it is not known
     */
    public record CohortPart(String name, @Nullable LocalDate dayZero) {}

    /**
     * A mouse.
     *
     * @param mouse the id the study uses
     * @param donor whose tumor it carries
     * @param tags what a scanner reads on it, besides the id
     * @param cage the code of its cage; null when it has none yet
     * @param rack the rack; null where there is one only
     * @param cohort its cohort; null for none
     * @param arm its arm where it is decided already; null where a draw will decide
     */
    public record MousePart(
            MouseId mouse,
            DonorId donor,
            List<String> tags,
            @Nullable String cage,
            @Nullable String rack,
            @Nullable String cohort,
            @Nullable ArmName arm) {
        /** Copies the tags in. */
        public MousePart {
            tags = List.copyOf(tags);
        }
    }
}
