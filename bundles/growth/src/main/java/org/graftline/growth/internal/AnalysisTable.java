package org.graftline.growth.internal;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.graftline.mixedmodel.DataTable;

/** The rows as the engine reads them and as a statistician gets them: same columns, same digits. */
final class AnalysisTable {
    private AnalysisTable() {}

    static DataTable of(List<AnalysisRow> rows) {
        DataTable.Builder table = DataTable.builder()
                .texts("donor", rows.stream().map(AnalysisRow::donor).toArray(String[]::new))
                .texts("lineage", rows.stream().map(AnalysisRow::lineage).toArray(String[]::new))
                .texts("mouse", rows.stream().map(AnalysisRow::mouseName).toArray(String[]::new))
                .texts("tumor", rows.stream().map(AnalysisRow::tumor).toArray(String[]::new))
                .texts("arm", rows.stream().map(AnalysisRow::arm).toArray(String[]::new))
                .texts("treatment", rows.stream().map(AnalysisTable::treatment).toArray(String[]::new))
                .numbers(
                        "treated",
                        rows.stream().mapToDouble(r -> r.treated() ? 1 : 0).toArray())
                .numbers("day", rows.stream().mapToDouble(AnalysisRow::day).toArray())
                .numbers(
                        "logvolume",
                        rows.stream().mapToDouble(AnalysisRow::logVolume).toArray());
        if (severalInAVisit(rows)) {
            table.texts(ModelPlan.VISIT, rows.stream().map(AnalysisRow::visit).toArray(String[]::new));
        }
        return table.build();
    }

    /** Whether rows are readings, so that a visit may have several. */
    private static boolean severalInAVisit(List<AnalysisRow> rows) {
        return AnalysisSet.distinct(rows, AnalysisRow::visitPath) < rows.size();
    }

    private static String treatment(AnalysisRow r) {
        return r.treated() ? "treated" : "control";
    }

    static String csv(List<AnalysisRow> rows) {
        StringWriter text = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text)) {
            boolean visits = severalInAVisit(rows);
            List<String> names = new ArrayList<>(List.of(
                    "donor",
                    "lineage",
                    "mouse",
                    "tumor",
                    "arm",
                    "treatment",
                    "treated",
                    "day",
                    "logvolume",
                    "replicates",
                    "at_limit"));
            if (visits) {
                names.add(ModelPlan.VISIT);
            }
            csv.writeRecord(names);
            for (AnalysisRow r : rows) {
                List<String> fields = new ArrayList<>(List.of(
                        r.donor(),
                        r.lineage(),
                        r.mouseName(),
                        r.tumor(),
                        r.arm(),
                        treatment(r),
                        r.treated() ? "1" : "0",
                        Numbers.plain(r.day()),
                        Double.toString(r.logVolume()),
                        Integer.toString(r.replicates()),
                        Integer.toString(r.atLimit())));
                if (visits) {
                    fields.add(r.visit());
                }
                csv.writeRecord(fields);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }
}
