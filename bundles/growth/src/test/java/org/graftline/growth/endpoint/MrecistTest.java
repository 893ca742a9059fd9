package org.graftline.growth.endpoint;

import static org.assertj.core.api.BDDAssertions.then;
import static org.assertj.core.api.BDDAssertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.graftline.growth.endpoint.Mrecist.Category;
import org.graftline.growth.endpoint.VolumeCourse.Point;
import org.graftline.growth.internal.SharedFolder;
import org.graftline.study.ArmName;
import org.graftline.study.DonorId;
import org.graftline.study.MouseId;
import org.junit.jupiter.api.Test;

class MrecistTest {
    private static VolumeCourse course(double... dayAndVolume) {
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < dayAndVolume.length; i += 2) {
            points.add(new Point(dayAndVolume[i], dayAndVolume[i + 1]));
        }
        return new VolumeCourse(new MouseId("M1"), new DonorId("P1"), new ArmName("drug"), points);
    }

    @Test
    void a_tumor_that_vanished_and_came_back_is_judged_by_its_best() {
        Mrecist response = Mrecist.of(course(0, 200, 4, 100, 10, 8, 14, 0, 18, 60));
        then(response.category()).isEqualTo(Category.CR);
        then(response.bestPercent()).isEqualTo(-100);
        then(response.bestDay()).isEqualTo(14);
        then(response.bestAveragePercent()).isCloseTo((0 - 50 - 96 - 100 - 70) / 5.0, within(1e-12));
    }

    @Test
    void a_short_dip_before_day_10_is_no_response() {
        then(Mrecist.of(course(0, 200, 4, 20, 10, 300, 14, 400)).category()).isEqualTo(Category.PD);
    }

    @Test
    void where_there_is_too_little_it_says_what_is_missing() {
        then(Mrecist.of(course(0, 200, 4, 150, 9, 120)).reason()).startsWith("No reading from day 10 on");
        then(Mrecist.of(course(0, 200, 4, 150, 11, 120)).reason()).startsWith("One reading from day 10 on");
        then(Mrecist.of(course(0, 0, 10, 150, 11, 120)).reason()).contains("0 mm³");
        then(Mrecist.of(course(0, 0, 10, 150, 11, 120)).category()).isNull();
    }

    @Test
    void all_mice_of_the_encyclopedia_have_the_category_that_is_stored_for_them() throws IOException {
        Optional<Path> folder = SharedFolder.find("data/pdxe");
        assumeTrue(folder.isPresent(), "No folder 'shared' with data/pdxe is here.");
        Map<String, VolumeCourse> courses = courses(folder.orElseThrow().resolve("measurements.csv"));
        int equal = 0;
        int refused = 0;
        List<String> others = new ArrayList<>();
        try (CsvReader<NamedCsvRecord> rows =
                CsvReader.builder().ofNamedCsvRecord(folder.orElseThrow().resolve("responses.csv"))) {
            for (NamedCsvRecord row : rows) {
                Mrecist response = Mrecist.of(Objects.requireNonNull(courses.get(row.getField("mouse"))));
                if (response.category() == null) {
                    refused++;
                    then(Integer.parseInt(row.getField("n_points_from_day10"))).isLessThan(2);
                } else if (response.category().name().equals(row.getField("mRECIST"))) {
                    equal++;
                    then(response.bestPercent())
                            .isCloseTo(Double.parseDouble(row.getField("best_response_pct")), within(1e-6));
                    then(response.bestAveragePercent())
                            .isCloseTo(Double.parseDouble(row.getField("best_avg_response_pct")), within(1e-6));
                } else {
                    others.add(row.getField("mouse"));
                }
            }
        }
        then(others).isEmpty();
        then(refused).as("mice with fewer than two readings from day 10 on").isEqualTo(8);
        then(equal).isEqualTo(539);
    }

    static Map<String, VolumeCourse> courses(Path file) throws IOException {
        Map<String, VolumeCourse> courses = new HashMap<>();
        try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(file)) {
            for (NamedCsvRecord row : rows) {
                if (!row.getField("volume_mm3").isEmpty()) {
                    courses.merge(row.getField("mouse"), first(row), MrecistTest::joined);
                }
            }
        }
        return courses;
    }

    private static VolumeCourse first(NamedCsvRecord row) {
        return new VolumeCourse(
                new MouseId(row.getField("mouse")),
                new DonorId(row.getField("donor")),
                new ArmName(row.getField("arm")),
                List.of(new Point(
                        Double.parseDouble(row.getField("day")), Double.parseDouble(row.getField("volume_mm3")))));
    }

    private static VolumeCourse joined(VolumeCourse before, VolumeCourse next) {
        List<Point> points = new ArrayList<>(before.points());
        points.addAll(next.points());
        return new VolumeCourse(before.mouse(), before.donor(), before.arm(), points);
    }
}
