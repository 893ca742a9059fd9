package org.graftline.capture.internal.layout;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.graftline.study.TumorSite;
import org.graftline.study.capture.ImportField;
import org.graftline.study.capture.TumorColumns;

/** Proposes which columns belong to which tumor where a row holds several, such as a left and a right one, side by side. */
final class SeveralTumors {
    private static final Map<ImportField, String> WORDS = new EnumMap<>(Map.of(
            ImportField.VOLUME_MM3, "volume",
            ImportField.LENGTH_MM, "length",
            ImportField.WIDTH_MM, "width",
            ImportField.HEIGHT_MM, "height"));

    private SeveralTumors() {}

    /**
     * Takes the columns of the tumors out of the choice.
     *
     * @return the columns of each tumor, in the order of the file; empty where rows speak of one tumor
     */
    static List<MeasuredColumns> choose(ColumnChoice choice) {
        Map<ImportField, Map<String, Column>> byField = new EnumMap<>(ImportField.class);
        for (ImportField field : ImportField.values()) {
            if (WORDS.containsKey(field)) {
                Map<String, Column> bySide = alike(choice.candidates(field, Column::isNumeric), field);
                if (bySide.size() > 1) {
                    byField.put(field, bySide);
                }
            }
        }
        Map<String, Column> leading = byField.containsKey(ImportField.VOLUME_MM3)
                ? byField.get(ImportField.VOLUME_MM3)
                : byField.containsKey(ImportField.LENGTH_MM) && byField.containsKey(ImportField.WIDTH_MM)
                        ? byField.get(ImportField.LENGTH_MM)
                        : null;
        if (leading == null) {
            return List.of();
        }
        byField.values().removeIf(bySide -> !bySide.keySet().equals(leading.keySet()));
        List<MeasuredColumns> tumors = new ArrayList<>();
        for (String tumor : leading.keySet()) {
            Map<ImportField, Column> columns = new EnumMap<>(ImportField.class);
            byField.forEach((field, bySide) -> {
                Column column = bySide.get(tumor);
                if (column != null) {
                    choice.setAside(column);
                    columns.put(field, column);
                }
            });
            tumors.add(new MeasuredColumns(tumor, columns));
        }
        return List.copyOf(tumors);
    }

    /** Says which columns are which tumor's, once the volumes among them are known to be volumes. */
    static void tell(List<MeasuredColumns> tumors, ColumnChoice choice) {
        choice.because(
                "Each row holds %d tumors side by side, as the headers say: %s. Each becomes a reading of its own."
                        .formatted(
                                tumors.size(),
                                tumors.stream().map(SeveralTumors::described).collect(Collectors.joining("; "))));
        List<String> others = choice.candidates(ImportField.VOLUME_MM3, Column::isNumeric).stream()
                .map(column -> "'%s'".formatted(column.header()))
                .toList();
        if (!others.isEmpty()) {
            choice.because(
                    "Not read as a volume, since it names none of these tumors: %s. A sum over tumors is no reading."
                            .formatted(String.join(", ", others)));
        }
    }

    private static String described(MeasuredColumns tumor) {
        return "tumor '%s' (%s)"
                .formatted(
                        tumor.tumor(),
                        tumor.columns().entrySet().stream()
                                .map(entry -> "%s '%s', %,d entries"
                                        .formatted(
                                                WORDS.get(entry.getKey()),
                                                entry.getValue().header(),
                                                entry.getValue().entries()))
                                .collect(Collectors.joining(", ")));
    }

    /** Columns whose headers differ in nothing but the tumor; of several such groups the one whose words fit best. */
    private static Map<String, Column> alike(List<Column> candidates, ImportField field) {
        Map<Set<String>, Map<String, Column>> groups = new LinkedHashMap<>();
        for (Column column : candidates) {
            Optional<SidedHeader> sided = SidedHeader.of(column.header());
            sided.ifPresent(header -> groups.computeIfAbsent(header.rest(), rest -> new LinkedHashMap<>())
                    .putIfAbsent(header.tumor(), column));
        }
        Map<String, Column> best = Map.of();
        int most = 0;
        for (Map<String, Column> group : groups.values()) {
            int score = group.values().stream()
                    .mapToInt(column -> HeaderScore.of(column, field))
                    .sum();
            if (group.size() > 1 && score > most) {
                best = group;
                most = score;
            }
        }
        return best;
    }

    /** @return what the design says of them */
    static List<TumorColumns> designed(List<MeasuredColumns> tumors) {
        return tumors.stream()
                .map(tumor -> {
                    Map<ImportField, String> headers = new EnumMap<>(ImportField.class);
                    tumor.columns().forEach((field, column) -> headers.put(field, column.header()));
                    return new TumorColumns(new TumorSite(tumor.tumor()), headers);
                })
                .toList();
    }
}
