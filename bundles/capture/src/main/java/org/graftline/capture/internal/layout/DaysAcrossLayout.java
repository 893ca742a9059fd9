package org.graftline.capture.internal.layout;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.graftline.study.ArmName;
import org.graftline.study.VolumeFormula;
import org.graftline.study.capture.ImportDesign;
import org.graftline.study.capture.ImportDesign.DecimalMark;
import org.graftline.study.capture.ImportDesign.UnknownAnimals;
import org.graftline.study.capture.ImportField;
import org.graftline.study.capture.ImportLayout;
import org.graftline.study.capture.MeasurementImporter;
import org.graftline.study.capture.RowProblem;
import org.graftline.study.capture.RowProblem.Severity;
import org.graftline.study.capture.Table;
import org.graftline.study.capture.ZeroMeaning;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Component;

/** One row per mouse, days as headers, volumes as cells. Taken when at least two headers are days and none says "day" or "volume". */
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
        List<String> days = new ArrayList<>();
        for (int c = 0; c < table.headers().size(); c++) {
            Optional<String> day = DayHeaders.day(table.headers().get(c));
            if (day.isPresent()) {
                days.add(day.get());
            } else {
                columns.add(new Column(table, c, mark));
            }
        }
        boolean saysOtherwise = columns.stream()
                .anyMatch(column -> HeaderScore.of(column, ImportField.STUDY_DAY) > 0
                        || HeaderScore.of(column, ImportField.VOLUME_MM3) > 0);
        if (days.size() < 2 || saysOtherwise) {
            return Optional.empty();
        }
        reasons.add("Each row is a mouse and %d headers are study days, %s to %s; their cells are tumor volumes in mm³."
                .formatted(days.size(), days.get(0), days.get(days.size() - 1)));
        ColumnChoice choice = new ColumnChoice(columns);
        new RosterColumns(choice).choose();
        if (choice.of(ImportField.MOUSE).isEmpty()) {
            choice.free().stream()
                    .filter(column -> column.isNamed()
                            && column.distinct().size() >= 0.9 * table.rows().size())
                    .findFirst()
                    .ifPresent(column -> choice.because(
                            choice.take(ImportField.MOUSE, column),
                            "the mouse: nearly every row has an entry of its own"));
        }
        List<String> ignored = Unread.headers(choice, Map.of());
        reasons.addAll(choice.reasons());
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
                        Map.of(),
                        ZeroMeaning.TOO_SMALL,
                        MissingTexts.USUAL,
                        mark,
                        VolumeFormula.AS_REPORTED,
                        UnknownAnimals.REFUSE),
                reasons));
    }

    @Override
    public List<Line> lines(Table table, ImportDesign design, List<RowProblem> problems) {
        DesignedColumns columns = DesignedColumns.of(table, design, problems);
        Map<Integer, String> days = DayHeaders.of(table, design);
        if (!columns.allFound() || !daysAreDistinct(table, days, problems)) {
            return List.of();
        }
        Map<Integer, Map<ImportField, String>> headers = headers(table, columns, days);
        List<Line> lines = new ArrayList<>();
        for (Table.Row row : table.rows()) {
            Map<ImportField, String> animal = columns.fields(row);
            boolean any = false;
            for (Map.Entry<Integer, String> day : days.entrySet()) {
                String cell = row.cells().get(day.getKey());
                if (!MissingTexts.isMissing(cell, design.missingTexts())) {
                    Map<ImportField, String> fields = new EnumMap<>(animal);
                    fields.put(ImportField.STUDY_DAY, day.getValue());
                    fields.put(ImportField.VOLUME_MM3, cell);
                    lines.add(new Line(row.line(), fields, headers.getOrDefault(day.getKey(), Map.of())));
                    any = true;
                }
            }
            if (!any) {
                lines.add(new Line(row.line(), animal, columns.headers()));
            }
        }
        return lines;
    }

    private static Map<Integer, Map<ImportField, String>> headers(
            Table table, DesignedColumns columns, Map<Integer, String> days) {
        Map<Integer, Map<ImportField, String>> headers = new HashMap<>();
        days.keySet().forEach(column -> {
            Map<ImportField, String> ofDay = new EnumMap<>(ImportField.class);
            ofDay.putAll(columns.headers());
            ofDay.put(ImportField.STUDY_DAY, table.headers().get(column));
            ofDay.put(ImportField.VOLUME_MM3, table.headers().get(column));
            headers.put(column, Map.copyOf(ofDay));
        });
        return headers;
    }

    private static boolean daysAreDistinct(Table table, Map<Integer, String> days, List<RowProblem> problems) {
        if (days.isEmpty()) {
            problems.add(new RowProblem(
                    table.file(),
                    0,
                    null,
                    null,
                    Severity.ERROR,
                    "the design says that days stand across, and no header is a day. It has: %s."
                            .formatted(DesignedColumns.present(table))));
            return false;
        }
        Map<Double, Integer> seen = new LinkedHashMap<>();
        boolean distinct = true;
        for (Map.Entry<Integer, String> day : days.entrySet()) {
            Integer earlier = seen.putIfAbsent(Double.valueOf(day.getValue()), day.getKey());
            if (earlier != null) {
                distinct = false;
                problems.add(new RowProblem(
                        table.file(),
                        0,
                        table.headers().get(day.getKey()),
                        null,
                        Severity.ERROR,
                        "day %s stands over columns %d and %d. Rename the one that holds no volumes, or list it under ignoredColumns."
                                .formatted(day.getValue(), earlier + 1, day.getKey() + 1)));
            }
        }
        return distinct;
    }
}
