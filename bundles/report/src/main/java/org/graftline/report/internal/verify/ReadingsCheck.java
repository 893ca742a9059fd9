package org.graftline.report.internal.verify;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * Whether the rows of the model come from the readings: one row per tumor and day, the mean of the logarithms of its readings, a tumor
 * too small to measure at the limit; and no reading in the window without its row.
 */
final class ReadingsCheck {
    private static final double SAME = 1e-9;

    private final JsonNode window;
    private final Map<String, List<NamedCsvRecord>> readings = new LinkedHashMap<>();
    private final List<String> problems = new ArrayList<>();
    private int used;

    private ReadingsCheck(JsonNode window) {
        this.window = window;
    }

    static void check(String readingsCsv, String dataCsv, JsonNode manifest, Findings findings) {
        ReadingsCheck check = new ReadingsCheck(manifest.path("window"));
        CsvRows.of(readingsCsv).stream().filter(check::counts).forEach(check::take);
        List<NamedCsvRecord> rows = CsvRows.of(dataCsv);
        rows.forEach(check::row);
        check.readings.forEach((place, left) ->
                check.problems.add("readings.csv has %d reading(s) of %s that no row of data.csv was made from."
                        .formatted(left.size(), place)));
        findings.conclude(
                check.problems,
                "All %,d rows of data.csv come from readings.csv: each is the mean log volume of its readings, %,d readings together, and none is missing."
                        .formatted(rows.size(), check.used));
    }

    private boolean counts(NamedCsvRecord r) {
        double day = Double.parseDouble(r.getField("own_day"));
        String status = r.getField("status");
        return r.getField("endpoint").equals("TUMOR_VOLUME")
                && !status.equals("WITHDRAWN")
                && !status.equals("NOT_MEASURED")
                && !r.getField("arm").isEmpty()
                && day >= window.path("fromDay").asDouble(Double.NEGATIVE_INFINITY)
                && day <= window.path("toDay").asDouble(Double.POSITIVE_INFINITY);
    }

    private void take(NamedCsvRecord r) {
        readings.computeIfAbsent(place(r, "own_day"), k -> new ArrayList<>()).add(r);
    }

    private static String place(NamedCsvRecord r, String day) {
        return "mouse %s, tumor '%s', day %s"
                .formatted(r.getField("mouse"), r.getField("tumor"), Double.valueOf(r.getField(day)));
    }

    private void row(NamedCsvRecord row) {
        String place = place(row, "day");
        List<NamedCsvRecord> behind = readings.remove(place);
        if (behind == null) {
            problems.add("The row of data.csv for %s has no reading in readings.csv.".formatted(place));
            return;
        }
        used += behind.size();
        Map<String, String> said = new HashMap<>();
        said.put("donor", behind.get(0).getField("donor"));
        said.put("arm", behind.get(0).getField("arm"));
        said.put("replicates", Integer.toString(behind.size()));
        said.forEach((column, value) -> {
            if (!row.getField(column).equals(value)) {
                problems.add("The row of data.csv for %s says %s '%s', its readings say '%s'."
                        .formatted(place, column, row.getField(column), value));
            }
        });
        double sum = behind.stream().mapToDouble(this::logVolume).sum();
        double mean = sum / behind.size();
        double printed = Double.parseDouble(row.getField("logvolume"));
        if (!(Math.abs(mean - printed) <= SAME)) {
            problems.add("The row of data.csv for %s has log volume %s; its readings give %s."
                    .formatted(place, printed, mean));
        }
    }

    private double logVolume(NamedCsvRecord r) {
        String value = r.getField("value");
        double volume = r.getField("status").equals("MEASURED") ? Double.parseDouble(value) : 0;
        return StrictMath.log(volume > 0 ? volume : window.path("limitMm3").asDouble(Double.NaN));
    }
}
