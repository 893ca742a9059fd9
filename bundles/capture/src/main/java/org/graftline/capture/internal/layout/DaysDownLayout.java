package org.graftline.capture.internal.layout;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.graftline.study.ArmName;
import org.graftline.study.VolumeFormula;
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
 * One row per study day, one column per mouse. Where headers repeat they name arms, and the file names no mouse: each column is then an
 * animal called after arm and place, "Control 1", "Control 2", and the preview says so.
 */
@Component(property = "service.ranking:Integer=-150")
public final class DaysDownLayout implements MeasurementImporter {
    private static final int FEWEST_MICE = 3;

    @Override
    public ImportLayout layout() {
        return ImportLayout.DAYS_DOWN_MICE_ACROSS;
    }

    @Override
    public Optional<Proposal> propose(Table table) {
        List<String> reasons = new ArrayList<>();
        DecimalMark mark = DecimalMarks.of(table, reasons);
        List<Column> columns = new ArrayList<>();
        for (int c = 0; c < table.headers().size(); c++) {
            columns.add(new Column(table, c, mark));
        }
        Optional<Column> day = columns.stream()
                .filter(column -> HeaderScore.of(column, ImportField.STUDY_DAY) > 0
                        && column.isWhole()
                        && column.distinct().size() == table.rows().size())
                .findFirst();
        List<Column> mice = columns.stream()
                .filter(column -> column.isNamed() && column.isNumeric() && day.isPresent() && column != day.get())
                .toList();
        boolean saysOtherwise = mice.stream()
                .anyMatch(column -> HeaderScore.of(column, ImportField.VOLUME_MM3) > 0
                        || HeaderScore.of(column, ImportField.LENGTH_MM) > 0
                        || HeaderScore.of(column, ImportField.WIDTH_MM) > 0
                        || HeaderScore.of(column, ImportField.BODY_WEIGHT_G) > 0
                        || HeaderScore.of(column, ImportField.STUDY_DAY) > 0);
        if (day.isEmpty() || mice.size() < FEWEST_MICE || saysOtherwise) {
            return Optional.empty();
        }
        return Optional.of(proposal(table, day.get(), columns, mice, mark, reasons));
    }

    private static Proposal proposal(
            Table table, Column day, List<Column> columns, List<Column> mice, DecimalMark mark, List<String> reasons) {
        reasons.add("Each row is a study day, '%s' %s, and %d columns are mice; their cells are tumor volumes in mm³."
                .formatted(day.header(), day.range(), mice.size()));
        List<String> ignored = columns.stream()
                .filter(column -> column.isNamed() && column != day && !mice.contains(column))
                .map(Column::header)
                .toList();
        if (!ignored.isEmpty()) {
            reasons.add("Not read: '%s'.".formatted(String.join("', '", ignored)));
        }
        Set<String> arms = new LinkedHashSet<>();
        if (namesArms(table, mice.stream().map(Column::index).toList())) {
            mice.forEach(mouse -> arms.add(mouse.header()));
            reasons.add(
                    "The headers repeat, so they are %d arms and no column names its mouse. The %d columns are taken for animals, called by arm and place, such as '%s 1'. That holds only while the columns keep their order: give them ids if later files follow."
                            .formatted(arms.size(), mice.size(), mice.get(0).header()));
        } else {
            reasons.add("The header of a column is the id of its mouse. No arm is named.");
        }
        List<String> cells = new ArrayList<>();
        mice.forEach(mouse -> table.rows().forEach(row -> cells.add(mouse.cell(row))));
        Map<String, FlagMeaning> words = CellWords.propose(cells, mark, reasons);
        VolumeCells volumeCells = RelativeValues.among(cells, mark, reasons);
        @Nullable String donor = DonorOfAll.of(table, new ColumnChoice(List.of()), reasons);
        Optional<ArmName> control = arms.isEmpty() ? Optional.empty() : ControlArm.among(arms, reasons);
        Map<ImportField, String> fields = new EnumMap<>(ImportField.class);
        fields.put(ImportField.STUDY_DAY, day.header());
        return new Proposal(
                new ImportDesign(
                        ImportLayout.DAYS_DOWN_MICE_ACROSS,
                        fields,
                        ignored,
                        donor,
                        control.orElse(null),
                        words,
                        ZeroMeaning.TOO_SMALL,
                        MissingTexts.USUAL,
                        mark,
                        VolumeFormula.AS_REPORTED,
                        UnknownAnimals.REFUSE,
                        List.of(),
                        Map.of(),
                        volumeCells,
                        Dates.PLAIN,
                        Provenance.CURRENT),
                reasons);
    }

    /** A header that stands over several columns is no id. */
    private static boolean namesArms(Table table, List<Integer> mice) {
        return mice.stream().map(table.headers()::get).distinct().count() < mice.size();
    }

    @Override
    public List<Line> lines(Table table, ImportDesign design, List<RowProblem> problems) {
        DesignedColumns columns = DesignedColumns.of(table, design, problems);
        if (!columns.allFound()) {
            return List.of();
        }
        List<Integer> mice = new ArrayList<>();
        for (int c = 0; c < table.headers().size(); c++) {
            String header = table.headers().get(c);
            if (!header.isEmpty()
                    && !design.ignoredColumns().contains(header)
                    && !design.columns().containsValue(header)) {
                mice.add(c);
            }
        }
        boolean arms = namesArms(table, mice);
        Map<String, Integer> places = new HashMap<>();
        Map<Integer, Map<ImportField, String>> animals = new LinkedHashMap<>();
        for (int mouse : mice) {
            String header = table.headers().get(mouse);
            Map<ImportField, String> animal = new EnumMap<>(ImportField.class);
            int place = places.merge(header, 1, Integer::sum);
            animal.put(ImportField.MOUSE, arms ? header + " " + place : header);
            if (arms) {
                animal.put(ImportField.ARM, header);
            }
            animals.put(mouse, animal);
        }
        if (arms && !mice.isEmpty()) {
            problems.add(new RowProblem(
                    table.file(),
                    0,
                    null,
                    null,
                    Severity.WARNING,
                    "no column names its mouse: the ids of the %d animals are made from arm and place ('%s 1') and are on no cage or ear. Give the columns ids if you have them."
                            .formatted(mice.size(), table.headers().get(mice.get(0)))));
        }
        List<Line> lines = new ArrayList<>();
        for (Table.Row row : table.rows()) {
            Map<ImportField, String> day = columns.fields(row);
            animals.forEach((mouse, animal) -> {
                String cell = row.cells().get(mouse);
                if (!MissingTexts.isMissing(cell, design.missingTexts())) {
                    Map<ImportField, String> fields = new EnumMap<>(ImportField.class);
                    fields.putAll(day);
                    fields.putAll(animal);
                    fields.put(ImportField.VOLUME_MM3, cell);
                    lines.add(new Line(row.line(), fields, headers(table, columns, mouse)));
                }
            });
        }
        return lines;
    }

    private static Map<ImportField, String> headers(Table table, DesignedColumns columns, int mouse) {
        Map<ImportField, String> headers = new EnumMap<>(ImportField.class);
        headers.putAll(columns.headers());
        for (ImportField field : Arrays.asList(ImportField.MOUSE, ImportField.ARM, ImportField.VOLUME_MM3)) {
            headers.put(field, table.headers().get(mouse));
        }
        return headers;
    }
}
