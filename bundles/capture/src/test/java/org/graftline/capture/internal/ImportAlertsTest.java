package org.graftline.capture.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.graftline.study.MouseId;
import org.graftline.study.Removal;
import org.graftline.study.SaltedText;
import org.graftline.study.StudyDay;
import org.graftline.study.VersionedRow;
import org.graftline.study.bench.CaptureRules;
import org.graftline.study.capture.ImportDesign;
import org.graftline.study.capture.ImportFile;
import org.graftline.study.capture.ImportPreview;
import org.graftline.study.record.Act;
import org.graftline.study.record.ActKind;
import org.graftline.study.record.Chain;
import org.graftline.study.record.LedgerEntry;
import org.graftline.study.record.RowHash;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A limit that a file reaches calls somebody, as at the Bench; what is past calls nobody. */
class ImportAlertsTest {
    private static final String HEADER = "mouse,donor,arm,day,volume_mm3,body_weight_g";

    private final Bench bench = new Bench();

    @BeforeEach
    void a_study_with_limits() {
        bench.commit(
                bench.preview(Bench.file("first.csv", HEADER, "M1,D1,control,0,100,20.0", "M2,D1,control,0,100,20.0")));
        CaptureRules unset = CaptureRules.unset(Bench.STUDY);
        write(new CaptureRules(
                Bench.STUDY,
                1,
                null,
                true,
                Set.of(),
                0,
                null,
                List.of(CaptureRules.limit("TUMOR_VOLUME 1000 STOP"), CaptureRules.limit("WEIGHT_LOSS 15 WATCH")),
                unset.keepReasons(),
                unset.missingReasons()));
    }

    private void write(VersionedRow row) {
        bench.store.commit(new Act(
                Chain.of(Bench.STUDY),
                ActKind.CHANGE_CAPTURE_RULES,
                Bench.DIRECTOR,
                Bench.CLOCK.instant(),
                SaltedText.of("protocol"),
                List.of(row)));
    }

    private List<String> alerts() {
        return bench.store.alerts(Bench.STUDY).stream()
                .map(alert ->
                        alert.mouse() + " " + alert.limit().quantity() + " " + alert.value() + " v" + alert.version())
                .sorted()
                .toList();
    }

    private static ImportFile weekly(String... rows) {
        String[] lines = new String[rows.length + 1];
        lines[0] = HEADER;
        System.arraycopy(rows, 0, lines, 1, rows.length);
        return Bench.file("week.csv", lines);
    }

    @Test
    void a_limit_that_the_latest_readings_reach_raises_an_alert_in_the_act_of_the_import() {
        LedgerEntry entry = Objects.requireNonNull(
                bench.commit(bench.preview(weekly("M1,D1,control,7,1200,16.5", "M2,D1,control,7,900,19"))));

        assertThat(alerts()).containsExactly("M1 TUMOR_VOLUME 1200 v1", "M1 WEIGHT_LOSS 17.5 v1");
        assertThat(entry.rows()).extracting(RowHash::table).contains("reading", "alert");
    }

    @Test
    void a_limit_reached_on_a_day_that_is_past_raises_none() {
        bench.commit(bench.preview(weekly("M1,D1,control,7,1200,20", "M1,D1,control,9,800,20")));

        assertThat(alerts()).isEmpty();
    }

    @Test
    void an_animal_that_has_left_calls_nobody() {
        write(new Removal(Bench.STUDY, new MouseId("M1"), 1, new StudyDay(8), Removal.Cause.HUMANE_ENDPOINT));
        bench.commit(bench.preview(weekly("M1,D1,control,7,1200,20")));

        assertThat(alerts()).isEmpty();
    }

    @Test
    void a_past_study_that_is_migrated_calls_nobody() {
        ImportFile file = weekly("M1,D1,control,7,1200,20");
        String json = bench.imports.designJson(bench.preview(file).design()).strip();
        ImportDesign past = bench.imports.design(json.substring(0, json.length() - 1) + ", \"migrated\": true}");

        bench.commit(bench.preview(past, file));

        assertThat(alerts()).isEmpty();
    }

    @Test
    void a_correction_in_a_later_file_corrects_the_alert() {
        bench.commit(bench.preview(weekly("M1,D1,control,7,1200,20")));
        ImportPreview preview = bench.preview(weekly("M1,D1,control,7,1300,20"));

        bench.commit(preview, preview.corrections(), "misread caliper");

        assertThat(alerts()).containsExactly("M1 TUMOR_VOLUME 1300 v2");
    }
}
