package org.graftline.capture.internal.layout;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.graftline.study.Decimal;
import org.graftline.study.VolumeFormula;
import org.graftline.study.capture.ImportDesign.DecimalMark;
import org.graftline.study.capture.ImportField;
import org.graftline.study.capture.Table;

/** Proposes the columns that hold measured numbers, and the formula behind the volumes where diameters stand beside them. */
final class VolumeColumns {
    private static final double NEARLY_ALL = 0.95;
    private static final List<ImportField> OF_A_TUMOR =
            List.of(ImportField.VOLUME_MM3, ImportField.LENGTH_MM, ImportField.WIDTH_MM, ImportField.HEIGHT_MM);

    private VolumeColumns() {}

    /** @param tumors those of which a row holds several, with columns of their own; empty where a row speaks of one */
    static void choose(ColumnChoice choice, List<MeasuredColumns> tumors) {
        if (tumors.isEmpty()) {
            ofTheOnlyTumor(choice);
        }
        number(choice, ImportField.BODY_WEIGHT_G, "the body weight", "g");
    }

    private static void ofTheOnlyTumor(ColumnChoice choice) {
        number(choice, ImportField.VOLUME_MM3, "the tumor volume", "mm³");
        number(choice, ImportField.LENGTH_MM, "the tumor length", "mm");
        number(choice, ImportField.WIDTH_MM, "the tumor width", "mm");
        number(choice, ImportField.HEIGHT_MM, "the tumor height", "mm");
    }

    private static void number(ColumnChoice choice, ImportField field, String words, String unit) {
        List<Column> candidates = choice.candidates(field, Column::isNumeric);
        choice.choose(field, Column::isNumeric).ifPresent(column -> {
            boolean named = column.says("mm3", "mm", "g", "gram");
            choice.because(
                    column,
                    "%s: its name says so and it holds numbers, %s%s"
                            .formatted(
                                    words,
                                    column.range(),
                                    named ? " " + unit : "; it names no unit and is taken as " + unit));
            List<String> others = candidates.stream()
                    .filter(other -> other != column)
                    .map(other -> "'%s' (%,d entries)".formatted(other.header(), other.entries()))
                    .toList();
            if (!others.isEmpty()) {
                choice.because(
                        "Not read as %s, though the name would do: %s. If rows hold several tumors, bring them into rows of their own."
                                .formatted(words, String.join(", ", others)));
            }
        });
    }

    /**
     * What is measured, once it is known which columns are volumes.
     *
     * @param measured the columns of each tumor, of one for a file whose rows speak of one
     * @param formula behind the volumes
     */
    record Volumes(List<MeasuredColumns> measured, VolumeFormula formula) {}

    /** The formula that gives the volumes of nearly all rows; half length times width squared where there are diameters only. */
    static Volumes volumes(ColumnChoice choice, List<MeasuredColumns> tumors, Table table, DecimalMark mark) {
        List<MeasuredColumns> measured = tumors.isEmpty() ? List.of(chosen(choice)) : tumors;
        if (measured.stream().noneMatch(VolumeColumns::hasDiameters)) {
            return new Volumes(measured, VolumeFormula.AS_REPORTED);
        }
        if (measured.stream().allMatch(tumor -> tumor.of(ImportField.VOLUME_MM3).isEmpty())) {
            VolumeFormula usual = measured.stream()
                            .anyMatch(tumor -> tumor.of(ImportField.HEIGHT_MM).isPresent())
                    ? VolumeFormula.ELLIPSOID_LENGTH_WIDTH_HEIGHT
                    : VolumeFormula.HALF_LENGTH_WIDTH_SQUARED;
            choice.because(
                    "Volumes are computed as %s, the usual formula, since the file holds diameters only. Change 'formula' if the laboratory uses another."
                            .formatted(usual.words()));
            return new Volumes(measured, usual);
        }
        List<MeasuredColumns> volumes = new ArrayList<>();
        measured.forEach(tumor -> volumes.add(isArea(tumor, table, mark, choice) ? tumor.withoutVolume() : tumor));
        return volumes.equals(measured)
                ? new Volumes(measured, reported(measured, choice, table, mark))
                : volumes(choice, tumors.isEmpty() ? List.of() : volumes, table, mark);
    }

    private static MeasuredColumns chosen(ColumnChoice choice) {
        Map<ImportField, Column> columns = new EnumMap<>(ImportField.class);
        for (ImportField field : OF_A_TUMOR) {
            choice.of(field).ifPresent(column -> columns.put(field, column));
        }
        return new MeasuredColumns("", columns);
    }

    private static boolean hasDiameters(MeasuredColumns tumor) {
        return tumor.of(ImportField.LENGTH_MM).isPresent()
                && tumor.of(ImportField.WIDTH_MM).isPresent();
    }

    /** Length × width is an area whatever its header says; the column is then not read. */
    private static boolean isArea(MeasuredColumns tumor, Table table, DecimalMark mark, ColumnChoice choice) {
        Optional<Column> volume = tumor.of(ImportField.VOLUME_MM3);
        if (volume.isEmpty() || !hasDiameters(tumor)) {
            return false;
        }
        AreaOrVolume rows = new AreaOrVolume();
        for (Table.Row row : table.rows()) {
            rows.add(
                    number(tumor, ImportField.LENGTH_MM, row, mark),
                    number(tumor, ImportField.WIDTH_MM, row, mark),
                    number(tumor, ImportField.VOLUME_MM3, row, mark));
        }
        boolean area = rows.complete() > 0 && rows.areas() >= NEARLY_ALL * rows.complete();
        if (area) {
            if (choice.of(ImportField.VOLUME_MM3).isPresent()) {
                choice.release(ImportField.VOLUME_MM3);
            } else {
                choice.giveBack(volume.get());
            }
            choice.forget(
                    "Column '%s' is the tumor volume".formatted(volume.get().header()));
            choice.because(
                    "Column '%s' is not read: in %,d of %,d rows it is length × width, an area in mm² and not a volume."
                            .formatted(volume.get().header(), rows.areas(), rows.complete()));
        }
        return area;
    }

    private static VolumeFormula reported(
            List<MeasuredColumns> measured, ColumnChoice choice, Table table, DecimalMark mark) {
        Map<VolumeFormula, Integer> fits = new EnumMap<>(VolumeFormula.class);
        int complete = 0;
        for (Table.Row row : table.rows()) {
            for (MeasuredColumns tumor : measured) {
                Optional<Decimal> l = number(tumor, ImportField.LENGTH_MM, row, mark);
                Optional<Decimal> w = number(tumor, ImportField.WIDTH_MM, row, mark);
                Optional<Decimal> h = number(tumor, ImportField.HEIGHT_MM, row, mark);
                Optional<Decimal> v = number(tumor, ImportField.VOLUME_MM3, row, mark);
                if (l.isPresent() && w.isPresent() && v.isPresent()) {
                    complete++;
                    KnownFormulas.behind(v.get(), l.get(), w.get(), h.orElse(null))
                            .ifPresent(formula -> fits.merge(formula, 1, Integer::sum));
                }
            }
        }
        for (Map.Entry<VolumeFormula, Integer> fit : fits.entrySet()) {
            if (fit.getValue() >= NEARLY_ALL * complete) {
                choice.because("Volumes are %s: it gives %,d of %,d volumes from the diameters in the same row."
                        .formatted(fit.getKey().words(), fit.getValue(), complete));
                return fit.getKey();
            }
        }
        choice.because(
                "No formula we know gives the volumes from the diameters beside them; they are kept as reported.");
        return VolumeFormula.AS_REPORTED;
    }

    private static Optional<Decimal> number(MeasuredColumns tumor, ImportField field, Table.Row row, DecimalMark mark) {
        return tumor.of(field).flatMap(column -> NumberText.of(column.cell(row), mark));
    }
}
