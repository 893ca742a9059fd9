package org.graftline.capture.internal.layout;

import java.util.List;

/** Cell texts that mean "no entry". */
public final class MissingTexts {
    /** What people and programs write where there is nothing; a design may name others. */
    public static final List<String> USUAL = List.of("NA", "N/A", "#N/A", "NaN", ".", "-");

    private MissingTexts() {}

    /** @return whether the cell is empty or says that it is */
    public static boolean isMissing(String cell, List<String> missingTexts) {
        if (cell.isEmpty()) {
            return true;
        }
        for (String missing : missingTexts) {
            if (missing.equalsIgnoreCase(cell)) {
                return true;
            }
        }
        return false;
    }
}
