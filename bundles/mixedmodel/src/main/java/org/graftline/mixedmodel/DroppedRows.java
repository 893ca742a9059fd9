package org.graftline.mixedmodel;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The rows that a fit left out. A row counts under the first reason that applies.
 *
 * @param byReason reason, for example {@code volume missing}, to number of rows; empty when every row was used
 */
public record DroppedRows(Map<String, Integer> byReason) {
    /** Copies the map, keeping its order. */
    public DroppedRows {
        byReason = Collections.unmodifiableMap(new LinkedHashMap<>(byReason));
    }

    /** Number of rows left out. */
    public int total() {
        return byReason.values().stream().mapToInt(Integer::intValue).sum();
    }
}
