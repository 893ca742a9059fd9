package org.graftline.web.internal.conduct;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.graftline.study.ArmName;
import org.graftline.study.ArmRole;
import org.graftline.study.DonorId;
import org.graftline.study.MouseId;
import org.graftline.study.PersonId;
import org.graftline.study.StudyCode;
import org.graftline.study.VolumeFormula;
import org.graftline.study.conduct.DayZeroRule;
import org.graftline.study.conduct.DonorField;
import org.graftline.study.conduct.NewStudy.CopiedDocument;
import org.graftline.study.conduct.SetUp;
import org.graftline.study.conduct.SetUpParts;
import org.graftline.study.conduct.SetUpView;
import org.graftline.study.people.Role;
import org.jspecify.annotations.Nullable;

/**
 * A study as it is set up, in the keys that a change is sent with.
 *
 * @param setUpHere whether the study was set up here; the keys from {@code startsOn} to {@code use} are null otherwise
 */
record SetupJson(
        StudyCode code,
        String title,
        String zone,
        VolumeFormula formula,
        int version,
        boolean setUpHere,
        int setUpVersion,
        @Nullable LocalDate startsOn,
        @Nullable LocalDate dayZero,
        @Nullable DayZeroRule dayZeroRule,
        SetUp.@Nullable Use use,
        List<PersonJson> people,
        List<DonorJson> donors,
        List<ArmJson> arms,
        List<SetUpParts.CohortPart> cohorts,
        List<MouseJson> mice,
        Set<CopiedDocument> copyable,
        List<String> cautions) {
    SetupJson {
        people = List.copyOf(people);
        donors = List.copyOf(donors);
        arms = List.copyOf(arms);
        cohorts = List.copyOf(cohorts);
        mice = List.copyOf(mice);
        copyable = Set.copyOf(copyable);
        cautions = List.copyOf(cautions);
    }

    record PersonJson(PersonId person, @Nullable String name, Role role, boolean holdsRole) {}

    record DonorJson(DonorId donor, @Nullable String lineage, Map<DonorField, String> facts, List<DonorField> missing) {
        DonorJson {
            facts = Map.copyOf(facts);
            missing = List.copyOf(missing);
        }

        static DonorJson of(SetUpParts.DonorPart part) {
            return new DonorJson(part.donor(), part.lineage(), part.facts(), part.missing());
        }
    }

    record ArmJson(ArmName name, ArmRole role, int mice) {}

    record MouseJson(
            MouseId mouse,
            DonorId donor,
            List<String> tags,
            @Nullable String cage,
            @Nullable String rack,
            @Nullable String cohort,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            ArmName arm) {
        MouseJson {
            tags = List.copyOf(tags);
        }

        static MouseJson of(SetUpParts.MousePart part) {
            return new MouseJson(
                    part.mouse(), part.donor(), part.tags(), part.cage(), part.rack(), part.cohort(), part.arm());
        }
    }

    /** A field of a donor as pages show it. */
    record FieldJson(DonorField field, String words, boolean required) {
        static List<FieldJson> all() {
            return Arrays.stream(DonorField.values())
                    .map(field -> new FieldJson(field, field.words(), field.isRequired()))
                    .toList();
        }
    }

    static SetupJson of(SetUpView view) {
        SetUp setUp = view.setUp();
        return new SetupJson(
                view.study().code(),
                view.study().title(),
                view.study().zone().getId(),
                view.study().formula(),
                view.study().version(),
                setUp != null,
                view.version(),
                setUp == null ? null : setUp.startsOn(),
                view.dayZero(),
                setUp == null ? null : setUp.dayZero(),
                setUp == null ? null : setUp.use(),
                view.people().stream()
                        .map(one -> new PersonJson(
                                one.person().person(),
                                one.name(),
                                one.person().role(),
                                one.holds().contains(one.person().role())))
                        .toList(),
                view.parts().donors().stream().map(DonorJson::of).toList(),
                view.parts().arms().stream()
                        .map(arm -> new ArmJson(
                                arm.name(), arm.role(), view.miceByArm().getOrDefault(arm.name(), 0)))
                        .toList(),
                view.parts().cohorts(),
                view.parts().mice().stream().map(MouseJson::of).collect(Collectors.toList()),
                view.copyable(),
                view.cautions());
    }
}
