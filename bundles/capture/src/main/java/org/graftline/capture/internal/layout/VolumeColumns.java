package org.graftline.capture.internal.layout;

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

    private VolumeColumns() {}

    static void choose(ColumnChoice choice) {
        number(choice, ImportField.VOLUME_MM3, "the tumor volume", "mm³");
        number(choice, ImportField.BODY_WEIGHT_G, "the body weight", "g");
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

    /** Length × width is an area whatever its header says; the column is then not read. */
    private static boolean isArea(
            Column volume, Column length, Column width, Table table, DecimalMark mark, ColumnChoice choice) {
        AreaOrVolume rows = new AreaOrVolume();
        for (Table.Row row : table.rows()) {
            rows.add(
                    NumberText.of(length.cell(row), mark),
                    NumberText.of(width.cell(row), mark),
                    NumberText.of(volume.cell(row), mark));
        }
        boolean area = rows.complete() > 0 && rows.areas() >= NEARLY_ALL * rows.complete();
        if (area) {
            choice.release(ImportField.VOLUME_MM3);
            choice.forget("Column '%s' is the tumor volume".formatted(volume.header()));
            choice.because(
                    "Column '%s' is not read: in %,d of %,d rows it is length × width, an area in mm² and not a volume."
                            .formatted(volume.header(), rows.areas(), rows.complete()));
        }
        return area;
    }

    /** The formula that gives the volumes of nearly all rows; half length times width squared where there are diameters only. */
    static VolumeFormula formula(ColumnChoice choice, Table table, DecimalMark mark) {
        Optional<Column> length = choice.of(ImportField.LENGTH_MM);
        Optional<Column> width = choice.of(ImportField.WIDTH_MM);
        if (length.isEmpty() || width.isEmpty()) {
            return VolumeFormula.AS_REPORTED;
        }
        Optional<Column> volume = choice.of(ImportField.VOLUME_MM3);
        Optional<Column> height = choice.of(ImportField.HEIGHT_MM);
        if (volume.isEmpty()) {
            VolumeFormula usual = height.isPresent()
                    ? VolumeFormula.ELLIPSOID_LENGTH_WIDTH_HEIGHT
                    : VolumeFormula.HALF_LENGTH_WIDTH_SQUARED;
            choice.because(
                    "Volumes are computed as %s, the usual formula, since the file holds diameters only. Change 'formula' if the laboratory uses another."
                            .formatted(usual.words()));
            return usual;
        }
        if (isArea(volume.get(), length.get(), width.get(), table, mark, choice)) {
            return formula(choice, table, mark);
        }
        Map<VolumeFormula, Integer> fits = new EnumMap<>(VolumeFormula.class);
        int complete = 0;
        for (Table.Row row : table.rows()) {
            Optional<Decimal> l = NumberText.of(length.get().cell(row), mark);
            Optional<Decimal> w = NumberText.of(width.get().cell(row), mark);
            Optional<Decimal> h = height.flatMap(column -> NumberText.of(column.cell(row), mark));
            Optional<Decimal> v = NumberText.of(volume.get().cell(row), mark);
            if (l.isPresent() && w.isPresent() && v.isPresent()) {
                complete++;
                KnownFormulas.behind(v.get(), l.get(), w.get(), h.orElse(null))
                        .ifPresent(formula -> fits.merge(formula, 1, Integer::sum));
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
}
