package org.graftline.study.capture;

import java.time.LocalDate;
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
 * @param mouseParts headers whose entries, joined by "-", name the mouse where no single column does; empty where one does
 * @param dayLabels what a label beside a day in a header means ("L" in "7 · L"); a label that is not here is not read
 * @param volumeCells what the cells under volumes hold
 * @param dates how dates are written, and the date of study day 0 where the file counts in dates
 * @param provenance whether the readings are new or moved here from a past study
 * @param tumors where a row holds several tumors side by side: the columns of each; empty where a row speaks of one
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
        UnknownAnimals unknownAnimals,
        List<String> mouseParts,
        Map<String, ImportField> dayLabels,
        VolumeCells volumeCells,
        Dates dates,
        Provenance provenance,
        List<TumorColumns> tumors) {
    /** What the cells under volumes hold. Only volumes are read; the others leave the roster to be taken. */
    public enum VolumeCells {
        VOLUME_MM3,
        /** Fold of some start: no volume follows from it. */
        RELATIVE,
        /** mm²: no volume follows from an area alone. */
        AREA
    }

    /** Whether the readings are new or from a past study. */
    public enum Provenance {
        CURRENT,
        /** Each reading says that it was migrated, and keeps its original date and person. */
        MIGRATED
    }

    /** The order in which a date writes its parts, where it does not begin with the year. */
    public enum DateOrder {
        /** Not known; a date that could be read either way is refused. */
        UNDECIDED,
        DAY_MONTH,
        MONTH_DAY
    }

    /**
     * @param order how dates are written that do not begin with the year
     * @param dayZero the date of study day 0 of all animals; null where days stand in the file, or a column says it
     */
    public record Dates(DateOrder order, @Nullable LocalDate dayZero) {
        /** No dates in the file, or dates that begin with the year. */
        public static final Dates PLAIN = new Dates(DateOrder.UNDECIDED, null);
    }

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
        mouseParts = List.copyOf(mouseParts);
        dayLabels = Collections.unmodifiableMap(new LinkedHashMap<>(dayLabels));
        tumors = List.copyOf(tumors);
        TumorColumns.requireFitting(tumors, layout, columns);
    }

    /** A design of a file whose rows speak of one tumor each. */
    public ImportDesign(
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
            UnknownAnimals unknownAnimals,
            List<String> mouseParts,
            Map<String, ImportField> dayLabels,
            VolumeCells volumeCells,
            Dates dates,
            Provenance provenance) {
        this(
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
                unknownAnimals,
                mouseParts,
                dayLabels,
                volumeCells,
                dates,
                provenance,
                List.of());
    }

    /** A design of a file whose mice have one column, whose cells are volumes, and which has no dates. */
    public ImportDesign(
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
        this(
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
                unknownAnimals,
                List.of(),
                Map.of(),
                VolumeCells.VOLUME_MM3,
                Dates.PLAIN,
                Provenance.CURRENT);
    }

    /** @return whether a column, or several together, name the mouse */
    public boolean namesMouse() {
        return columns.containsKey(ImportField.MOUSE) || !mouseParts.isEmpty();
    }

    /** @return whether a column, or several side by side, say what was measured of a tumor, or which tumor it is */
    public boolean namesTumor() {
        return !tumors.isEmpty() || TumorColumns.speakOfTumor(columns);
    }

    /** @return whether something measured has a column: a weight, or a volume or two diameters of a tumor */
    public boolean namesSomethingMeasured() {
        return columns.containsKey(ImportField.BODY_WEIGHT_G)
                || TumorColumns.giveVolumes(columns)
                || tumors.stream().anyMatch(tumor -> TumorColumns.giveVolumes(tumor.columns()));
    }

    /** @return this design with another answer to unknown animals */
    public ImportDesign with(UnknownAnimals answer) {
        return copy(columns, controlArm, answer, dates, provenance, tumors);
    }

    /** @return this design with another control arm */
    public ImportDesign withControl(@Nullable ArmName control) {
        return copy(columns, control, unknownAnimals, dates, provenance, tumors);
    }

    /** @return this design with these columns of the row, and these of each of its tumors */
    public ImportDesign withColumns(Map<ImportField, String> these, List<TumorColumns> ofTumors) {
        return copy(these, controlArm, unknownAnimals, dates, provenance, ofTumors);
    }

    /** @return this design for a past study, or not */
    public ImportDesign with(Provenance other) {
        return copy(columns, controlArm, unknownAnimals, dates, other, tumors);
    }

    /** @return this design with dates read this way */
    public ImportDesign with(Dates other) {
        return copy(columns, controlArm, unknownAnimals, other, provenance, tumors);
    }

    private ImportDesign copy(
            Map<ImportField, String> newColumns,
            @Nullable ArmName newControl,
            UnknownAnimals newAnswer,
            Dates newDates,
            Provenance newProvenance,
            List<TumorColumns> newTumors) {
        return new ImportDesign(
                layout,
                newColumns,
                ignoredColumns,
                defaultDonor,
                newControl,
                flags,
                zero,
                missingTexts,
                decimalMark,
                formula,
                newAnswer,
                mouseParts,
                dayLabels,
                volumeCells,
                newDates,
                newProvenance,
                newTumors);
    }
}
