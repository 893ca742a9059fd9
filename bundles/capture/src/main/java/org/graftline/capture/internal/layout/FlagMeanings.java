package org.graftline.capture.internal.layout;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.graftline.study.capture.FlagMeaning;
import org.graftline.study.capture.ImportDesign.DecimalMark;
import org.graftline.study.capture.ImportField;
import org.graftline.study.capture.Table;

/** Proposes what each flag means, from its words and from the rows it stands on. Both must agree; else the row is a reading. */
final class FlagMeanings {
    private FlagMeanings() {}

    /** @param volumes the columns with volumes, several where a row holds several tumors */
    static Map<String, FlagMeaning> propose(
            Table table, ColumnChoice choice, List<Column> volumes, DecimalMark mark, List<String> reasons) {
        Map<String, FlagMeaning> meanings = new LinkedHashMap<>();
        Optional<Column> flag = choice.of(ImportField.FLAG);
        if (flag.isPresent()) {
            FlagRows.of(table, choice, volumes, flag.get(), mark).forEach((text, rows) -> {
                FlagMeaning meaning = meaning(HeaderWords.of(text), rows);
                meanings.put(text, meaning);
                reasons.add("Flag '%s' (%s in %s): %s."
                        .formatted(
                                text,
                                Plural.of(rows.rows(), "row", "rows"),
                                Plural.of(rows.mice(), "mouse", "mice"),
                                why(meaning, text, rows)));
            });
        }
        return meanings;
    }

    private static FlagMeaning meaning(Set<String> words, FlagRows rows) {
        if (!rows.hasNothingMeasured()) {
            return FlagMeaning.READING;
        }
        boolean not = says(words, "not", "non", "un", "im", "never");
        boolean palpable = (not && says(words, "palpable", "felt", "palpated"))
                || says(words, "nonpalpable", "impalpable", "unpalpable");
        boolean unmeasured = (not && says(words, "measured", "measurable", "recorded", "done", "taken"))
                || says(words, "unmeasured");
        if (palpable && !unmeasured) {
            return FlagMeaning.NOT_PALPABLE;
        }
        if (says(words, "small", "below", "lod", "lloq", "blq", "bql", "tiny") && !unmeasured) {
            return FlagMeaning.TOO_SMALL;
        }
        boolean after = rows.standsAtTheEnd()
                && says(
                        words,
                        "trailing",
                        "padding",
                        "pad",
                        "padded",
                        "filler",
                        "filled",
                        "fill",
                        "died",
                        "dead",
                        "sacrificed",
                        "euthanized",
                        "euthanised",
                        "culled",
                        "removed",
                        "left");
        return rows.hasNoVolumes() || unmeasured || after ? FlagMeaning.NOT_MEASURED : FlagMeaning.READING;
    }

    private static String why(FlagMeaning meaning, String text, FlagRows rows) {
        return switch (meaning) {
            case NOT_PALPABLE -> "not palpable, as it says; no row has a volume above 0";
            case TOO_SMALL -> "too small to measure, as it says; no row has a volume above 0";
            case NOT_MEASURED ->
                rows.hasNoVolumes()
                        ? "not measured, since no row has a volume; reason '%s'".formatted(text)
                        : String.format(
                                Locale.ROOT,
                                "not measured, reason '%s': every row has volume 0 and no row after it has more, where the last volume before was %,.0f mm³ (median); taken as volumes they would look like a complete response",
                                text,
                                rows.medianLastVolumeMm3());
            case READING ->
                rows.hasZerosOnly()
                        ? "a reading of volume 0; the flag is kept as a remark"
                        : "a reading; the flag is kept as a remark";
        };
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
