package org.graftline.report.internal.verify;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.util.List;

/** Tables that a report carries. */
final class CsvRows {
    private CsvRows() {}

    static List<NamedCsvRecord> of(String csv) {
        return CsvReader.builder().ofNamedCsvRecord(csv).stream().toList();
    }
}
