package org.graftline.report.internal.verify;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * Whether the rows of the model come from the readings by the rule of the plan: one row per tumor and day, from the mean of the logarithms
 * of its readings, the first or the last, a tumor too small to measure at the limit; and no reading in the window without its row. The window
 * and the limit must be those of the plan where it fixes them.
 */
final class ReadingsCheck {
    private static final double SAME = 1e-9;

    private final JsonNode window;
    private final String rule;
    private final Map<String, List<NamedCsvRecord>> readings = new LinkedHashMap<>();
    private final List<String> problems = new ArrayList<>();
    private int used;

    private ReadingsCheck(JsonNode window, String rule) {
        this.window = window;
        this.rule = rule;
    }

    static void check(String readingsCsv, String dataCsv, JsonNode manifest, JsonNode plan, Findings findings) {
        ReadingsCheck check =
                new ReadingsCheck(manifest.path("window"), plan.path("reading").asString("MEAN"));
        List.of("fromDay", "toDay", "limitMm3").forEach(bound -> check.planned(bound, plan));
        CsvRows.of(readingsCsv).stream().filter(check::counts).forEach(check::take);
        check.readings.replaceAll((place, all) -> check.ofVisit(all));
        List<NamedCsvRecord> rows = CsvRows.of(dataCsv);
        rows.forEach(check::row);
        check.readings.forEach((place, left) ->
                check.problems.add("readings.csv has %d reading(s) of %s that no row of data.csv was made from."
                        .formatted(left.size(), place)));
        findings.conclude(
                check.problems,
                "All %,d rows of data.csv come from readings.csv: each is %s, %,d readings together, and none is missing."
                        .formatted(rows.size(), words(check.rule), check.used));
    }

    private static String words(String rule) {
        return switch (rule) {
            case "FIRST" -> "the log volume of the first reading of its visit";
            case "LAST" -> "the log volume of the last reading of its visit";
            default -> "the mean log volume of its readings";
        };
    }

    private void planned(String bound, JsonNode plan) {
        String fixed = plan.path(bound).asString("");
        if (!fixed.isEmpty()
                && window.has(bound)
                && window.path(bound).asDouble(Double.NaN) != Double.parseDouble(fixed)) {
            problems.add("The plan fixes %s as %s, the manifest says %s."
                    .formatted(bound, fixed, window.path(bound).asString("")));
        }
    }

    private List<NamedCsvRecord> ofVisit(List<NamedCsvRecord> all) {
        Comparator<NamedCsvRecord> order = Comparator.comparingInt(
                        (NamedCsvRecord r) -> Integer.parseInt(r.getField("replicate")))
                .thenComparing(r -> r.getField("reading"));
        return switch (rule) {
            case "FIRST" -> List.of(Collections.min(all, order));
            case "LAST" -> List.of(Collections.max(all, order));
            default -> all;
        };
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
