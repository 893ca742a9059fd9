package org.graftline.capture.internal.layout;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.graftline.study.capture.ImportField;

/**
 * The columns that hold what was measured of one tumor.
 *
 * @param tumor as the headers call it; empty where a row speaks of one tumor
 * @param columns volume, length, width and height, those that there are
 */
record MeasuredColumns(String tumor, Map<ImportField, Column> columns) {
    MeasuredColumns {
        EnumMap<ImportField, Column> byField = new EnumMap<>(ImportField.class);
        byField.putAll(columns);
        columns = Collections.unmodifiableMap(byField);
    }

    Optional<Column> of(ImportField field) {
        return Optional.ofNullable(columns.get(field));
    }

    MeasuredColumns withoutVolume() {
        Map<ImportField, Column> others = new EnumMap<>(columns);
        others.remove(ImportField.VOLUME_MM3);
        return new MeasuredColumns(tumor, others);
    }
}
