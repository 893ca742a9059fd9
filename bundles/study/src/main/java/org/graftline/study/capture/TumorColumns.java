package org.graftline.study.capture;

import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.graftline.study.ImpossibleValueException;
import org.graftline.study.TumorSite;

/**
 * The columns of one of several tumors that a row of a file holds side by side.
 *
 * @param site which tumor of the mouse
 * @param columns which header holds its volume, length, width and height; at least one
 */
public record TumorColumns(TumorSite site, Map<ImportField, String> columns) {
    private static final Set<ImportField> OF_A_TUMOR =
            EnumSet.of(ImportField.VOLUME_MM3, ImportField.LENGTH_MM, ImportField.WIDTH_MM, ImportField.HEIGHT_MM);

    /** @throws ImpossibleValueException if a field is none of a tumor, or there is none */
    public TumorColumns {
        if (columns.isEmpty() || !OF_A_TUMOR.containsAll(columns.keySet())) {
            throw new ImpossibleValueException(
                    "Tumor '%s' has columns for %s. A tumor needs a column for its volume, or for its length and width; its height may stand beside them."
                            .formatted(site, columns.isEmpty() ? "nothing" : columns.keySet()));
        }
        EnumMap<ImportField, String> byField = new EnumMap<>(ImportField.class);
        byField.putAll(columns);
        columns = Collections.unmodifiableMap(byField);
    }

    /** @return whether a column is about one tumor of the mouse */
    static boolean speakOfTumor(Map<ImportField, String> columns) {
        return columns.keySet().stream().anyMatch(TumorColumns::speaksOfTumor);
    }

    private static boolean speaksOfTumor(ImportField field) {
        return OF_A_TUMOR.contains(field) || field == ImportField.TUMOR_SITE;
    }

    /** @return whether these columns give volumes: directly, or from two diameters */
    static boolean giveVolumes(Map<ImportField, String> columns) {
        return columns.containsKey(ImportField.VOLUME_MM3)
                || (columns.containsKey(ImportField.LENGTH_MM) && columns.containsKey(ImportField.WIDTH_MM));
    }

    /** @throws ImpossibleValueException if the tumors and the columns of the whole row contradict each other */
    static void requireFitting(List<TumorColumns> tumors, ImportLayout layout, Map<ImportField, String> ofTheRow) {
        if (tumors.isEmpty()) {
            return;
        }
        if (layout != ImportLayout.LONG) {
            throw new ImpossibleValueException(
                    "Several tumors side by side are read in files with one row per reading only. Take the tumors out of the design, or choose the layout long.");
        }
        if (tumors.stream().map(TumorColumns::site).distinct().count() < tumors.size()) {
            throw new ImpossibleValueException(
                    "Two tumors of a row have the same name (%s). Give each tumor of the mouse its own."
                            .formatted(tumors.stream()
                                    .map(tumor -> "'" + tumor.site() + "'")
                                    .collect(Collectors.joining(", "))));
        }
        ofTheRow.forEach((field, header) -> {
            if (speaksOfTumor(field)) {
                throw new ImpossibleValueException(
                        "Column '%s' is read for the whole row, and the row holds several tumors with columns of their own. Name it under one of the tumors, or take the tumors out of the design."
                                .formatted(header));
            }
        });
    }
}
