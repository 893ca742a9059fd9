package org.graftline.capture.internal;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.graftline.capture.internal.design.DesignJson;
import org.graftline.capture.internal.reading.ImportAssembly;
import org.graftline.capture.internal.reading.ImportAssembly.Assembled;
import org.graftline.capture.internal.reading.KnownStudy;
import org.graftline.capture.internal.reading.Laboratory;
import org.graftline.capture.internal.reading.OriginalEntry;
import org.graftline.capture.internal.table.TableFiles;
import org.graftline.study.LedgerHead;
import org.graftline.study.Reading;
import org.graftline.study.SaltedText;
import org.graftline.study.SourceFile;
import org.graftline.study.Study;
import org.graftline.study.StudyCode;
import org.graftline.study.StudyData;
import org.graftline.study.StudyException;
import org.graftline.study.VersionedRow;
import org.graftline.study.capture.ImportDesign;
import org.graftline.study.capture.ImportFile;
import org.graftline.study.capture.ImportPreview;
import org.graftline.study.capture.MeasurementImporter;
import org.graftline.study.capture.MeasurementImports;
import org.graftline.study.capture.PlausibilityRule;
import org.graftline.study.capture.ProposedCorrection;
import org.graftline.study.capture.StudyDetails;
import org.graftline.study.capture.UnreadableFileException;
import org.graftline.study.people.Actor;
import org.graftline.study.record.Act;
import org.graftline.study.record.ActKind;
import org.graftline.study.record.Chain;
import org.graftline.study.record.ConcurrentChangeException;
import org.graftline.study.record.LedgerEntry;
import org.graftline.study.record.SimulatedTime;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.metatype.annotations.Designate;

/** Import: preview, then all or nothing in one act. Without records it still reads files, as commands without a home do. */
@Component(configurationPid = "org.graftline.capture", property = "service.ranking:Integer=-100")
@Designate(ocd = CaptureSettings.class)
public final class FileImports implements MeasurementImports {
    private final WriteLock lock;
    private final ImportAssembly assembly;
    private final Clock clock;

    /** Comes and goes with the store; this component and whoever uses it need not start again for that. */
    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    volatile @Nullable ImportRecords records;

    /** Wires the services; importers and rules that come later make a new component. */
    @Activate
    public FileImports(
            @Reference WriteLock lock,
            @Reference(policyOption = ReferencePolicyOption.GREEDY)
                    List<Map.Entry<Map<String, Object>, MeasurementImporter>> importers,
            @Reference(policyOption = ReferencePolicyOption.GREEDY)
                    List<Map.Entry<Map<String, Object>, PlausibilityRule>> rules,
            @Reference(
                            target = SimulatedTime.TARGET,
                            cardinality = ReferenceCardinality.OPTIONAL,
                            policyOption = ReferencePolicyOption.GREEDY)
                    @Nullable
                    Clock simulated,
            CaptureSettings settings) {
        this(
                null,
                lock,
                new ImportAssembly(
                        new TableFiles((long) settings.maxFileMb() << 20),
                        Ranked.highestFirst(importers),
                        Ranked.highestFirst(rules),
                        Objects.requireNonNullElseGet(simulated, Clock::systemUTC)),
                Objects.requireNonNullElseGet(simulated, Clock::systemUTC));
    }

    /**
     * As the other, with the parts made already.
     *
     * @param records null to read files only
     */
    public FileImports(@Nullable ImportRecords records, WriteLock lock, ImportAssembly assembly, Clock clock) {
        this.records = records;
        this.lock = lock;
        this.assembly = assembly;
        this.clock = clock;
    }

    private ImportRecords records() {
        ImportRecords present = records;
        if (present == null) {
            throw new StudyException(
                    "Nothing was imported: there are no records to import into. Start with a home directory, and look at the log if there is one.");
        }
        return present;
    }

    @Override
    public ImportPreview preview(Actor actor, StudyCode study, List<ImportFile> files, @Nullable ImportDesign design) {
        ImportRecords present = records();
        present.requireImporter(actor, study);
        List<ImportFile> distinct = distinct(files);
        long position = present.position(study); // before the data: a change in between is noticed by the commit
        Optional<StudyData> data = present.data(study);
        KnownStudy known =
                new KnownStudy(data.orElse(null), present.visits(study), present.authoritativeAnimals(study));
        Laboratory laboratory =
                new Laboratory(data.map(of -> of.study().zone()).orElse(Laboratory.UNKNOWN.zone()), present::person);
        Assembled assembled = assembly.assemble(
                study, known, distinct, design, headers -> present.mapping(study, headers), laboratory);
        return new ImportPreview(
                study,
                data.isEmpty(),
                distinct,
                assembled.choice().design(),
                assembled.choice().source(),
                assembled.choice().reasons(),
                assembled.counts(),
                assembled.unknownMice(),
                assembled.problems(),
                assembled.newRows(),
                assembled.corrections(),
                data.map(StudyData::ledgerHead).map(LedgerHead::position).orElse(position),
                assembled.tables());
    }

    private static List<ImportFile> distinct(List<ImportFile> files) {
        if (files.isEmpty()) {
            throw new UnreadableFileException("No file was handed over. Name at least one.");
        }
        Map<String, ImportFile> distinct = new LinkedHashMap<>();
        files.forEach(file -> distinct.putIfAbsent(file.sha256(), FileNames.clean(file)));
        return List.copyOf(distinct.values());
    }

    @Override
    public @Nullable LedgerEntry commit(
            Actor actor,
            ImportPreview preview,
            StudyDetails details,
            List<ProposedCorrection> accepted,
            String reason) {
        ImportRecords present = records();
        present.requireImporter(actor, preview.study());
        if (!preview.isCommittable()) {
            throw new StudyException(
                    "Nothing was imported: the preview of study %s has errors. Mend the file or the design and look at the preview again."
                            .formatted(preview.study()));
        }
        if (!preview.corrections().containsAll(accepted)) {
            throw new StudyException(
                    "Nothing was imported: a correction was accepted that the preview does not offer. Accept corrections of this preview only.");
        }
        if (!accepted.isEmpty() && reason.isBlank()) {
            throw new StudyException("Nothing was imported: %d corrections need a reason. Say why the values change."
                    .formatted(accepted.size()));
        }
        boolean newRecords = preview.newRows().stream().anyMatch(row -> !"import_mapping".equals(row.table()));
        if (!newRecords && accepted.isEmpty()) {
            return null;
        }
        return lock.hold(() -> {
            long position = present.position(preview.study());
            if (position != preview.position()) {
                throw new ConcurrentChangeException(
                        "Nothing was imported: study %s changed since the preview (ledger position %d, now %d). Look at the preview again."
                                .formatted(preview.study(), preview.position(), position));
            }
            return present.commit(new Act(
                    Chain.of(preview.study()),
                    ActKind.IMPORT_FILE,
                    actor,
                    clock.instant(),
                    SaltedText.of(reason.isBlank() ? "Import of " + names(preview) : reason),
                    rows(present, preview, details, accepted)));
        });
    }

    private static List<VersionedRow> rows(
            ImportRecords records, ImportPreview preview, StudyDetails details, List<ProposedCorrection> accepted) {
        List<VersionedRow> rows = new ArrayList<>();
        Set<String> kept = Set.of();
        if (preview.createsStudy()) {
            rows.add(new Study(
                    preview.study(),
                    1,
                    details.title(),
                    details.zone(),
                    preview.design().formula(),
                    details.origin()));
        } else {
            kept = records.files(preview.study());
        }
        for (ImportFile file : preview.files()) {
            if (!kept.contains(file.sha256())) {
                rows.add(new SourceFile(preview.study(), file.name(), file.content()));
            }
        }
        for (VersionedRow row : inOrderOfTheirIds(preview.newRows())) {
            // the zone of a new study is chosen after its preview
            rows.add(
                    preview.createsStudy() && row instanceof Reading reading
                            ? OriginalEntry.in(details.zone(), reading)
                            : row);
        }
        accepted.forEach(correction -> rows.add(correction.proposed()));
        if (!preview.createsStudy()) { // a new one has no limits yet
            rows.addAll(records.alerts(preview.study(), List.copyOf(rows)));
        }
        return rows;
    }

    /**
     * The readings among the rows in the order of their ids, so that the database fills its indexes, those of the ledger too, from one
     * end to the other and not all over.
     */
    private static List<VersionedRow> inOrderOfTheirIds(List<VersionedRow> rows) {
        record Named(String id, VersionedRow reading) {}
        Iterator<Named> inOrder = rows.stream()
                .filter(Reading.class::isInstance)
                .map(row -> new Named(row.id(), row))
                .sorted(Comparator.comparing(Named::id))
                .iterator();
        return rows.stream()
                .map(row -> row instanceof Reading ? inOrder.next().reading() : row)
                .toList();
    }

    private static String names(ImportPreview preview) {
        return preview.files().stream().map(ImportFile::name).collect(Collectors.joining(", "));
    }

    @Override
    public FileStudy read(ImportFile file, @Nullable ImportDesign design, StudyDetails details) {
        ImportFile clean = FileNames.clean(file);
        StudyCode code = FileNames.studyCode(clean);
        Assembled assembled = assembly.assemble(
                code,
                new KnownStudy(null, List.of(), null),
                List.of(clean),
                design,
                headers -> Optional.empty(),
                new Laboratory(details.zone(), name -> Optional.empty()));
        Study study = new Study(
                code,
                1,
                details.title(),
                details.zone(),
                assembled.choice().design().formula(),
                details.origin());
        return new FileStudy(
                RowsAsStudy.of(study, assembled.newRows()),
                assembled.choice().design(),
                assembled.choice().reasons(),
                assembled.problems());
    }

    @Override
    public String designJson(ImportDesign design) {
        return DesignJson.write(design);
    }

    @Override
    public ImportDesign design(String json) {
        return DesignJson.read(json);
    }
}
