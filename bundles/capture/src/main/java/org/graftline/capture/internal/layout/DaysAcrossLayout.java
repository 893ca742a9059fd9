package org.graftline.capture.internal.layout;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.graftline.capture.internal.layout.DayHeaders.DayHeader;
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
import org.graftline.study.capture.RowProblem.Severity;
import org.graftline.study.capture.Table;
import org.graftline.study.capture.ZeroMeaning;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Component;

/**
 * One row per mouse, days as headers, volumes as cells; or several columns a day, each with a label that says what it holds. Taken when
 * at least two headers are days and none of the others says "day" or "volume".
 */
@Component(property = "service.ranking:Integer=-100")
public final class DaysAcrossLayout implements MeasurementImporter {
    @Override
    public ImportLayout layout() {
        return ImportLayout.MICE_DOWN_DAYS_ACROSS;
    }

    @Override
    public Optional<Proposal> propose(Table table) {
        List<String> reasons = new ArrayList<>();
        DecimalMark mark = DecimalMarks.of(table, reasons);
        List<Column> columns = new ArrayList<>();
        Map<Integer, DayHeader> days = new LinkedHashMap<>();
        for (int c = 0; c < table.headers().size(); c++) {
            Optional<DayHeader> day = DayHeaders.of(table.headers().get(c));
            if (day.isPresent()) {
                days.put(c, day.get());
            } else {
                columns.add(new Column(table, c, mark));
            }
        }
        boolean saysOtherwise = columns.stream()
                .anyMatch(column -> HeaderScore.of(column, ImportField.STUDY_DAY) > 0
                        || HeaderScore.of(column, ImportField.VOLUME_MM3) > 0);
        List<String> distinct =
                days.values().stream().map(DayHeader::day).distinct().toList();
        if (distinct.size() < 2 || saysOtherwise) {
            return Optional.empty();
        }
        reasons.add("Each row is a mouse and %d headers are study days, %s to %s%s"
                .formatted(
                        days.size(),
                        distinct.get(0),
                        distinct.get(distinct.size() - 1),
                        distinct.size() == days.size()
                                ? "; their cells are tumor volumes in mm³."
                                : "; the labels beside them say what the cells are."));
        ColumnChoice choice = new ColumnChoice(columns);
        new RosterColumns(choice).choose();
        List<String> mouseParts = MouseColumns.ofAnimals(choice, table, columns);
        List<String> ignored = Unread.headers(choice, Map.of());
        reasons.addAll(choice.reasons());
        DayLabels labels = new DayLabels(table, days, mark, reasons);
        labels.propose();
        List<String> volumes = volumes(table, days, labels.meanings());
        Map<String, FlagMeaning> words = CellWords.propose(volumes, mark, reasons);
        VolumeCells volumeCells = RelativeValues.among(volumes, mark, reasons);
        @Nullable String donor = DonorOfAll.of(table, choice, reasons);
        Optional<ArmName> control = ControlArm.among(
                choice.of(ImportField.ARM).map(Column::distinct).orElse(Set.of()), reasons);
        choice.of(ImportField.ARM).ifPresent(arm -> SimilarArms.tell(arm.distinct(), reasons));
        return Optional.of(new Proposal(
                new ImportDesign(
                        ImportLayout.MICE_DOWN_DAYS_ACROSS,
                        choice.headers(),
                        ignored,
                        donor,
                        control.orElse(null),
                        words,
                        ZeroMeaning.TOO_SMALL,
                        MissingTexts.USUAL,
                        mark,
                        labels.formula(),
                        UnknownAnimals.REFUSE,
                        mouseParts,
                        labels.meanings(),
                        volumeCells,
                        Dates.PLAIN,
                        Provenance.CURRENT),
                reasons));
    }

    private static List<String> volumes(Table table, Map<Integer, DayHeader> days, Map<String, ImportField> labels) {
        List<String> cells = new ArrayList<>();
        days.forEach((column, day) -> {
            if (field(day, labels) == ImportField.VOLUME_MM3) {
                table.rows().forEach(row -> cells.add(row.cells().get(column)));
            }
        });
        return cells;
    }

    /** A day alone stands over volumes; a label that nobody knows over cells that nobody reads. */
    private static @Nullable ImportField field(DayHeader day, Map<String, ImportField> labels) {
        return day.label().isEmpty() ? ImportField.VOLUME_MM3 : labels.get(day.label());
    }

    @Override
    public List<Line> lines(Table table, ImportDesign design, List<RowProblem> problems) {
        DesignedColumns columns = DesignedColumns.of(table, design, problems);
        Map<String, Map<ImportField, Integer>> days = days(table, design, problems);
        if (!columns.allFound() || days.isEmpty()) {
            return List.of();
        }
        Map<String, Map<ImportField, String>> headers = new HashMap<>();
        days.forEach((day, cells) -> headers.put(day, headers(table, columns, cells)));
        List<Line> lines = new ArrayList<>();
        for (Table.Row row : table.rows()) {
            Map<ImportField, String> animal = columns.fields(row);
            boolean any = false;
            for (Map.Entry<String, Map<ImportField, Integer>> day : days.entrySet()) {
                Map<ImportField, String> fields = new EnumMap<>(ImportField.class);
                fields.putAll(animal);
                day.getValue().forEach((field, column) -> {
                    String cell = row.cells().get(column);
                    if (!MissingTexts.isMissing(cell, design.missingTexts())) {
                        fields.put(field, cell);
                    }
                });
                if (fields.size() > animal.size()) {
                    fields.put(ImportField.STUDY_DAY, day.getKey());
                    lines.add(new Line(row.line(), fields, headers.getOrDefault(day.getKey(), Map.of())));
                    any = true;
                }
            }
            if (any && animal.isEmpty()) {
                while (!lines.isEmpty() && lines.get(lines.size() - 1).line() == row.line()) {
                    lines.remove(lines.size() - 1);
                }
                problems.add(
                        new RowProblem(
                                table.file(),
                                row.line(),
                                null,
                                null,
                                Severity.WARNING,
                                "the row names no animal and nothing else that a reading needs: its numbers are taken for means or totals and are not read. If it is an animal, enter its id."));
            } else if (!any) {
                lines.add(new Line(row.line(), animal, columns.headers()));
            }
        }
        return lines;
    }

    private static Map<ImportField, String> headers(
            Table table, DesignedColumns columns, Map<ImportField, Integer> cells) {
        Map<ImportField, String> ofDay = new EnumMap<>(ImportField.class);
        ofDay.putAll(columns.headers());
        cells.forEach((field, column) -> {
            ofDay.put(field, table.headers().get(column));
            ofDay.putIfAbsent(ImportField.STUDY_DAY, table.headers().get(column));
        });
        return Map.copyOf(ofDay);
    }

    /** The columns of each day, by what they hold; empty, and a problem, where there are none or two hold the same. */
    private static Map<String, Map<ImportField, Integer>> days(
            Table table, ImportDesign design, List<RowProblem> problems) {
        Map<Integer, DayHeader> headers = DayHeaders.of(table, design);
        if (headers.isEmpty()) {
            problems.add(new RowProblem(
                    table.file(),
                    0,
                    null,
                    null,
                    Severity.ERROR,
                    "the design says that days stand across, and no header is a day. It has: %s."
                            .formatted(DesignedColumns.present(table))));
            return Map.of();
        }
        Map<Double, String> texts = new HashMap<>();
        Map<String, Map<ImportField, Integer>> days = new LinkedHashMap<>();
        boolean distinct = true;
        for (Map.Entry<Integer, DayHeader> header : headers.entrySet()) {
            ImportField field = field(header.getValue(), design.dayLabels());
            if (field != null) {
                String day = header.getValue().day();
                String known = texts.computeIfAbsent(Double.valueOf(day), d -> day);
                Integer earlier = days.computeIfAbsent(known, d -> new EnumMap<>(ImportField.class))
                        .putIfAbsent(field, header.getKey());
                if (earlier != null) {
                    distinct = false;
                    problems.add(new RowProblem(
                            table.file(),
                            0,
                            table.headers().get(header.getKey()),
                            null,
                            Severity.ERROR,
                            "day %s stands over columns %d and %d. Rename the one that holds no volumes, or list it under ignoredColumns."
                                    .formatted(day, earlier + 1, header.getKey() + 1)));
                }
            }
        }
        return distinct ? days : Map.of();
    }
}
