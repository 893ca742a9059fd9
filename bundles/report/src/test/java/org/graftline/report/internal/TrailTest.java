package org.graftline.report.internal;

import static org.assertj.core.api.BDDAssertions.then;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.graftline.growth.GrowthAnalysis;
import org.graftline.report.ReportSource;
import org.graftline.report.Reports;
import org.graftline.report.internal.markup.Rows;
import org.graftline.report.trail.Trail;
import org.graftline.report.trail.Trail.Behind;
import org.graftline.study.ArmName;
import org.graftline.study.Endpoint;
import org.graftline.study.MouseId;
import org.junit.jupiter.api.Test;

class TrailTest {
    private static final Pattern ROW = Pattern.compile("<tr(?: data-behind=\"([^\"]*)\")?>(.*?)</tr>", Pattern.DOTALL);
    private static final Pattern TRACED = Pattern.compile("data-value=\"([^\"]*)\" data-source=\"([^\"]*)\"");

    private final Reports reports = Printing.reports();
    private final ReportSource source = FittedExample.source();

    private record Traced(String behind, String source, double value) {}

    private List<Traced> traced() {
        List<Traced> numbers = new ArrayList<>();
        Matcher table = Pattern.compile(
                        "<table class=\"booktabs[^\"]*\"(?: data-behind=\"([^\"]*)\")?>(.*?)</table>", Pattern.DOTALL)
                .matcher(reports.html(source));
        while (table.find()) {
            Matcher row = ROW.matcher(table.group(2));
            while (row.find()) {
                String behind = row.group(1) != null ? row.group(1) : table.group(1);
                Matcher cell = TRACED.matcher(row.group(2));
                while (cell.find()) {
                    numbers.add(new Traced(behind, cell.group(2), Double.parseDouble(cell.group(1))));
                }
            }
        }
        return numbers;
    }

    private Trail trail(String behind, String from) {
        return reports.trail(source, behind, from).orElseThrow();
    }

    @Test
    void what_a_table_counts_is_as_many_as_the_readings_that_it_leads_to() {
        List<Traced> counts =
                traced().stream().filter(n -> n.source().startsWith("count")).toList();
        then(counts).hasSize(6); // donors, mice and readings of two arms
        for (Traced n : counts) {
            List<Behind> counted = trail(n.behind(), n.source()).readings().stream()
                    .filter(Behind::counted)
                    .toList();
            long found = switch (n.source().split("␟", -1)[1]) {
                case "donors" -> counted.stream().map(Behind::donor).distinct().count();
                case "mice" ->
                    counted.stream().map(b -> b.reading().mouse()).distinct().count();
                default -> counted.size();
            };
            then((double) found).as(n.toString()).isEqualTo(n.value());
        }
    }

    @Test
    void a_number_of_the_model_says_so_and_names_the_parameters_that_it_is_computed_from() {
        int readings = source.analysis().flow().analyzed().readings();
        Traced effect = traced().stream()
                .filter(n -> n.source().startsWith("coefficient") && n.behind().contains("␟ARM␟"))
                .findFirst()
                .orElseThrow();
        Trail trail = trail(effect.behind(), effect.source());
        then(trail.sentence())
                .isEqualTo("Computed from the model fitted to %d\u00a0readings; %d of them belong to this row."
                        .formatted(readings, trail.counted()));
        then(trail.parameters())
                .filteredOn(Trail.Parameter::used)
                .isNotEmpty()
                .allSatisfy(p -> then(effect.source()).endsWith(p.name()));
        then(trail.parameters())
                .extracting(Trail.Parameter::name)
                .containsAll(source.analysis().fit().coefficients().stream()
                        .map(GrowthAnalysis.Coefficient::name)
                        .toList());
    }

    @Test
    void a_standard_deviation_points_at_its_own_line_among_the_parameters() {
        Traced second = traced().stream()
                .filter(n -> n.source().equals("component␟1"))
                .findFirst()
                .orElseThrow();
        then(trail(second.behind(), second.source()).parameters())
                .filteredOn(Trail.Parameter::used)
                .singleElement()
                .satisfies(p -> then(p.estimate().value()).isEqualTo(second.value()));
    }

    @Test
    void every_row_of_every_table_leads_to_readings_and_to_none_of_another_arm_donor_or_mouse() {
        Matcher led = Pattern.compile("data-behind=\"([^\"]*)\"").matcher(reports.html(source));
        int rows = 0;
        while (led.find()) {
            Rows behind = Rows.read(led.group(1)).orElseThrow();
            if (behind.way() == Rows.Way.NOTHING) {
                then(reports.trail(source, led.group(1), "")).isEmpty();
                continue;
            }
            rows++;
            Trail trail = trail(led.group(1), "");
            then(trail.readings()).as(led.group(1)).isNotEmpty();
            for (Rows.Only only : behind.only()) {
                if (only.of() == Rows.Of.MOUSE) {
                    then(trail.readings()).extracting(b -> b.reading().mouse()).containsOnly(new MouseId(only.name()));
                }
            }
            List<ArmName> arms = behind.only().stream()
                    .filter(one -> one.of() == Rows.Of.ARM)
                    .map(one -> new ArmName(one.name()))
                    .toList();
            if (!arms.isEmpty()) {
                then(trail.readings()).extracting(Behind::arm).isSubsetOf(arms);
            }
        }
        then(rows).isGreaterThan(40);
    }

    @Test
    void no_table_of_ours_leaves_its_readings_unsaid() {
        Matcher table = Pattern.compile(
                        "<table class=\"booktabs[^\"]*\"( data-behind=\"[^\"]*\")?><caption>(.*?)</caption>.*?<tbody>(.*?)</tbody>",
                        Pattern.DOTALL)
                .matcher(reports.html(source));
        int tables = 0;
        while (table.find()) {
            tables++;
            if (table.group(1) == null) {
                then(table.group(3)).as(table.group(2)).doesNotContain("<tr>");
            }
        }
        then(tables).isGreaterThan(12);
    }

    @Test
    void a_reading_that_does_not_count_says_why() {
        ReportSource small = new SmallStudy()
                .growing("M1", "P1", "control", 0.08, -3, 0, 4, 8)
                .growing("M2", "P1", "treated", 0.03, 0, 4, 8)
                .growing("M3", "P2", "control", 0.07, 0, 4, 8)
                .growing("M4", "P2", "treated", 0.02, 0, 4, 8)
                .notPalpable("M4", 12)
                .source();
        Trail trail = reports.trail(small, Rows.MODEL.text(), "").orElseThrow();
        then(trail.readings())
                .filteredOn(b -> !b.why().isEmpty())
                .extracting(b -> b.reading().mouse() + ", " + b.day() + ", " + b.counted() + ": " + b.why())
                .satisfiesExactly(
                        early -> then(early).isEqualTo("M1, -3.0, false: outside the analysis window, day 0 to 12"),
                        small0 -> then(small0)
                                .startsWith("M4, 12.0, true: below the limit of measurement: the model takes ")
                                .endsWith(" mm³"));
        then(trail.counted()).isEqualTo(small.analysis().flow().analyzed().readings());
    }

    @Test
    void weights_and_volumes_are_told_apart() {
        then(trail(Rows.WEIGHTS.text(), "").readings())
                .isNotEmpty()
                .extracting(b -> b.reading().endpoint())
                .containsOnly(Endpoint.BODY_WEIGHT);
        then(trail(Rows.VOLUMES.text(), "").readings())
                .isNotEmpty()
                .extracting(b -> b.reading().endpoint())
                .containsOnly(Endpoint.TUMOR_VOLUME);
    }

    @Test
    void what_no_report_has_leads_nowhere_and_a_silent_table_says_that_it_is_silent() {
        then(reports.trail(source, "ARM␟control", "")).isEmpty();
        then(reports.trail(source, "MODEL␟ARM", "")).isEmpty();
        then(reports.trail(source, "MODEL␟SHOE␟9", "")).isEmpty();
        then(trail("", "").sentence()).startsWith("The table does not say which readings are behind this number");
    }

    @Test
    void without_a_model_no_number_claims_one() {
        ReportSource unfitted = new SmallStudy()
                .mouse("M1", "P1", "control")
                .volume("M1", 0, 200)
                .source();
        Trail trail = reports.trail(unfitted, Rows.MODEL.text(), "").orElseThrow();
        then(trail.parameters()).isEmpty();
        then(trail.readings()).extracting(Behind::why).containsExactly("no model could be fitted");
    }
}
