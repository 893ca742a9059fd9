package org.graftline.capture.internal.layout;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.graftline.study.ArmName;
import org.graftline.study.capture.FlagMeaning;
import org.graftline.study.capture.ImportDesign;
import org.graftline.study.capture.ImportDesign.Dates;
import org.graftline.study.capture.ImportDesign.DecimalMark;
import org.graftline.study.capture.ImportDesign.Provenance;
import org.graftline.study.capture.ImportDesign.UnknownAnimals;
import org.graftline.study.capture.ImportDesign.VolumeCells;
import org.graftline.study.capture.ImportField;
import org.graftline.study.capture.ImportLayout;
import org.graftline.study.capture.MeasurementImporter;
import org.graftline.study.capture.RowProblem;
import org.graftline.study.capture.Table;
import org.graftline.study.capture.ZeroMeaning;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Component;

/** One row per reading, or per look at several tumors side by side. Takes every table that no other layout took, so that what is missing can be said. */
@Component(property = "service.ranking:Integer=-200")
public final class LongLayout implements MeasurementImporter {
    @Override
    public ImportLayout layout() {
        return ImportLayout.LONG;
    }

    @Override
    public Optional<Proposal> propose(Table table) {
        List<String> first = new ArrayList<>();
        DecimalMark mark = DecimalMarks.of(table, first);
        List<Column> columns = IntStream.range(0, table.headers().size())
                .mapToObj(c -> new Column(table, c, mark))
                .toList();
        ColumnChoice choice = new ColumnChoice(columns);
        List<MeasuredColumns> tumors = SeveralTumors.choose(choice);
        VolumeColumns.choose(choice, tumors);
        new RosterColumns(choice).choose();
        if (!tumors.isEmpty()) {
            readNoSite(choice);
        }
        List<String> mouseParts = MouseColumns.ofReadings(choice, table, columns);
        DayColumn.choose(choice);
        DateColumns when = new DateColumns(choice);
        when.choose();
        choice.choose(
                        ImportField.FLAG,
                        column -> !column.isNumeric() && column.distinct().size() <= 50)
                .ifPresent(column -> choice.because(column, "a flag: its name says so"));
        VolumeColumns.Volumes volumes = VolumeColumns.volumes(choice, tumors, table, mark);
        if (!tumors.isEmpty()) {
            SeveralTumors.tell(volumes.measured(), choice);
        }
        Dates dates = when.dates();
        List<String> ignored = Unread.headers(choice, chosen(choice));

        List<String> reasons = new ArrayList<>(first);
        reasons.addAll(choice.reasons());
        List<Column> ofVolumes = columns(volumes.measured(), List.of(ImportField.VOLUME_MM3));
        List<Column> ofDiameters = columns(volumes.measured(), List.of(ImportField.LENGTH_MM, ImportField.WIDTH_MM));
        Map<String, FlagMeaning> flags =
                new LinkedHashMap<>(FlagMeanings.propose(table, choice, ofVolumes, mark, reasons));
        List<String> cells = cells(ofVolumes, table);
        List<String> measured = new ArrayList<>(cells);
        measured.addAll(cells(ofDiameters, table));
        CellWords.propose(measured, mark, reasons).forEach(flags::putIfAbsent);
        VolumeCells volumeCells = RelativeValues.among(cells, mark, reasons);
        @Nullable String donor = DonorOfAll.of(table, choice, reasons);
        if (choice.of(ImportField.ARM).isEmpty()) {
            reasons.add(
                    "No arm: no column was recognized as saying which arm a mouse is in. Name it under columns as arm if one does.");
        }
        Optional<ArmName> control = ControlArm.among(
                choice.of(ImportField.ARM).map(Column::distinct).orElse(Set.of()), reasons);
        choice.of(ImportField.ARM).ifPresent(arm -> SimilarArms.tell(arm.distinct(), reasons));
        return Optional.of(new Proposal(
                new ImportDesign(
                        ImportLayout.LONG,
                        choice.headers(),
                        ignored,
                        donor,
                        control.orElse(null),
                        flags,
                        ZeroMeaning.TOO_SMALL,
                        MissingTexts.USUAL,
                        mark,
                        volumes.formula(),
                        UnknownAnimals.REFUSE,
                        mouseParts,
                        Map.of(),
                        volumeCells,
                        dates,
                        Provenance.CURRENT,
                        tumors.isEmpty() ? List.of() : SeveralTumors.designed(volumes.measured())),
                reasons));
    }

    /** Where the columns say which tumor it is, a column with sites says something else. */
    private static void readNoSite(ColumnChoice choice) {
        choice.of(ImportField.TUMOR_SITE).ifPresent(column -> {
            choice.release(ImportField.TUMOR_SITE);
            choice.forget("Column '%s' is the tumor of the mouse".formatted(column.header()));
        });
    }

    private static List<Column> columns(List<MeasuredColumns> measured, List<ImportField> fields) {
        return fields.stream()
                .flatMap(field -> measured.stream().flatMap(tumor -> tumor.of(field).stream()))
                .toList();
    }

    private static List<String> cells(List<Column> columns, Table table) {
        return columns.stream()
                .flatMap(column -> table.rows().stream().map(column::cell))
                .toList();
    }

    private static Map<ImportField, Column> chosen(ColumnChoice choice) {
        Map<ImportField, Column> chosen = new EnumMap<>(ImportField.class);
        for (ImportField field : ImportField.values()) {
            choice.of(field).ifPresent(column -> chosen.put(field, column));
        }
        return chosen;
    }

    @Override
    public List<Line> lines(Table table, ImportDesign design, List<RowProblem> problems) {
        DesignedColumns columns = DesignedColumns.of(table, design, problems);
        if (!columns.allFound()) {
            return List.of();
        }
        List<Line> lines = new ArrayList<>(table.rows().size());
        for (Table.Row row : table.rows()) {
            lines.addAll(columns.lines(row));
        }
        return lines;
    }
}
