package org.graftline.capture.internal.layout;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.graftline.study.capture.FlagMeaning;
import org.graftline.study.capture.ImportDesign.DecimalMark;

/** Words that stand in value cells where a number belongs. Those with a plain meaning are proposed as statuses; the others stay errors. */
public final class CellWords {
    private static final Pattern BELOW = Pattern.compile("[<≤]\\s*\\d+([.,]\\d+)?(\\s*(mm|mm3|mm³))?");

    private CellWords() {}

    /** @return whether the cell says that the value is below a limit, as in "<4" */
    public static boolean isBelowLimit(String cell) {
        return !cell.isEmpty()
                && (cell.charAt(0) == '<' || cell.charAt(0) == '≤')
                && BELOW.matcher(cell).matches();
    }

    /**
     * @param cells value cells as they stand
     * @param reasons where a sentence for each word is added
     * @return what each word means; words without a plain meaning are left out
     */
    static Map<String, FlagMeaning> propose(List<String> cells, DecimalMark mark, List<String> reasons) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        for (String cell : cells) {
            if (!MissingTexts.isMissing(cell, MissingTexts.USUAL)
                    && NumberText.of(cell, mark).isEmpty()
                    && !isBelowLimit(cell)) {
                counts.merge(cell, 1, Integer::sum);
            }
        }
        Map<String, FlagMeaning> meanings = new LinkedHashMap<>();
        counts.forEach((text, count) -> meaning(text).ifPresent(meaning -> {
            meanings.put(text, meaning);
            reasons.add("Text '%s' in %s with a value means: %s."
                    .formatted(
                            text,
                            Plural.of(count, "cell", "cells"),
                            switch (meaning) {
                                case NOT_PALPABLE -> "not palpable";
                                case TOO_SMALL -> "too small to measure";
                                case NOT_MEASURED, READING -> "not measured, with this text as the reason";
                            }));
        }));
        return meanings;
    }

    private static Optional<FlagMeaning> meaning(String text) {
        Set<String> words = HeaderWords.of(text);
        if (words.stream()
                .anyMatch(Set.of("palpable", "palp", "np", "impalpable", "nonpalpable", "unpalpable")::contains)) {
            return Optional.of(FlagMeaning.NOT_PALPABLE);
        }
        if (words.stream().anyMatch(Set.of("small", "lod", "lloq", "blq", "bql", "tiny")::contains)) {
            return Optional.of(FlagMeaning.TOO_SMALL);
        }
        boolean gone = words.stream()
                .anyMatch(Set.of(
                        "dead",
                        "died",
                        "death",
                        "found",
                        "sac",
                        "sacrificed",
                        "sacked",
                        "culled",
                        "killed",
                        "euthanized",
                        "euthanised",
                        "removed",
                        "missing",
                        "missed",
                        "nd",
                        "nm",
                        "ulcerated",
                        "ulcer",
                        "excluded",
                        "escaped",
                        "lost")::contains);
        boolean not = words.contains("not")
                && words.stream().anyMatch(Set.of("measured", "measurable", "done", "recorded", "taken")::contains);
        return gone || not ? Optional.of(FlagMeaning.NOT_MEASURED) : Optional.empty();
    }
}
