package org.graftline.report.internal.export;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.graftline.growth.GrowthAnalysis;
import org.graftline.report.ReportSource;
import org.graftline.study.Donor;
import org.graftline.study.Mouse;

/** What journals and repositories ask for, filled from the study where it knows, and left to the author where it does not. */
final class Checklists {
    /** What stands where the records have no answer. */
    static final String AUTHOR = "to be written by the author";

    private Checklists() {}

    /** The ten essential items of ARRIVE 2.0. */
    static Grid arrive(ReportSource source) {
        GrowthAnalysis a = source.analysis();
        GrowthAnalysis.Flow flow = a.flow();
        String arms = a.arms().stream()
                .map(arm -> "%s (%s, %d mice of %d donors)"
                        .formatted(
                                arm.arm(),
                                arm.role().name().toLowerCase(java.util.Locale.ROOT),
                                arm.mice(),
                                arm.donors()))
                .collect(Collectors.joining("; "));
        String excluded = flow.exclusions().stream()
                .map(e -> "%s: %d mice, %d readings".formatted(e.reason(), e.mice(), e.readings()))
                .collect(Collectors.joining("; "));
        String effects = a.effects().isEmpty()
                ? Objects.requireNonNullElse(a.noEffectReason(), AUTHOR)
                : a.effects().stream()
                        .map(GrowthAnalysis.TreatmentEffect::sentence)
                        .collect(Collectors.joining(" "));
        return new Grid(
                "ARRIVE 2.0 essential 10",
                List.of(
                        List.of("Item", "Topic", "What the study says", "What is left"),
                        List.of(
                                "1",
                                "Study design",
                                "Arms: " + arms + ". Experimental unit: the mouse, nested in its donor.",
                                ""),
                        List.of(
                                "2",
                                "Sample size",
                                "%d mice of %d donors enrolled, %d and %d analyzed."
                                        .formatted(
                                                flow.enrolled().mice(),
                                                flow.enrolled().donors(),
                                                flow.analyzed().mice(),
                                                flow.analyzed().donors()),
                                "How the sample size was decided: " + AUTHOR),
                        List.of(
                                "3",
                                "Inclusion and exclusion criteria",
                                excluded.isEmpty()
                                        ? "No reading was left out of the analysis."
                                        : "Left out of the analysis: " + excluded + ".",
                                "Criteria set beforehand: " + AUTHOR),
                        List.of(
                                "4",
                                "Randomization",
                                "",
                                "Method of the sequence, and how order and cage were handled: " + AUTHOR),
                        List.of(
                                "5",
                                "Blinding",
                                String.join(" ", source.notes()),
                                "Who was blinded at which stage: " + AUTHOR),
                        List.of(
                                "6",
                                "Outcome measures",
                                "Tumor volume, mm³ (%s); primary: its growth rate on the log scale."
                                        .formatted(
                                                source.data().study().formula().words()),
                                "Whether this outcome was named primary beforehand: " + AUTHOR),
                        List.of(
                                "7",
                                "Statistical methods",
                                a.model().fixedFormula() + "; random: "
                                        + String.join("; ", a.model().random()) + "; "
                                        + a.fit().method() + ", degrees of freedom by "
                                        + a.fit().dfMethod() + "; residuals are shown in the report.",
                                ""),
                        List.of(
                                "8",
                                "Experimental animals",
                                "Mice, %d enrolled.".formatted(flow.enrolled().mice()),
                                "Strain, sex, age, weight, source, health: " + AUTHOR),
                        List.of(
                                "9",
                                "Experimental procedures",
                                a.window().reason(),
                                "What was done, how, when, where and why: " + AUTHOR),
                        List.of("10", "Results", effects, "")));
    }

    /** The required fields of PDX-MI as CancerModels.org takes them, a line per donor. */
    static Grid pdxMi(ReportSource source) {
        List<String> left = List.of(
                "sex",
                "age_in_years_at_collection",
                "tumour_type",
                "primary_site",
                "collection_site",
                "sharable",
                "treatment_naive_at_collection",
                "host_strain_name",
                "host_strain_nomenclature",
                "engraftment_site",
                "engraftment_type",
                "sample_type",
                "passage_number",
                "validation_technique",
                "description",
                "passages_tested",
                "validation_host_strain_nomenclature");
        List<List<String>> rows = new ArrayList<>();
        List<String> head =
                new ArrayList<>(List.of("patient_id", "sample_id", "model_id", "diagnosis", "mice_in_study"));
        head.addAll(left);
        rows.add(head);
        for (Donor donor : source.data().donors()) {
            String code = donor.donor().value();
            long mice = source.data().mice().stream()
                    .map(Mouse::donor)
                    .filter(donor.donor()::equals)
                    .count();
            List<String> row = new ArrayList<>(List.of(
                    Objects.requireNonNullElse(donor.lineage(), code),
                    code,
                    code,
                    Objects.requireNonNullElse(donor.diagnosis(), AUTHOR),
                    Long.toString(mice)));
            left.forEach(field -> row.add(AUTHOR));
            rows.add(row);
        }
        return new Grid("PDX-MI", rows);
    }
}
