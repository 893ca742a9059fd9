package org.graftline.conduct.internal.setup;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.graftline.conduct.internal.document.DocumentText;
import org.graftline.study.Arm;
import org.graftline.study.ArmName;
import org.graftline.study.Donor;
import org.graftline.study.DonorId;
import org.graftline.study.Housing;
import org.graftline.study.Mouse;
import org.graftline.study.MouseId;
import org.graftline.study.StudyCode;
import org.graftline.study.StudyData;
import org.graftline.study.conduct.DonorField;
import org.graftline.study.conduct.Enrollment;
import org.graftline.study.conduct.SetUpParts;
import org.graftline.study.conduct.SetUpParts.ArmPart;
import org.graftline.study.conduct.SetUpParts.CohortPart;
import org.graftline.study.conduct.SetUpParts.DonorPart;
import org.graftline.study.conduct.SetUpParts.MousePart;
import org.graftline.study.record.BenchRecords;
import org.graftline.study.record.DocumentKind;
import org.graftline.study.record.DocumentRecords;
import org.graftline.study.record.StudyDocument;
import org.graftline.study.record.StudyRecords;
import org.jspecify.annotations.Nullable;

/** What a study has already of donors, arms, cohorts and mice, with the versions that the next ones follow. */
final class KnownParts {
    final Map<ArmName, Arm> arms = new LinkedHashMap<>();
    final Map<DonorId, Donor> donors = new LinkedHashMap<>();
    final Map<MouseId, Mouse> mice = new LinkedHashMap<>();
    final Map<MouseId, Housing> housing = new HashMap<>();
    final Map<MouseId, ArmName> armOf = new HashMap<>();
    final Map<DonorId, StudyDocument> facts = new HashMap<>();
    final Map<String, StudyDocument> cohorts = new TreeMap<>();
    final Map<MouseId, StudyDocument> enrollments = new HashMap<>();

    /** A study that does not exist yet. */
    KnownParts() {}

    static KnownParts of(StudyData data, BenchRecords bench, DocumentRecords documents) {
        StudyCode study = data.study().code();
        KnownParts known = new KnownParts();
        data.arms().forEach(arm -> known.arms.put(arm.name(), arm));
        data.donors().forEach(donor -> known.donors.put(donor.donor(), donor));
        data.mice().forEach(mouse -> known.mice.put(mouse.mouse(), mouse));
        data.assignments().forEach(of -> known.armOf.put(of.mouse(), of.arm()));
        bench.housing(study).forEach(of -> known.housing.put(of.mouse(), of));
        documents
                .current(study, DocumentKind.DONOR_FACTS)
                .forEach(facts -> known.facts.put(new DonorId(facts.name()), facts));
        documents.current(study, DocumentKind.COHORT).forEach(cohort -> known.cohorts.put(cohort.name(), cohort));
        documents
                .current(study, DocumentKind.ENROLLMENT)
                .forEach(stands -> known.enrollments.put(new MouseId(stands.name()), stands));
        return known;
    }

    static KnownParts of(StudyCode study, StudyRecords records, BenchRecords bench, DocumentRecords documents) {
        return of(records.data(study), bench, documents);
    }

    /** What the document of a donor says. */
    record Facts(Map<DonorField, String> facts) {}

    /** @return the parts as a person enters them, in the order of their names */
    SetUpParts parts() {
        return new SetUpParts(
                donors.values().stream().map(this::donor).toList(),
                arms.values().stream()
                        .map(arm -> new ArmPart(arm.name(), arm.role()))
                        .toList(),
                cohorts.values().stream().map(KnownParts::cohort).toList(),
                mice.values().stream().map(this::mouse).toList());
    }

    DonorPart donor(Donor donor) {
        StudyDocument document = facts.get(donor.donor());
        Map<DonorField, String> told = document == null
                ? Map.of()
                : DocumentText.read(document, Facts.class).facts();
        Map<DonorField, String> all = new HashMap<>(told);
        if (donor.diagnosis() != null) {
            all.put(DonorField.DIAGNOSIS, donor.diagnosis());
        }
        return new DonorPart(donor.donor(), donor.lineage(), all);
    }

    static CohortPart cohort(StudyDocument document) {
        return DocumentText.read(document, CohortPart.class);
    }

    @Nullable
    Enrollment enrollment(MouseId mouse) {
        StudyDocument document = enrollments.get(mouse);
        return document == null ? null : DocumentText.read(document, Enrollment.class);
    }

    private MousePart mouse(Mouse mouse) {
        Housing lives = housing.get(mouse.mouse());
        Enrollment stands = enrollment(mouse.mouse());
        return new MousePart(
                mouse.mouse(),
                mouse.donor(),
                mouse.aliases(),
                lives == null ? null : lives.cage(),
                lives == null ? null : lives.rack(),
                stands == null ? null : stands.cohort(),
                armOf.get(mouse.mouse()));
    }
}
