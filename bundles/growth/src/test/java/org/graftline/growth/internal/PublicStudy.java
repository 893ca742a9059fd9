package org.graftline.growth.internal;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Predicate;
import org.graftline.study.ReadingStatus;
import org.graftline.study.StudyData;

/** The tidy public sets, read as their README says. */
public enum PublicStudy {
    PDXE("pdxe", "untreated", "day"),
    UHN("uhn_kulgap", "Control", "day_from_treatment"),
    CRC("crc_cetuximab", "", "day"),
    GBM("gbm_gdc0084_temo", "gdc0084_00_temo_00", "day"),
    REPDX("repdx", "Control", "day"),
    MAS98("mas98_06", "Ctrl", "day");

    private final String folder;
    private final String control;
    private final String day;

    PublicStudy(String folder, String control, String day) {
        this.folder = folder;
        this.control = control;
        this.day = day;
    }

    public StudyData read() throws IOException {
        return read(r -> true);
    }

    /** Skips the test where the set is absent. */
    StudyData read(Predicate<NamedCsvRecord> rows) throws IOException {
        Optional<Path> found = SharedFolder.find("data");
        assumeTrue(found.isPresent(), "no folder 'shared/data' beside this checkout");
        StudyInCode study =
                new StudyInCode(folder.toUpperCase(java.util.Locale.ROOT).replace('_', '-'), control);
        try (CsvReader<NamedCsvRecord> csv =
                CsvReader.builder().ofNamedCsvRecord(found.get().resolve(folder).resolve("measurements.csv"))) {
            csv.stream().filter(rows).forEach(r -> add(study, r));
        }
        return study.data();
    }

    private void add(StudyInCode study, NamedCsvRecord r) {
        String mouse = r.getField("mouse");
        study.donor(
                r.getField("donor"),
                r.findField("lineage_root").filter(l -> !l.isEmpty()).orElse(null));
        study.mouse(r.getField("donor"), mouse, r.getField("arm"));
        double at = Double.parseDouble(r.getField(day));
        String volume = r.getField("volume_mm3");
        if (r.findField("flag").orElse("").contains("trailing_zero")) {
            study.without(mouse, at, ReadingStatus.NOT_MEASURED, "padding");
        } else if (volume.isEmpty()) {
            study.without(mouse, at, ReadingStatus.NOT_MEASURED, null);
        } else if (Double.parseDouble(volume) == 0) {
            study.without(mouse, at, ReadingStatus.TOO_SMALL, null);
        } else {
            String site = r.findField("tumour").filter(t -> !t.isEmpty()).orElse("tumor");
            study.volume(mouse, site, at, Double.parseDouble(volume));
        }
    }
}
