package org.graftline.study.capture;

import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.graftline.study.ArmName;
import org.graftline.study.VolumeFormula;
import org.jspecify.annotations.Nullable;

/**
 * What the columns, arms and flags of a file mean: proposed by the preview, confirmed by a person, saved with the study and proposed
 * again for the next file with the same headers. Nothing in it is known to the code by name.
 *
 * @param layout how readings are laid out
 * @param columns which header holds which field; a field that the file lacks is absent
 * @param ignoredColumns headers that are read by nobody, so that the preview can say so
 * @param defaultDonor donor of every mouse when no column names one; null when a column does
 * @param controlArm the arm the others are compared with; null for a study with none
 * @param flags what each flag text means
 * @param zero what a volume of exactly 0 means
 * @param missingTexts cell texts that mean "no entry", besides the empty cell; compared without case
 * @param decimalMark what stands between whole and fraction
 * @param formula how volumes are computed where only diameters stand in the file
 * @param unknownAnimals what becomes of animals that a study with a roster does not have; a study without one takes its roster from the file
 */
public record ImportDesign(
        ImportLayout layout,
        Map<ImportField, String> columns,
        List<String> ignoredColumns,
        @Nullable String defaultDonor,
        @Nullable ArmName controlArm,
        Map<String, FlagMeaning> flags,
        ZeroMeaning zero,
        List<String> missingTexts,
        DecimalMark decimalMark,
        VolumeFormula formula,
        UnknownAnimals unknownAnimals) {
    /** The character between whole and fraction. */
    public enum DecimalMark {
        POINT,
        COMMA
    }

    /** What becomes of animals that the roster of the study does not have. */
    public enum UnknownAnimals {
        /** Their rows are errors: most often the id is mistyped. */
        REFUSE,
        /** A person said so for this import: they are added to the roster. */
        ADD
    }

    /** Copies the maps and lists in, in their order. */
    public ImportDesign {
        EnumMap<ImportField, String> byField = new EnumMap<>(ImportField.class);
        byField.putAll(columns);
        columns = Collections.unmodifiableMap(byField);
        ignoredColumns = List.copyOf(ignoredColumns);
        flags = Collections.unmodifiableMap(new LinkedHashMap<>(flags));
        missingTexts = List.copyOf(missingTexts);
    }

    /** @return this design with another answer to unknown animals */
    public ImportDesign with(UnknownAnimals answer) {
        return new ImportDesign(
                layout,
                columns,
                ignoredColumns,
                defaultDonor,
                controlArm,
                flags,
                zero,
                missingTexts,
                decimalMark,
                formula,
                answer);
    }
}
