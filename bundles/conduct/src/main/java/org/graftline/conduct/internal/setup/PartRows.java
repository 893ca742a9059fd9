package org.graftline.conduct.internal.setup;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.graftline.conduct.internal.document.DocumentText;
import org.graftline.study.Arm;
import org.graftline.study.ArmAssignment;
import org.graftline.study.Donor;
import org.graftline.study.Housing;
import org.graftline.study.Mouse;
import org.graftline.study.StudyCode;
import org.graftline.study.VersionedRow;
import org.graftline.study.conduct.DonorField;
import org.graftline.study.conduct.Enrollment;
import org.graftline.study.conduct.SetUpParts;
import org.graftline.study.conduct.SetUpParts.ArmPart;
import org.graftline.study.conduct.SetUpParts.DonorPart;
import org.graftline.study.conduct.SetUpParts.MousePart;
import org.graftline.study.record.DocumentKind;
import org.graftline.study.record.StudyDocument;
import org.jspecify.annotations.Nullable;

/** Turns parts into the rows that they add to what a study has; what did not change adds none. */
final class PartRows {
    private final StudyCode study;
    private final KnownParts known;
    private final List<VersionedRow> rows = new ArrayList<>();

    private PartRows(StudyCode study, KnownParts known) {
        this.study = study;
        this.known = known;
    }

    /** @return donors, arms, cohorts, mice, each behind what it rests on */
    static List<VersionedRow> of(StudyCode study, KnownParts known, SetUpParts parts) {
        PartRows all = new PartRows(study, known);
        parts.donors().forEach(all::donor);
        parts.arms().forEach(all::arm);
        parts.cohorts()
                .forEach(cohort ->
                        all.document(DocumentKind.COHORT, cohort.name(), cohort, known.cohorts.get(cohort.name())));
        parts.mice().forEach(all::mouse);
        return all.rows;
    }

    private void donor(DonorPart part) {
        Donor before = known.donors.get(part.donor());
        String diagnosis = part.facts().get(DonorField.DIAGNOSIS);
        if (before == null
                || !Objects.equals(before.lineage(), part.lineage())
                || !Objects.equals(before.diagnosis(), diagnosis)) {
            rows.add(new Donor(
                    study, part.donor(), before == null ? 1 : before.version() + 1, part.lineage(), diagnosis));
        }
        StudyDocument facts = known.facts.get(part.donor());
        Map<DonorField, String> others = new HashMap<>(part.facts());
        others.remove(DonorField.DIAGNOSIS); // stands in the donor's own row
        if (!others.isEmpty() || facts != null) {
            document(DocumentKind.DONOR_FACTS, part.donor().value(), new KnownParts.Facts(others), facts);
        }
    }

    private void arm(ArmPart part) {
        Arm before = known.arms.get(part.name());
        if (before == null || before.role() != part.role()) {
            rows.add(new Arm(study, part.name(), before == null ? 1 : before.version() + 1, part.role()));
        }
    }

    private void mouse(MousePart part) {
        Mouse before = known.mice.get(part.mouse());
        Set<String> tags = new LinkedHashSet<>(before == null ? List.of() : before.aliases());
        tags.addAll(part.tags()); // a tag once worn finds the mouse for ever
        if (before == null
                || !before.donor().equals(part.donor())
                || tags.size() > before.aliases().size()) {
            rows.add(new Mouse(
                    study, part.mouse(), before == null ? 1 : before.version() + 1, part.donor(), List.copyOf(tags)));
        }
        if (part.cage() != null) {
            house(part, part.cage());
        }
        cohort(part);
        if (part.arm() != null && !known.armOf.containsKey(part.mouse())) {
            rows.add(new ArmAssignment(study, part.mouse(), 1, part.arm()));
        }
    }

    private void house(MousePart part, String cage) {
        Housing before = known.housing.get(part.mouse());
        Housing now = new Housing(study, part.mouse(), before == null ? 1 : before.version() + 1, cage, part.rack());
        if (before == null || !before.cage().equals(now.cage()) || !Objects.equals(before.rack(), now.rack())) {
            rows.add(now);
        }
    }

    private void cohort(MousePart part) {
        Enrollment before = known.enrollment(part.mouse());
        String was = before == null ? null : before.cohort();
        if (Objects.equals(was, part.cohort())) {
            return;
        }
        boolean decided = part.arm() != null || known.armOf.containsKey(part.mouse());
        Enrollment now = new Enrollment(
                part.mouse(),
                before != null ? before.state() : decided ? Enrollment.State.ENROLLED : Enrollment.State.ARRIVED,
                part.cohort(),
                before == null ? null : before.dayZero());
        document(DocumentKind.ENROLLMENT, part.mouse().value(), now, known.enrollments.get(part.mouse()));
    }

    private void document(DocumentKind kind, String name, Record says, @Nullable StudyDocument before) {
        String json = DocumentText.of(says);
        if (before == null || !before.json().equals(json)) {
            rows.add(new StudyDocument(
                    study,
                    kind,
                    name,
                    before == null ? 1 : before.version() + 1,
                    json,
                    before == null ? null : before.note()));
        }
    }
}
