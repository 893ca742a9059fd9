package org.graftline.capture.internal.reading;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.graftline.capture.internal.design.DesignChoice;
import org.graftline.capture.internal.design.DesignJson;
import org.graftline.capture.internal.design.HeaderHash;
import org.graftline.capture.internal.layout.Plural;
import org.graftline.capture.internal.table.ReadTable;
import org.graftline.capture.internal.table.TableFiles;
import org.graftline.study.ImportMapping;
import org.graftline.study.MouseId;
import org.graftline.study.Reading;
import org.graftline.study.StudyCode;
import org.graftline.study.VersionedRow;
import org.graftline.study.capture.ImportDesign;
import org.graftline.study.capture.ImportDesign.Provenance;
import org.graftline.study.capture.ImportDesign.UnknownAnimals;
import org.graftline.study.capture.ImportField;
import org.graftline.study.capture.ImportFile;
import org.graftline.study.capture.ImportPreview.Counts;
import org.graftline.study.capture.MeasurementImporter;
import org.graftline.study.capture.PlausibilityRule;
import org.graftline.study.capture.PreviewTable;
import org.graftline.study.capture.ProposedCorrection;
import org.graftline.study.capture.RowProblem;
import org.graftline.study.capture.Table;
import org.graftline.study.capture.UnreadableFileException;
import org.jspecify.annotations.Nullable;

/** Turns files into the records that they would add to a study, with everything that is to be said about them. Stores nothing. */
public final class ImportAssembly {
    private static final int NAMED_MICE = 20;

    private final TableFiles tables;
    private final List<MeasurementImporter> importers;
    private final List<PlausibilityRule> rules;
    private final Clock clock;

    /**
     * @param tables reads the files
     * @param importers the layouts, asked in this order
     * @param rules the questions, asked in this order
     * @param clock says when readings reached us
     */
    public ImportAssembly(
            TableFiles tables, List<MeasurementImporter> importers, List<PlausibilityRule> rules, Clock clock) {
        this.tables = tables;
        this.importers = List.copyOf(importers);
        this.rules = List.copyOf(rules);
        this.clock = clock;
    }

    /**
     * What files would do to a study.
     *
     * @param choice the design they were read with
     * @param counts what would happen to the rows
     * @param unknownMice that the roster of the study does not have
     * @param problems errors and warnings, file by file
     * @param newRows roster, visits, mapping, readings; none when there are errors
     * @param corrections changed rows
     * @param tables what of each file is shown
     */
    public record Assembled(
            DesignChoice choice,
            Counts counts,
            List<MouseId> unknownMice,
            List<RowProblem> problems,
            List<VersionedRow> newRows,
            List<ProposedCorrection> corrections,
            List<PreviewTable> tables) {}

    /**
     * @param study where the readings go
     * @param known the study as it stands
     * @param files at least one
     * @param given a design handed over; null for none
     * @param saved finds the design confirmed earlier for files with these headers
     * @param laboratory whose dates and people the files have
     * @return what the files would do
     */
    public Assembled assemble(
            StudyCode study,
            KnownStudy known,
            List<ImportFile> files,
            @Nullable ImportDesign given,
            Function<String, Optional<ImportMapping>> saved,
            Laboratory laboratory) {
        List<ReadTable> read = files.stream().map(tables::read).toList();
        List<Table> all = read.stream().map(ReadTable::table).toList();
        DesignChoice choice = DesignChoice.of(all, given, saved, importers, known.controlArm())
                .unlessGiven(UnknownAnimals.REFUSE)
                .after(read.stream().flatMap(table -> table.notes().stream()).toList());

        FileRoster told = new FileRoster();
        List<FileInHand> inHand = new ArrayList<>();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        for (int f = 0; f < files.size(); f++) {
            ImportDesign design = choice.within(all.get(f), all);
            FileInHand file = new FileInHand(
                    all.get(f),
                    new FileContext(study, files.get(f).sha256(), design, now, laboratory),
                    read.get(f).problems());
            file.look(importer(design), known);
            told.add(file.looks(), file.findings());
            inHand.add(file);
        }
        Findings first = inHand.get(0).findings();
        NewRoster roster = new NewRoster(study, known, told, choice.design(), first);
        roster.build();
        tellUnknownMice(study, roster, choice.design(), inHand);

        Comparison comparison = new Comparison(known);
        AcrossFiles across = new AcrossFiles();
        Map<FileInHand, List<Reading>> added = new LinkedHashMap<>();
        for (FileInHand file : inHand) {
            int before = comparison.added().size();
            List<Reading> readings = across.newIn(file.readings(known, told), file.findings());
            comparison.add(readings, file.table().file(), file.findings());
            added.put(
                    file,
                    List.copyOf(comparison
                            .added()
                            .subList(before, comparison.added().size())));
        }
        question(known, comparison.added(), added);

        List<RowProblem> problems =
                inHand.stream().flatMap(file -> file.findings().all().stream()).toList();
        List<VersionedRow> rows = new ArrayList<>(roster.rows(comparison.added()));
        rows.addAll(comparison.added());
        if (!rows.isEmpty() || !comparison.corrections().isEmpty()) {
            rows.addAll(mappings(study, all, choice.design(), saved));
        }
        boolean wrong = problems.stream().anyMatch(p -> p.severity() == RowProblem.Severity.ERROR);
        return new Assembled(
                choice,
                new Counts(
                        all.stream().mapToInt(table -> table.rows().size()).sum(),
                        comparison.added().size(),
                        comparison.unchanged(),
                        comparison.corrections().size(),
                        (int) comparison.added().stream()
                                .filter(r -> r.value() == null)
                                .count(),
                        roster.newDonors(),
                        roster.newMice().size(),
                        roster.newArms()),
                List.copyOf(roster.unknownMice()),
                problems,
                wrong ? List.of() : rows,
                wrong ? List.of() : comparison.corrections(),
                inHand.stream().map(FileInHand::shown).toList());
    }

    private MeasurementImporter importer(ImportDesign design) {
        return importers.stream()
                .filter(importer -> importer.layout() == design.layout())
                .findFirst()
                .orElseThrow(
                        () -> new UnreadableFileException("No importer is installed for the layout '%s' of the design."
                                .formatted(design.layout().name().toLowerCase(Locale.ROOT))));
    }

    private static void tellUnknownMice(
            StudyCode study, NewRoster roster, ImportDesign design, List<FileInHand> files) {
        Set<MouseId> unknown = roster.unknownMice();
        if (unknown.isEmpty()) {
            return;
        }
        if (design.unknownAnimals() == UnknownAnimals.ADD) {
            files.get(0)
                    .findings()
                    .fileWarning(
                            "new mice",
                            "new to the study: %s%s. The commit adds them; a mistyped id would become a new mouse."
                                    .formatted(
                                            named("mouse", "mice", unknown),
                                            roster.donorsAdded().isEmpty()
                                                    ? ""
                                                    : " and " + named("donor", "donors", roster.donorsAdded())));
            return;
        }
        for (FileInHand file : files) {
            for (Look look : file.looks()) {
                if (unknown.contains(look.mouse())) {
                    file.findings()
                            .error(
                                    "unknown mouse",
                                    look,
                                    ImportField.MOUSE,
                                    "the roster of study %s has no mouse '%s'. Correct the id, or say that it is a new animal: addAnimals true in the design, or --add-animals."
                                            .formatted(study, look.mouse()));
                }
            }
        }
    }

    private static String named(String one, String many, Collection<?> names) {
        return "%s (%s%s)"
                .formatted(
                        Plural.of(names.size(), one, many),
                        names.stream()
                                .limit(NAMED_MICE)
                                .map(name -> "'" + name + "'")
                                .collect(Collectors.joining(", ")),
                        names.size() > NAMED_MICE ? " and more" : "");
    }

    private void question(KnownStudy known, List<Reading> allAdded, Map<FileInHand, List<Reading>> added) {
        Concerns concerns = new Concerns(rules);
        concerns.lay(known.readings());
        concerns.lay(allAdded);
        concerns.order();
        added.forEach((file, readings) -> concerns.about(readings, file.findings()));
    }

    private static List<ImportMapping> mappings(
            StudyCode study, List<Table> tables, ImportDesign design, Function<String, Optional<ImportMapping>> saved) {
        // what a person says of one import does not hold for the next
        String json = DesignJson.write(design.with(UnknownAnimals.REFUSE).with(Provenance.CURRENT));
        Map<String, ImportMapping> mappings = new LinkedHashMap<>();
        for (Table table : tables) {
            String headers = HeaderHash.of(table);
            Optional<ImportMapping> before = saved.apply(headers);
            if (before.isEmpty() || !before.get().designJson().equals(json)) {
                int version = before.map(ImportMapping::version).orElse(0) + 1;
                mappings.put(headers, new ImportMapping(study, headers, version, json));
            }
        }
        return List.copyOf(mappings.values());
    }
}
