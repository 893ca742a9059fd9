package org.graftline.capture.internal.design;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.graftline.study.ArmName;
import org.graftline.study.ImportMapping;
import org.graftline.study.capture.FlagMeaning;
import org.graftline.study.capture.ImportDesign;
import org.graftline.study.capture.ImportDesign.UnknownAnimals;
import org.graftline.study.capture.ImportField;
import org.graftline.study.capture.ImportPreview.DesignSource;
import org.graftline.study.capture.MeasurementImporter;
import org.graftline.study.capture.MeasurementImporter.Proposal;
import org.graftline.study.capture.Table;
import org.graftline.study.capture.TumorColumns;
import org.graftline.study.capture.UnreadableFileException;
import org.jspecify.annotations.Nullable;

/**
 * The one design that the files of an import are read with.
 *
 * @param design what the columns mean
 * @param source where it comes from
 * @param reasons why, a sentence each
 */
public record DesignChoice(ImportDesign design, DesignSource source, List<String> reasons) {
    /** Copies the list in. */
    public DesignChoice {
        reasons = List.copyOf(reasons);
    }

    /**
     * @param tables the files
     * @param given a design handed over; null for none
     * @param saved finds the design confirmed earlier for files with these headers
     * @param importers asked for a proposal in this order
     * @param control the study's control arm, if it has one
     */
    public static DesignChoice of(
            List<Table> tables,
            @Nullable ImportDesign given,
            Function<String, Optional<ImportMapping>> saved,
            List<MeasurementImporter> importers,
            Optional<ArmName> control) {
        if (given != null) {
            return new DesignChoice(
                    given,
                    DesignSource.GIVEN,
                    List.of("The design handed over with the file says what the columns mean."));
        }
        Set<String> confirmed = new LinkedHashSet<>();
        for (Table table : tables) {
            confirmed.add(saved.apply(HeaderHash.of(table))
                    .map(ImportMapping::designJson)
                    .orElse(""));
        }
        if (confirmed.size() == 1 && !confirmed.contains("")) {
            return new DesignChoice(
                    DesignJson.read(confirmed.iterator().next()),
                    DesignSource.SAVED,
                    List.of(
                            "The design confirmed for an earlier file with the same headers says what the columns mean."));
        }
        return proposed(tables, importers, control);
    }

    /**
     * A permission to add animals holds for the import that it was given for: a saved design does not carry it on.
     *
     * @param answer what the study asks for by itself
     * @return this choice if a person handed the design over; else with that answer
     */
    public DesignChoice unlessGiven(UnknownAnimals answer) {
        return source == DesignSource.GIVEN ? this : new DesignChoice(design.with(answer), source, reasons);
    }

    private static DesignChoice proposed(
            List<Table> tables, List<MeasurementImporter> importers, Optional<ArmName> control) {
        List<String> reasons = new ArrayList<>();
        ImportDesign design = null;
        for (Table table : tables) {
            Proposal proposal = proposal(table, importers);
            if (tables.size() > 1) {
                reasons.add("File %s:".formatted(table.file()));
            }
            reasons.addAll(proposal.reasons());
            design = design == null ? proposal.design() : merged(design, proposal.design(), table);
        }
        if (design == null) {
            throw new UnreadableFileException("No file was handed over. Name at least one.");
        }
        if (control.isPresent() && !control.get().equals(design.controlArm())) {
            reasons.add("Control arm: '%s', as the study has it.".formatted(control.get()));
            design = design.withControl(control.get());
        }
        return new DesignChoice(design, DesignSource.PROPOSED, reasons);
    }

    private static Proposal proposal(Table table, List<MeasurementImporter> importers) {
        return importers.stream()
                .map(importer -> importer.propose(table))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow(() -> new UnreadableFileException(
                        "%s has a layout that no importer understands. Bring it into one row per reading."
                                .formatted(table.file())));
    }

    /** Files of one study often part volumes and weights: a field that the first file lacks may come from the second. */
    private static ImportDesign merged(ImportDesign first, ImportDesign second, Table table) {
        if (first.layout() != second.layout()) {
            throw new UnreadableFileException(
                    "%s has another layout than the files before it. Import it by itself.".formatted(table.file()));
        }
        Map<ImportField, String> columns = new EnumMap<>(ImportField.class);
        columns.putAll(first.columns());
        second.columns().forEach((field, header) -> {
            String before = columns.putIfAbsent(field, header);
            if (before != null && !before.equals(header)) {
                throw new UnreadableFileException(
                        "%s names '%s' what the files before it name '%s'. Import it by itself, or hand over a design."
                                .formatted(table.file(), header, before));
            }
        });
        List<TumorColumns> tumors = tumors(first, second, table);
        Set<String> ignored = new LinkedHashSet<>(first.ignoredColumns());
        ignored.addAll(second.ignoredColumns());
        ignored.removeAll(columns.values());
        tumors.forEach(tumor -> ignored.removeAll(tumor.columns().values()));
        Map<String, FlagMeaning> flags = new LinkedHashMap<>(first.flags());
        second.flags().forEach(flags::putIfAbsent);
        return new ImportDesign(
                first.layout(),
                columns,
                List.copyOf(ignored),
                columns.containsKey(ImportField.DONOR) ? null : first.defaultDonor(),
                first.controlArm() == null ? second.controlArm() : first.controlArm(),
                flags,
                first.zero(),
                first.missingTexts(),
                first.decimalMark(),
                first.columns().containsKey(ImportField.LENGTH_MM) ? first.formula() : second.formula(),
                first.unknownAnimals(),
                first.mouseParts(),
                labels(first, second),
                first.volumeCells(),
                first.dates(),
                first.provenance(),
                tumors);
    }

    private static List<TumorColumns> tumors(ImportDesign first, ImportDesign second, Table table) {
        boolean bothSayIt = first.namesTumor() && second.namesTumor();
        boolean sideBySide = !first.tumors().isEmpty() || !second.tumors().isEmpty();
        if (bothSayIt && sideBySide && !first.tumors().equals(second.tumors())) {
            throw new UnreadableFileException(
                    "%s has the tumors of a mouse in other columns than the files before it. Import it by itself, or hand over a design."
                            .formatted(table.file()));
        }
        return first.tumors().isEmpty() ? second.tumors() : first.tumors();
    }

    private static Map<String, ImportField> labels(ImportDesign first, ImportDesign second) {
        Map<String, ImportField> labels = new LinkedHashMap<>(first.dayLabels());
        second.dayLabels().forEach(labels::putIfAbsent);
        return labels;
    }

    /** @return the design without the columns that this file lacks and another file of the same import has */
    public ImportDesign within(Table table, List<Table> all) {
        Map<ImportField, String> columns = present(design.columns(), table, all);
        List<TumorColumns> tumors = new ArrayList<>();
        for (TumorColumns tumor : design.tumors()) {
            Map<ImportField, String> own = present(tumor.columns(), table, all);
            if (!own.isEmpty()) {
                tumors.add(new TumorColumns(tumor.site(), own));
            }
        }
        return columns.equals(design.columns()) && tumors.equals(design.tumors())
                ? design
                : design.withColumns(columns, tumors);
    }

    private static Map<ImportField, String> present(Map<ImportField, String> named, Table table, List<Table> all) {
        Map<ImportField, String> present = new EnumMap<>(ImportField.class);
        named.forEach((field, header) -> {
            boolean elsewhereOnly = !table.headers().contains(header)
                    && all.stream().anyMatch(other -> other.headers().contains(header));
            if (!elsewhereOnly) {
                present.put(field, header);
            }
        });
        return present;
    }

    /** @return this choice, with what reading the files showed said before it */
    public DesignChoice after(List<String> notes) {
        List<String> all = new ArrayList<>(notes);
        all.addAll(reasons);
        return new DesignChoice(design, source, all);
    }
}
