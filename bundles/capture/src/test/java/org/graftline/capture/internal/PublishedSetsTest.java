package org.graftline.capture.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.graftline.study.ArmName;
import org.graftline.study.ArmRole;
import org.graftline.study.Donor;
import org.graftline.study.Endpoint;
import org.graftline.study.Reading;
import org.graftline.study.ReadingStatus;
import org.graftline.study.StudyData;
import org.graftline.study.VolumeFormula;
import org.graftline.study.capture.FlagMeaning;
import org.graftline.study.capture.ImportDesign;
import org.graftline.study.capture.ImportField;
import org.graftline.study.capture.ImportFile;
import org.graftline.study.capture.ImportLayout;
import org.graftline.study.capture.ImportPreview;
import org.junit.jupiter.api.Test;

/** Every published set goes through with nothing but the proposed mapping confirmed, and arrives whole. */
class PublishedSetsTest {
    private final Bench bench = new Bench();

    private StudyData imported(String path) {
        ImportFile file = Shared.data(path);
        ImportPreview preview = bench.preview(file);
        assertThat(Bench.errors(preview)).isEmpty();
        assertThat(preview.designSource()).isEqualTo(ImportPreview.DesignSource.PROPOSED);
        assertThat(bench.commit(preview)).isNotNull();
        StudyData data = bench.store.data(Bench.STUDY);
        assertThat(data.readings()).hasSize(preview.counts().newReadings());
        assertThat(bench.commit(bench.preview(file))).as("the same file again").isNull();
        return data;
    }

    private ImportDesign proposed(String path) {
        return bench.preview(Shared.data(path)).design();
    }

    private static Map<ReadingStatus, Long> statuses(StudyData data, Endpoint endpoint) {
        return data.readings().stream()
                .filter(reading -> reading.endpoint() == endpoint)
                .collect(Collectors.groupingBy(Reading::status, Collectors.counting()));
    }

    private static List<String> controls(StudyData data) {
        return data.arms().stream()
                .filter(arm -> arm.role() == ArmRole.CONTROL)
                .map(arm -> arm.name().value())
                .toList();
    }

    private static void assertRoster(StudyData data, int donors, int mice, int arms) {
        assertThat(data.donors()).hasSize(donors);
        assertThat(data.mice()).hasSize(mice);
        assertThat(data.arms()).hasSize(arms);
        assertThat(data.assignments()).hasSize(mice);
    }

    @Test
    void uhn_kulgap_arrives_with_its_padding_as_not_measured() {
        StudyData data = imported("uhn_kulgap/measurements.csv");

        assertRoster(data, 40, 875, 42);
        assertThat(data.tumors()).hasSize(875);
        assertThat(statuses(data, Endpoint.TUMOR_VOLUME))
                .isEqualTo(Map.of(
                        ReadingStatus.MEASURED, 13_083L,
                        ReadingStatus.NOT_MEASURED, 3_069L,
                        ReadingStatus.TOO_SMALL, 53L));
        assertThat(data.readings().stream()
                        .filter(r -> r.status() == ReadingStatus.NOT_MEASURED)
                        .map(Reading::reason))
                .containsOnly("trailing_zero");
        assertThat(controls(data)).containsExactly("Control");
        assertThat(data.donors().stream()
                        .map(Donor::lineage)
                        .filter(Objects::nonNull)
                        .distinct())
                .hasSizeBetween(26, 28);
    }

    @Test
    void uhn_kulgap_is_counted_from_treatment_and_its_flags_explained() {
        ImportPreview preview = bench.preview(Shared.data("uhn_kulgap/measurements.csv"));

        assertThat(preview.design().columns()).containsEntry(ImportField.STUDY_DAY, "day_from_treatment");
        assertThat(preview.design().flags())
                .isEqualTo(Map.of(
                        "trailing_zero", FlagMeaning.NOT_MEASURED,
                        "leading_zero", FlagMeaning.READING,
                        "zero_volume", FlagMeaning.READING));
        assertThat(preview.design().ignoredColumns()).contains("day", "study");
        assertThat(preview.reasons())
                .anySatisfy(reason -> assertThat(reason)
                        .startsWith("Flag 'trailing_zero' (3,069 rows in 299 mice): not measured")
                        .contains("1,176 mm³"));
    }

    @Test
    void pdxe_arrives_with_volumes_and_weights() {
        StudyData data = imported("pdxe/measurements.csv");

        assertRoster(data, 138, 2_427, 50);
        assertThat(statuses(data, Endpoint.TUMOR_VOLUME))
                .isEqualTo(Map.of(ReadingStatus.MEASURED, 33_081L, ReadingStatus.TOO_SMALL, 661L));
        assertThat(statuses(data, Endpoint.BODY_WEIGHT))
                .isEqualTo(Map.of(ReadingStatus.MEASURED, 33_742L - 59 - 2, ReadingStatus.NOT_MEASURED, 2L));
        assertThat(controls(data)).containsExactly("untreated");
        assertThat(data.donors().stream()
                        .collect(Collectors.groupingBy(d -> "" + d.diagnosis(), Collectors.counting())))
                .isEqualTo(Map.of("BRCA", 43L, "CRC", 59L, "NSCLC", 36L));
    }

    @Test
    void pdxe_weights_that_cannot_be_cost_no_row_and_are_pointed_at() {
        ImportPreview preview = bench.preview(Shared.data("pdxe/measurements.csv"));

        assertThat(Bench.warnings(preview))
                .filteredOn(warning -> warning.contains("value '-0.1'"))
                .hasSize(2)
                .allSatisfy(warning -> assertThat(warning).contains("column 'body_weight_g'", "'not measured'"));
    }

    @Test
    void crc_cetuximab_arrives_with_two_values_of_a_day_as_replicates() {
        StudyData data = imported("crc_cetuximab/measurements.csv");

        assertRoster(data, 116, 1_150, 1);
        assertThat(statuses(data, Endpoint.TUMOR_VOLUME))
                .isEqualTo(Map.of(ReadingStatus.MEASURED, 10_850L, ReadingStatus.TOO_SMALL, 1L));
        assertThat(data.readings().stream().filter(r -> r.replicate() == 2).map(r -> r.mouse() + " day " + r.day()))
                .containsExactlyInAnyOrder("CRC1314LMX0B02003SCR000000 day -1", "CRC1314LMX0B02004SCR000000 day -1");
        assertThat(controls(data)).isEmpty();
        assertThat(proposed("crc_cetuximab/measurements.csv").columns())
                .as("a donor with several lineages has none of its own")
                .doesNotContainKey(ImportField.LINEAGE);
    }

    @Test
    void gbm_arrives_with_missing_volumes_as_not_measured_and_its_undosed_arm_as_control() {
        StudyData data = imported("gbm_gdc0084_temo/measurements.csv");

        assertRoster(data, 1, 81, 16);
        assertThat(statuses(data, Endpoint.TUMOR_VOLUME))
                .isEqualTo(Map.of(ReadingStatus.MEASURED, 1_389L, ReadingStatus.NOT_MEASURED, 22L));
        assertThat(statuses(data, Endpoint.BODY_WEIGHT)).isEqualTo(Map.of(ReadingStatus.MEASURED, 1_410L));
        assertThat(controls(data)).containsExactly("gdc0084_00_temo_00");
    }

    @Test
    void repdx_arrives() {
        StudyData data = imported("repdx/measurements.csv");

        assertRoster(data, 5, 60, 2);
        assertThat(statuses(data, Endpoint.TUMOR_VOLUME))
                .isEqualTo(Map.of(ReadingStatus.MEASURED, 810L, ReadingStatus.TOO_SMALL, 8L));
        assertThat(controls(data)).containsExactly("Control");
    }

    @Test
    void mas98_06_arrives_with_two_tumors_a_mouse_diameters_and_one_weight_a_day() {
        StudyData data = imported("mas98_06/measurements.csv");

        assertRoster(data, 1, 23, 4);
        assertThat(statuses(data, Endpoint.TUMOR_VOLUME)).containsEntry(ReadingStatus.MEASURED, 628L);
        assertThat(statuses(data, Endpoint.BODY_WEIGHT)).isEqualTo(Map.of(ReadingStatus.MEASURED, 488L));
        assertThat(data.tumors().stream().map(t -> t.site().value())).containsOnly("L", "R");
        assertThat(data.study().formula()).isEqualTo(VolumeFormula.HALF_LENGTH_WIDTH_SQUARED);
        assertThat(data.readings().stream()
                        .filter(r -> r.value() != null && r.endpoint() == Endpoint.TUMOR_VOLUME)
                        .collect(Collectors.groupingBy(r -> "" + r.formula(), Collectors.counting())))
                .as("the row with width above length was computed the other way round")
                .isEqualTo(Map.of("HALF_LENGTH_WIDTH_SQUARED", 627L, "AS_REPORTED", 1L));
        assertThat(controls(data)).containsExactly("Ctrl");
        assertThat(proposed("mas98_06/measurements.csv").columns()).containsEntry(ImportField.STUDY_DAY, "day");
    }

    @Test
    void a_row_that_measured_no_tumor_says_so_of_every_tumor_of_the_mouse() {
        StudyData data = imported("mas98_06/measurements.csv");

        assertThat(data.readings().stream()
                        .filter(r -> r.status() == ReadingStatus.NOT_MEASURED)
                        .filter(r ->
                                "HB124:2".equals(r.mouse().value()) && r.day().value() == -48)
                        .map(r -> Objects.requireNonNull(r.site()).value()))
                .containsExactlyInAnyOrder("L", "R");
    }

    @Test
    void cr1197_with_days_across_arrives() {
        StudyData data = imported("layouts/mice_down_days_across_CR1197.csv");

        assertRoster(data, 1, 37, 4);
        assertThat(statuses(data, Endpoint.TUMOR_VOLUME)).containsEntry(ReadingStatus.TOO_SMALL, 2L);
        assertThat(data.readings().stream().mapToDouble(r -> r.day().value()).max())
                .as("days 85 and 89 are empty")
                .hasValue(82);
        assertThat(controls(data)).containsExactly("Vehicle");
    }

    @Test
    void snu_81_with_a_negative_day_across_arrives() {
        StudyData data = imported("layouts/mice_down_days_across_SNU-81.csv");

        assertRoster(data, 1, 26, 4);
        assertThat(data.readings().stream().mapToDouble(r -> r.day().value()).min())
                .hasValue(-1);
        assertThat(data.readings().stream()
                        .map(r -> Objects.requireNonNull(r.value()).text()))
                .contains("3777.451");
        assertThat(proposed("layouts/mice_down_days_across_SNU-81.csv")).satisfies(design -> {
            assertThat(design.layout()).isEqualTo(ImportLayout.MICE_DOWN_DAYS_ACROSS);
            assertThat(design.controlArm()).isEqualTo(new ArmName("Vehicle"));
        });
    }

    @Test
    void arms_that_differ_in_order_only_are_asked_about_and_kept_apart() {
        ImportPreview preview = bench.preview(Shared.data("layouts/long_pdxnet_missing_columns.csv"));

        assertThat(preview.reasons())
                .anySatisfy(reason -> assertThat(reason).contains("'Carbo+Doc20' and 'Doc20+Carbo'", "kept apart"));
    }

    @Test
    void a_column_called_tumor_is_the_donor_where_each_mouse_has_one_and_mice_share_it() {
        assertThat(proposed("layouts/long_pdxnet_full.csv").columns())
                .containsEntry(ImportField.DONOR, "Tumor")
                .doesNotContainKey(ImportField.TUMOR_SITE);
    }
}
