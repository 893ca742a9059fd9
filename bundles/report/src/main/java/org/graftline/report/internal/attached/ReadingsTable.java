package org.graftline.report.internal.attached;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.graftline.study.ArmName;
import org.graftline.study.DonorId;
import org.graftline.study.MouseId;
import org.graftline.study.Reading;
import org.graftline.study.StudyData;

/**
 * Every reading of the snapshot in its current version, one line each. {@code reading} and {@code version} name it in the study's ledger, which
 * has the same {@code sha256} for it.
 * Donors by their codes; neither a person's name nor a free text that somebody wrote.
 */
final class ReadingsTable {
    private ReadingsTable() {}

    static String csv(StudyData data) {
        Map<MouseId, ArmName> arms = new HashMap<>();
        data.assignments().forEach(assignment -> arms.put(assignment.mouse(), assignment.arm()));
        Map<MouseId, DonorId> donors = new HashMap<>();
        data.mice().forEach(mouse -> donors.put(mouse.mouse(), mouse.donor()));
        StringWriter text = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text)) {
            csv.writeRecord(
                    "reading",
                    "version",
                    "donor",
                    "mouse",
                    "arm",
                    "tumor",
                    "endpoint",
                    "day",
                    "own_day",
                    "replicate",
                    "captured_at",
                    "status",
                    "value",
                    "formula",
                    "sha256");
            for (Reading r : data.readings()) {
                csv.writeRecord(
                        r.uuid().toString(),
                        Integer.toString(r.version()),
                        Objects.toString(donors.get(r.mouse()), ""),
                        r.mouse().value(),
                        Objects.toString(arms.get(r.mouse()), ""),
                        Objects.toString(r.site(), ""),
                        r.endpoint().name(),
                        r.day().toString(),
                        plain(data.ownDay(r.mouse(), r.day())),
                        Integer.toString(r.replicate()),
                        Objects.toString(r.capturedAt(), ""),
                        r.status().name(),
                        Objects.toString(r.value(), ""),
                        Objects.toString(r.formula(), ""),
                        r.canonical().sha256());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static String plain(double day) {
        return day == Math.rint(day) ? Long.toString(Math.round(day)) : Double.toString(day);
    }
}
