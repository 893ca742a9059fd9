package org.graftline.capture.internal.reading;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.graftline.capture.internal.layout.MissingTexts;
import org.graftline.study.capture.ImportDesign;
import org.graftline.study.capture.ImportDesign.VolumeCells;
import org.graftline.study.capture.ImportField;
import org.graftline.study.capture.MeasurementImporter.Line;
import org.graftline.study.capture.Table;

/** Says what of a file cannot be used, how much it is, and what can be taken all the same. */
final class Unusable {
    private static final Set<String> NO_VOLUME = Set.of(
            "area", "mm2", "mm²", "relative", "rel", "rtv", "ratio", "fold", "percent", "pct", "%", "log", "cm3");

    private Unusable() {}

    /** Takes values away that are no volumes, and says so once with their number. */
    static List<Line> without(List<Line> lines, ImportDesign design, Findings findings) {
        if (design.volumeCells() == VolumeCells.VOLUME_MM3) {
            return lines;
        }
        List<Line> kept = new ArrayList<>(lines.size());
        Set<String> mice = new HashSet<>();
        int values = 0;
        int others = 0;
        for (Line line : lines) {
            Map<ImportField, String> fields = new EnumMap<>(ImportField.class);
            fields.putAll(line.fields());
            values += fields.remove(ImportField.VOLUME_MM3) == null ? 0 : 1;
            others +=
                    fields.containsKey(ImportField.BODY_WEIGHT_G) || fields.containsKey(ImportField.LENGTH_MM) ? 1 : 0;
            String mouse = fields.get(ImportField.MOUSE);
            if (mouse != null) {
                mice.add(mouse);
            }
            kept.add(new Line(line.line(), fields, line.headers()));
        }
        findings.fileWarning(
                "no volumes",
                "the %,d values under volumes are not read: %s. What can be taken: %,d mice with their arms%s."
                        .formatted(
                                values,
                                design.volumeCells() == VolumeCells.AREA
                                        ? "they are areas, and no volume follows from an area alone"
                                        : "they are relative values, and no volume follows from them without the volume at the start",
                                mice.size(),
                                others == 0
                                        ? "; no reading"
                                        : " and the other readings of %,d rows".formatted(others)));
        return kept;
    }

    /** Where no column is a volume, names those that come near and why they are none. */
    static void tell(Table table, Findings findings) {
        List<String> near = new ArrayList<>();
        for (int c = 0; c < table.headers().size(); c++) {
            String header = table.headers().get(c);
            Set<String> words =
                    new HashSet<>(List.of(header.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{Nd}²³%]+", -1)));
            if (words.stream().anyMatch(NO_VOLUME::contains)) {
                int column = c;
                long entries = table.rows().stream()
                        .filter(row -> !MissingTexts.isMissing(row.cells().get(column), MissingTexts.USUAL))
                        .count();
                near.add("'%s' (%,d entries)".formatted(header, entries));
            }
        }
        if (!near.isEmpty()) {
            findings.fileWarning(
                    "near volumes",
                    "%s cannot be used: an area, a ratio, a percentage or a logarithm is no volume in mm³, and none follows from it alone. Export length and width, or volumes in mm³."
                            .formatted(near.stream().limit(10).collect(Collectors.joining(", "))));
        }
    }
}
