package org.graftline.web.internal.conduct;

import static org.graftline.web.internal.http.RequiredFields.required;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.graftline.platform.People;
import org.graftline.study.ArmName;
import org.graftline.study.ArmRole;
import org.graftline.study.DonorId;
import org.graftline.study.MouseId;
import org.graftline.study.PersonId;
import org.graftline.study.StudyCode;
import org.graftline.study.VolumeFormula;
import org.graftline.study.conduct.DayZeroRule;
import org.graftline.study.conduct.DonorField;
import org.graftline.study.conduct.NewStudy;
import org.graftline.study.conduct.SetUp;
import org.graftline.study.conduct.SetUpChange;
import org.graftline.study.conduct.SetUpParts;
import org.graftline.study.people.Role;
import org.graftline.web.internal.http.Refusal;
import org.graftline.web.internal.http.Status;
import org.graftline.web.internal.http.Texts;
import org.jspecify.annotations.Nullable;

/**
 * A study, or what changes in one, as a client sends it. A new study needs everything but the parts; a change holds what changes.
 *
 * @param version of title, zone and formula that was seen; absent for a new study
 * @param setUpVersion of start, rule, use and people that was seen; absent for a new study
 */
record SetupBody(
        @Nullable String title,
        @Nullable String zone,
        @Nullable VolumeFormula formula,
        @Nullable LocalDate startsOn,
        @Nullable LocalDate dayZero,
        @Nullable DayZeroRule dayZeroRule,
        SetUp.@Nullable Use use,
        @Nullable List<PersonBody> people,
        @Nullable List<DonorBody> donors,
        @Nullable List<ArmBody> arms,
        @Nullable List<CohortBody> cohorts,
        @Nullable List<MouseBody> mice,
        @Nullable CopiedBody copied,
        @Nullable Integer version,
        @Nullable Integer setUpVersion,
        @Nullable String reason) {
    /** Somebody by log-in name, or by id where the client was shown it. */
    record PersonBody(
            @Nullable String login,
            @Nullable String person,
            @Nullable Role role) {}

    record DonorBody(
            @Nullable String donor,
            @Nullable String lineage,
            @Nullable Map<DonorField, @Nullable String> facts) {
        SetUpParts.DonorPart part() {
            Map<DonorField, String> told = new LinkedHashMap<>();
            if (facts != null) {
                facts.forEach((field, text) -> {
                    String kept = Texts.optional(field.name(), text, Texts.NAME);
                    if (kept != null && !kept.isEmpty()) {
                        told.put(field, kept);
                    }
                });
            }
            return new SetUpParts.DonorPart(
                    new DonorId(required("donor", donor)), Texts.optional("lineage", lineage, Texts.NAME), told);
        }
    }

    record ArmBody(@Nullable String name, @Nullable ArmRole role) {
        SetUpParts.ArmPart part() {
            return new SetUpParts.ArmPart(new ArmName(required("name", name)), required("role", role));
        }
    }

    record CohortBody(@Nullable String name, @Nullable LocalDate dayZero) {
        SetUpParts.CohortPart part() {
            return new SetUpParts.CohortPart(Texts.required("name", name, Texts.NAME), dayZero);
        }
    }

    record MouseBody(
            @Nullable String mouse,
            @Nullable String donor,
            @Nullable List<String> tags,
            @Nullable String cage,
            @Nullable String rack,
            @Nullable String cohort,
            @Nullable String arm) {
        SetUpParts.MousePart part() {
            return new SetUpParts.MousePart(
                    new MouseId(required("mouse", mouse)),
                    new DonorId(required("donor", donor)),
                    tags == null
                            ? List.of()
                            : tags.stream()
                                    .map(tag -> Texts.required("tag", tag, Texts.NAME))
                                    .filter(tag -> !tag.isEmpty())
                                    .toList(),
                    filled("cage", cage),
                    filled("rack", rack),
                    filled("cohort", cohort),
                    arm == null || arm.isBlank() ? null : new ArmName(arm));
        }
    }

    record CopiedBody(@Nullable String from, @Nullable Set<NewStudy.CopiedDocument> documents) {
        NewStudy.Copied copied() {
            return new NewStudy.Copied(new StudyCode(required("from", from)), required("documents", documents));
        }
    }

    private static @Nullable String filled(String key, @Nullable String text) {
        String kept = Texts.optional(key, text, Texts.NAME);
        return kept == null || kept.isEmpty() ? null : kept;
    }

    String why() {
        return Texts.required("reason", reason, Texts.REASON);
    }

    NewStudy study(StudyCode code, People directory) {
        return new NewStudy(
                code,
                Texts.required("title", title, Texts.REASON),
                zoneId(),
                required("formula", formula),
                required("dayZero", dayZero),
                setUp(directory),
                parts(),
                copied == null ? null : copied.copied());
    }

    SetUpChange change(People directory) {
        return new SetUpChange(
                version == null
                        ? null
                        : new SetUpChange.Basics(
                                version,
                                Texts.required("title", title, Texts.REASON),
                                zoneId(),
                                required("formula", formula)),
                setUpVersion == null ? null : new SetUpChange.NextSetUp(setUpVersion, setUp(directory)),
                dayZero,
                parts());
    }

    private SetUp setUp(People directory) {
        return new SetUp(
                required("startsOn", startsOn),
                required("dayZeroRule", dayZeroRule),
                use == null ? SetUp.Use.STUDY : use,
                people == null
                        ? List.of()
                        : people.stream()
                                .map(one -> new SetUp.StudyPerson(person(one, directory), required("role", one.role())))
                                .toList());
    }

    private static PersonId person(PersonBody sent, People directory) {
        if (sent.person() != null) {
            return new PersonId(sent.person());
        }
        String login = Texts.required("login", sent.login(), Texts.NAME);
        return directory
                .find(login)
                .orElseThrow(() -> new Refusal(
                        Status.UNUSABLE,
                        "Nobody active here has the log-in name '%s'. Correct it, or have an administrator enroll them first."
                                .formatted(login)));
    }

    private SetUpParts parts() {
        return new SetUpParts(
                donors == null
                        ? List.of()
                        : donors.stream().map(DonorBody::part).toList(),
                arms == null ? List.of() : arms.stream().map(ArmBody::part).toList(),
                cohorts == null
                        ? List.of()
                        : cohorts.stream().map(CohortBody::part).toList(),
                mice == null ? List.of() : mice.stream().map(MouseBody::part).toList());
    }

    private ZoneId zoneId() {
        String sent = required("zone", zone);
        try {
            return ZoneId.of(sent);
        } catch (DateTimeException unknown) {
            throw new Refusal(
                    Status.UNUSABLE, "The time zone is not known. Name one such as Europe/Berlin or America/New_York.");
        }
    }
}
