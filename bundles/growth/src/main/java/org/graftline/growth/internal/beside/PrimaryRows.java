package org.graftline.growth.internal.beside;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.graftline.mixedmodel.DataTable;

/** Rows of the primary model as the analysis hands them over, and as the engine reads them. */
final class PrimaryRows {
    private static final Set<String> NUMBERS = Set.of("treated", "day", "logvolume", "replicates", "at_limit");
    private static final Set<String> OTHERS = Set.of("arm", "treatment");

    private PrimaryRows() {}

    static List<PrimaryRow> read(String csv) {
        try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(csv)) {
            return reader.stream().map(PrimaryRows::row).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static PrimaryRow row(NamedCsvRecord r) {
        Map<String, String> groups = new HashMap<>();
        r.getFieldsAsMap().forEach((name, value) -> {
            if (!NUMBERS.contains(name) && !OTHERS.contains(name)) {
                groups.put(name, value);
            }
        });
        return new PrimaryRow(
                groups,
                r.getField("arm"),
                r.getField("treated").equals("1"),
                Double.parseDouble(r.getField("day")),
                Double.parseDouble(r.getField("logvolume")),
                Integer.parseInt(r.getField("replicates")),
                Integer.parseInt(r.getField("at_limit")));
    }

    /** @param more columns of numbers, a value per row */
    static DataTable table(List<PrimaryRow> rows, Map<String, double[]> more) {
        DataTable.Builder table = DataTable.builder();
        if (!rows.isEmpty()) {
            for (String level : rows.get(0).groups().keySet().stream().sorted().toList()) {
                table.texts(level, rows.stream().map(r -> r.group(level)).toArray(String[]::new));
            }
        }
        table.texts("arm", rows.stream().map(PrimaryRow::arm).toArray(String[]::new))
                .texts(
                        "treatment",
                        rows.stream()
                                .map(r -> r.treated() ? "treated" : "control")
                                .toArray(String[]::new))
                .numbers(
                        "treated",
                        rows.stream().mapToDouble(r -> r.treated() ? 1 : 0).toArray())
                .numbers("day", rows.stream().mapToDouble(PrimaryRow::day).toArray())
                .numbers(
                        "logvolume",
                        rows.stream().mapToDouble(PrimaryRow::logVolume).toArray());
        new LinkedHashMap<>(more).forEach(table::numbers);
        return table.build();
    }
}
