package org.graftline.shell.internal;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import org.graftline.platform.PeopleAdministration;
import org.graftline.study.capture.ImportDesign;
import org.graftline.study.capture.ImportDesign.Dates;
import org.graftline.study.capture.ImportDesign.Provenance;
import org.graftline.study.capture.ImportDesign.UnknownAnimals;
import org.graftline.study.capture.ImportFile;
import org.graftline.study.capture.ImportPreview;
import org.graftline.study.capture.MeasurementImports;
import org.graftline.study.capture.ProposedCorrection;
import org.graftline.study.capture.StudyDetails;
import org.graftline.study.people.Actor;
import org.graftline.study.record.LedgerEntry;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code graftline import}: prints what an import does, and does it when a person has confirmed the design. */
@Component(service = Command.class, property = Command.NAME + "=import")
public final class ImportCommand implements Command<ImportWords> {
    private final MeasurementImports imports;
    private final PeopleAdministration people;

    /**
     * @param imports does the work
     * @param people says who acts
     */
    @Activate
    public ImportCommand(@Reference MeasurementImports imports, @Reference PeopleAdministration people) {
        this.imports = imports;
        this.people = people;
    }

    @Override
    public Class<ImportWords> words() {
        return ImportWords.class;
    }

    @Override
    public Outcome run(ImportWords words, Console console) {
        Path given = words.design();
        boolean undecided = !words.preview() && !words.accept() && given == null;
        boolean contradictory = words.preview() && words.accept();
        if (undecided || contradictory) {
            console.refuse("Say one of --preview, --design DESIGN.json and --accept. Usage: graftline import --help");
            return Outcome.BAD_USAGE;
        }
        if (words.acceptCorrections() && words.reason().isBlank()) {
            console.refuse(
                    "--accept-corrections needs --reason TEXT: why the values change. Usage: graftline import --help");
            return Outcome.BAD_USAGE;
        }
        Actor actor = people.commandLineActor(words.as());
        @Nullable ImportDesign design = given == null ? null : imports.design(InputFile.text(console.file(given)));
        List<ImportFile> files =
                words.files().stream().map(f -> InputFile.read(console.file(f))).toList();
        ImportPreview preview = imports.preview(actor, words.study(), files, design);
        if (words.migrated() || words.dayZero() != null) {
            preview = imports.preview(actor, words.study(), files, asSaid(preview.design(), words));
        }
        PreviewText.mapping(preview).forEach(console::say);
        if (words.addAnimals() && !preview.unknownMice().isEmpty()) {
            preview = imports.preview(
                    actor, words.study(), files, preview.design().with(UnknownAnimals.ADD));
        }
        print(preview, console);
        Path out = words.out();
        if (words.preview() && out != null) {
            OutputFile.write(console.file(out), imports.designJson(preview.design()));
            console.say("The design is in %s. Change it where it is mistaken.".formatted(console.file(out)));
        }
        if (!preview.isCommittable()) {
            console.refuse(PreviewText.firstError(preview.problems()));
            return Outcome.FAILED;
        }
        return words.preview() ? Outcome.DONE : commit(actor, preview, words, console);
    }

    /** The design with what the command line says of it. */
    private static ImportDesign asSaid(ImportDesign design, ImportWords words) {
        ImportDesign said = words.migrated() ? design.with(Provenance.MIGRATED) : design;
        return words.dayZero() == null
                ? said
                : said.with(new Dates(design.dates().order(), words.dayZero()));
    }

    private Outcome commit(Actor actor, ImportPreview preview, ImportWords words, Console console) {
        List<ProposedCorrection> accepted = words.acceptCorrections() ? preview.corrections() : List.of();
        StudyDetails details = new StudyDetails(
                words.title().isBlank() ? words.study().value() : words.title(),
                Objects.requireNonNullElseGet(words.zone(), ZoneId::systemDefault),
                words.origin());
        String reason = words.reason().isBlank() ? "imported by the command line" : words.reason();
        LedgerEntry entry = imports.commit(actor, preview, details, accepted, reason);
        console.say(
                entry == null
                        ? "Nothing new: everything in the file is known already."
                        : "Stored as entry %d of %s.".formatted(entry.position(), entry.chain()));
        if (accepted.size() < preview.corrections().size()) {
            console.refuse(("%d rows of the file differ from what is stored and changed nothing; they are listed above."
                            + " To let them correct it, repeat with --accept-corrections --reason TEXT.")
                    .formatted(preview.corrections().size()));
            return Outcome.DONE_IN_PART;
        }
        return Outcome.DONE;
    }

    private static void print(ImportPreview preview, Console console) {
        console.say(PreviewText.counts(preview));
        PreviewText.problems(preview.problems()).forEach(console::say);
        preview.corrections()
                .forEach(c -> console.say("differs: mouse %s, day %s: %s"
                        .formatted(c.current().mouse(), c.current().day(), c.difference())));
    }
}
