package org.graftline.capture.internal.layout;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.graftline.capture.internal.layout.DayHeaders.DayHeader;
import org.graftline.study.Decimal;
import org.graftline.study.VolumeFormula;
import org.graftline.study.capture.ImportDesign.DecimalMark;
import org.graftline.study.capture.ImportField;
import org.graftline.study.capture.Table;
import org.jspecify.annotations.Nullable;

/** Proposes what the labels beside days mean, from their words and, where length and width stand beside a volume, from the numbers. */
final class DayLabels {
    private static final double NEARLY_ALL = 0.95;

    private final Table table;
    private final Map<Integer, DayHeader> days;
    private final DecimalMark mark;
    private final List<String> reasons;
    private final Map<String, ImportField> meanings = new LinkedHashMap<>();
    private VolumeFormula formula = VolumeFormula.AS_REPORTED;

    DayLabels(Table table, Map<Integer, DayHeader> days, DecimalMark mark, List<String> reasons) {
        this.table = table;
        this.days = days;
        this.mark = mark;
        this.reasons = reasons;
    }

    /** What each label means; those that nobody reads are left out. */
    Map<String, ImportField> meanings() {
        return meanings;
    }

    VolumeFormula formula() {
        return formula;
    }

    void propose() {
        Map<String, Integer> entries = new LinkedHashMap<>();
        days.forEach((column, day) -> entries.merge(day.label(), entries(column), Integer::sum));
        Set<Set<String>> words = new LinkedHashSet<>();
        entries.keySet().forEach(label -> words.add(HeaderWords.of(label)));
        boolean lengths = words.stream().anyMatch(w -> says(w, "l", "length", "len"));
        List<String> unread = new ArrayList<>();
        entries.forEach((label, count) -> {
            if (label.isEmpty()) {
                return; // a day alone stands over volumes
            }
            Optional<ImportField> field = meaning(HeaderWords.of(label), lengths);
            field.ifPresentOrElse(
                    known -> meanings.put(label, known),
                    () -> unread.add("'%s' (%s)".formatted(label, Plural.of(count, "entry", "entries"))));
        });
        meanings.forEach((label, field) -> reasons.add("Label '%s' beside a day is the %s%s."
                .formatted(
                        label,
                        field.name()
                                .toLowerCase(java.util.Locale.ROOT)
                                .replaceFirst("_(mm3|mm|g)$", "")
                                .replace('_', ' '),
                        label.equalsIgnoreCase("s") || label.equalsIgnoreCase("size")
                                ? ", taken as mm³: the label says 'size' and no unit"
                                : "")));
        if (!unread.isEmpty()) {
            reasons.add(
                    "Labels beside days that say nothing we know are not read: %s. Say under dayLabels what they are, if they were measured."
                            .formatted(String.join(", ", unread)));
        }
        tellOtherDays();
        compareWithDiameters();
    }

    private void tellOtherDays() {
        days.values()
                .forEach(day -> DayHeaders.of(day.label().replace("\"", ""))
                        .filter(label -> !label.day().equals(day.day()))
                        .ifPresent(label ->
                                reasons.add("Label '%s' stands beside day %s: the day of the first header row is used."
                                        .formatted(day.label(), day.day()))));
    }

    private static Optional<ImportField> meaning(Set<String> words, boolean lengths) {
        if (says(words, "sem", "sd", "se", "mean", "n", "area")) {
            return Optional.empty();
        }
        if (says(words, "v", "vol", "volume", "tv", "s", "size", "mm3")) {
            return Optional.of(ImportField.VOLUME_MM3);
        }
        if (says(words, "l", "len", "length")) {
            return Optional.of(ImportField.LENGTH_MM);
        }
        if (says(words, "bw", "weight", "bodyweight", "g", "gram")) {
            return Optional.of(ImportField.BODY_WEIGHT_G);
        }
        if (says(words, "h", "height", "depth")) {
            return Optional.of(ImportField.HEIGHT_MM);
        }
        // without a length beside it, W may as well be a weight
        return says(words, "width", "wid") || (lengths && says(words, "w"))
                ? Optional.of(ImportField.WIDTH_MM)
                : Optional.empty();
    }

    /** Length × width is an area whatever its label says. */
    private void compareWithDiameters() {
        Map<String, Map<ImportField, Integer>> byDay = new TreeMap<>();
        days.forEach((column, day) -> {
            ImportField field = day.label().isEmpty() ? ImportField.VOLUME_MM3 : meanings.get(day.label());
            if (field != null) {
                byDay.computeIfAbsent(day.day(), d -> new TreeMap<>()).putIfAbsent(field, column);
            }
        });
        AreaOrVolume cells = new AreaOrVolume();
        for (Map<ImportField, Integer> day : byDay.values()) {
            @Nullable Integer length = day.get(ImportField.LENGTH_MM);
            @Nullable Integer width = day.get(ImportField.WIDTH_MM);
            @Nullable Integer volume = day.get(ImportField.VOLUME_MM3);
            if (length != null && width != null) {
                for (Table.Row row : table.rows()) {
                    cells.add(
                            number(row, length),
                            number(row, width),
                            volume == null ? Optional.empty() : number(row, volume));
                }
            }
        }
        if (cells.diameters() == 0) {
            return;
        }
        if (cells.areas() >= NEARLY_ALL * cells.complete() && cells.complete() > 0) {
            List<String> labels = meanings.entrySet().stream()
                    .filter(entry -> entry.getValue() == ImportField.VOLUME_MM3)
                    .map(Map.Entry::getKey)
                    .toList();
            labels.forEach(meanings::remove);
            reasons.add(
                    "Label '%s' is not read: in %,d of %,d cells it is length × width, an area in mm² and not a volume."
                            .formatted(String.join("', '", labels), cells.areas(), cells.complete()));
        }
        formula = cells.mostFrequent().orElse(VolumeFormula.HALF_LENGTH_WIDTH_SQUARED);
        reasons.add("Volumes are computed from the %,d pairs of diameters as %s%s"
                .formatted(
                        cells.diameters(),
                        formula.words(),
                        cells.mostFrequent().isPresent()
                                ? ", which gives the volumes beside them."
                                : ", the usual formula. Change 'formula' if the laboratory uses another."));
    }

    private int entries(int column) {
        return (int) table.rows().stream()
                .filter(row -> !MissingTexts.isMissing(row.cells().get(column), MissingTexts.USUAL))
                .count();
    }

    private Optional<Decimal> number(Table.Row row, int column) {
        return NumberText.of(row.cells().get(column), mark);
    }

    private static boolean says(Set<String> words, String... any) {
        for (String word : any) {
            if (words.contains(word)) {
                return true;
            }
        }
        return false;
    }
}
