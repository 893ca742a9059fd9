package org.graftline.growth.endpoint;

import static org.assertj.core.api.BDDAssertions.then;
import static org.assertj.core.api.BDDAssertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.graftline.growth.internal.SharedFolder;
import org.junit.jupiter.api.Test;

class BatchResponseTest {
    @Test
    void angles_and_areas_are_those_that_are_stored_for_518_pairs_of_the_encyclopedia() throws Exception {
        Optional<Path> folder = SharedFolder.find("data/pdxe");
        assumeTrue(folder.isPresent(), "No folder 'shared' with data/pdxe is here.");
        Map<String, VolumeCourse> courses =
                MrecistTest.courses(folder.orElseThrow().resolve("measurements.csv"));
        int compared = 0;
        try (CsvReader<NamedCsvRecord> rows =
                CsvReader.builder().ofNamedCsvRecord(folder.orElseThrow().resolve("batch_responses.csv"))) {
            for (NamedCsvRecord row : rows) {
                if (row.getField("angle").isEmpty()) {
                    continue;
                }
                BatchResponse pair = BatchResponse.of(
                        Objects.requireNonNull(courses.get(row.getField("control_mouse"))),
                        Objects.requireNonNull(courses.get(row.getField("treatment_mouse"))));
                then(pair.angleDegrees()).isCloseTo(Double.parseDouble(row.getField("angle")), within(1e-6));
                then(pair.areaBetween()).isCloseTo(Double.parseDouble(row.getField("abc")), within(1e-6));
                compared++;
            }
        }
        then(compared).isEqualTo(518);
    }
}
