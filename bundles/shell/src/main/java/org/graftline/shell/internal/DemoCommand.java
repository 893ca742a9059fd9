package org.graftline.shell.internal;

import java.nio.file.Path;
import java.util.List;
import org.graftline.growth.GrowthAnalysis;
import org.graftline.platform.PeopleAdministration;
import org.graftline.study.capture.ImportPreview;
import org.graftline.study.capture.MeasurementImports;
import org.graftline.study.people.Actor;
import org.graftline.study.record.LedgerEntry;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code graftline demo}: the main job on the bundled study, by the same services as everything else. May be repeated. */
@Component(service = Command.class, property = Command.NAME + "=demo")
public final class DemoCommand implements Command<DemoWords> {
    private final MeasurementImports imports;
    private final PeopleAdministration people;
    private final StudyReports reports;
    private final Welcome welcome;
    private final @Nullable String installation;
    private final @Nullable String home;

    /**
     * @param imports captures the study
     * @param people says who acts
     * @param reports analyzes and writes
     * @param welcome says where the pages are
     * @param context knows the launcher's folders
     */
    @Activate
    public DemoCommand(
            @Reference MeasurementImports imports,
            @Reference PeopleAdministration people,
            @Reference StudyReports reports,
            @Reference Welcome welcome,
            BundleContext context) {
        this.imports = imports;
        this.people = people;
        this.reports = reports;
        this.welcome = welcome;
        this.installation = context.getProperty("graftline.installation");
        this.home = context.getProperty("graftline.home");
    }

    @Override
    public Class<DemoWords> words() {
        return DemoWords.class;
    }

    @Override
    public Outcome run(DemoWords words, Console console) {
        if (installation == null || home == null) {
            throw new CommandFailedException(
                    "The demo belongs to the distribution with bin/graftline; this container has no study of it.");
        }
        BundledStudy study = BundledStudy.in(Path.of(installation, "demo"));
        capture(study, console);
        Path folder = Path.of(home, "demo");
        GrowthAnalysis analysis = reports.write(study.code(), null, folder);
        console.say("");
        analysis.conclusion().forEach(console::say);
        console.say("");
        for (String file : List.of("report.html", "report.pdf", "fit.json")) {
            console.say("  " + folder.resolve(file));
        }
        if (!words.once()) {
            console.say("");
            welcome.say(console);
        }
        return Outcome.DONE;
    }

    private void capture(BundledStudy study, Console console) {
        Actor actor = people.commandLineActor(null);
        ImportPreview preview = imports.preview(actor, study.code(), List.of(study.measurements()), null);
        console.say("%s: %s".formatted(study.code(), study.details().title()));
        PreviewText.mapping(preview).forEach(console::say);
        console.say(PreviewText.counts(preview));
        if (!preview.isCommittable()) {
            throw new CommandFailedException(PreviewText.firstError(preview.problems()));
        }
        LedgerEntry entry = imports.commit(actor, preview, study.details(), List.of(), "the bundled study of the demo");
        console.say(
                entry == null
                        ? "Imported before; nothing new."
                        : "Stored as entry %d of its ledger.".formatted(entry.position()));
    }
}
