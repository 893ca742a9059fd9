package org.graftline.web.internal.api;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.graftline.growth.Cancelable;
import org.graftline.growth.Estimate;
import org.graftline.growth.FitDetails;
import org.graftline.growth.Governance;
import org.graftline.growth.GrowthAnalyses;
import org.graftline.growth.GrowthAnalysis;
import org.graftline.growth.NotAnalyzableException;
import org.graftline.report.FigureName;
import org.graftline.report.FrozenPdf;
import org.graftline.report.ReportPart;
import org.graftline.report.ReportProgress;
import org.graftline.report.ReportSource;
import org.graftline.report.Reports;
import org.graftline.report.UnmadePart;
import org.graftline.report.compare.ReportComparison;
import org.graftline.report.export.ExportFormat;
import org.graftline.report.export.ExportedFile;
import org.graftline.report.trail.Trail;
import org.graftline.study.ArmName;
import org.graftline.study.ArmRole;
import org.graftline.study.MouseId;
import org.graftline.study.StudyCode;
import org.graftline.study.StudyData;
import org.graftline.study.VolumeFormula;
import org.graftline.study.capture.ImportDesign;
import org.graftline.study.capture.ImportField;
import org.graftline.study.capture.ImportFile;
import org.graftline.study.capture.ImportLayout;
import org.graftline.study.capture.ImportPreview;
import org.graftline.study.capture.MeasurementImports;
import org.graftline.study.capture.ProposedCorrection;
import org.graftline.study.capture.RowProblem;
import org.graftline.study.capture.StudyDetails;
import org.graftline.study.capture.UnreadableFileException;
import org.graftline.study.capture.ZeroMeaning;
import org.graftline.study.conduct.AnalysisPlan;
import org.graftline.study.people.Actor;
import org.graftline.study.record.LedgerEntry;
import org.graftline.study.report.Edition;
import org.graftline.study.report.HumanText;
import org.graftline.study.report.ReportVersion;
import org.jspecify.annotations.Nullable;

/** Analyses, reports and imports that answer at once and count how often they were asked. */
final class Workshop implements GrowthAnalyses, Reports, MeasurementImports {
    final AtomicInteger fits = new AtomicInteger();
    final AtomicInteger documents = new AtomicInteger();
    final CountDownLatch go;

    @Nullable
    String refusal;

    @Nullable
    StudyDetails committedWith;

    @Nullable
    ReportSource reported;

    boolean fileHasErrors;
    final AtomicInteger pages = new AtomicInteger();
    final CountDownLatch stopped = new CountDownLatch(1);
    volatile boolean slow;
    List<UnmadePart> unmade = List.of();

    Workshop(CountDownLatch go) {
        this.go = go;
    }

    @Override
    public GrowthAnalysis analyze(StudyData data, AnalysisPlan plan) {
        fits.incrementAndGet();
        try {
            go.await();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
        if (refusal != null) {
            throw new NotAnalyzableException(refusal);
        }
        Estimate open = new Estimate(0.05, Double.NaN, 0.01, Double.POSITIVE_INFINITY, Double.NaN, Double.NaN);
        GrowthAnalysis.Count count = new GrowthAnalysis.Count(1, 2, 3);
        return new GrowthAnalysis(
                data.study().code(),
                data.sha256(),
                new GrowthAnalysis.Window(0, 3.5, "All days.", Double.NaN, 0),
                new GrowthAnalysis.Flow(count, List.of(), count),
                new GrowthAnalysis.ModelText("y", "y ~ day", List.of(), List.of(), List.of(), "{}"),
                List.of(),
                new GrowthAnalysis.FitText(
                        "converged",
                        "It settled.",
                        List.of(),
                        "REML",
                        -1,
                        2,
                        3,
                        3,
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        "containment"),
                List.of(new GrowthAnalysis.ArmGrowth(new ArmName("control"), ArmRole.CONTROL, 1, 1, 2, open, open)),
                List.of(),
                "One arm only.",
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of("Tumors grow.", "So it is."),
                "These donors.",
                List.of(),
                FitDetails.NONE,
                Governance.unlocked(plan));
    }

    @Override
    public String html(ReportSource source, ReportProgress progress) {
        reported = source;
        pages.incrementAndGet();
        work(progress);
        return "<html><head><style>p{color:red}</style></head><body><p>by " + source.madeBy() + "</p></body></html>";
    }

    private void work(ReportProgress progress) {
        progress.at("Treatment effect", 7, 25);
        while (slow) { // as the search of a fit does
            try {
                Cancelable.check();
            } catch (CancellationException canceled) {
                stopped.countDown();
                throw canceled;
            }
            Thread.onSpinWait();
        }
    }

    @Override
    public byte[] pdf(ReportSource source, ReportProgress progress) {
        documents.incrementAndGet();
        work(progress);
        return ("%PDF by " + source.madeBy()).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public FrozenPdf frozen(ReportSource source, List<HumanText> texts, Edition edition, ReportProgress progress) {
        return new FrozenPdf(pdf(source, progress), unmade);
    }

    @Override
    public byte[] signed(byte[] frozen, ReportVersion version) {
        return frozen.clone();
    }

    @Override
    public List<UnmadePart> unmade(ReportSource source) {
        return unmade;
    }

    @Override
    public List<ReportPart> parts() {
        return List.of(new ReportPart("summary", "Who and what"), new ReportPart("effect", "Treatment effect"));
    }

    /** One change, which tells what was compared. */
    ReportComparison compared(byte[] before, byte[] after) {
        return new ReportComparison(
                List.of(new ReportComparison.Change(
                        "Growth by arm",
                        "control",
                        "Rate",
                        new String(before, StandardCharsets.UTF_8),
                        new String(after, StandardCharsets.UTF_8))),
                7);
    }

    /** Two files of CSV, one of everything else; a text each that says who asked. */
    List<ExportedFile> exported(ReportSource source, List<ExportFormat> formats) {
        String text = formats.get(0) + " by " + source.madeBy();
        ExportedFile one = new ExportedFile("one.csv", text);
        return formats.get(0) == ExportFormat.CSV ? List.of(one, new ExportedFile("two.csv", text)) : List.of(one);
    }

    /** All readings of the study, from the model if the row says so; the rows of real reports are tested where they are made. */
    @Override
    public Optional<Trail> trail(ReportSource source, String behind, String from) {
        reported = source;
        if (behind.equals("nonsense")) {
            return Optional.empty();
        }
        Estimate rate = new Estimate(0.05, 0.01, 0.03, 0.07, 12, Double.NaN);
        return Optional.of(new Trail(
                source.analysis().dataSha256() + "."
                        + source.analysis().governance().sha256(),
                "Computed from the model fitted to 3 readings.",
                behind.startsWith("MODEL")
                        ? List.of(new Trail.Parameter("day", rate, from.endsWith("day")))
                        : List.of(),
                source.data().readings().stream()
                        .map(reading -> new Trail.Behind(
                                reading,
                                source.data().mice().get(0).donor(),
                                source.data().assignments().get(0).arm(),
                                reading.day().value(),
                                reading.value() != null,
                                reading.value() == null ? "not palpable" : ""))
                        .toList()));
    }

    @Override
    public String figure(ReportSource source, FigureName figure) {
        return figure == FigureName.EFFECT_BY_LINEAGE ? "" : "<svg xmlns=\"http://www.w3.org/2000/svg\"/>";
    }

    @Override
    public ImportPreview preview(Actor actor, StudyCode study, List<ImportFile> files, @Nullable ImportDesign design) {
        ImportFile file = files.get(0);
        if (file.content().length == 0) {
            throw new UnreadableFileException("%s is empty. Choose another file.".formatted(file.name()));
        }
        List<RowProblem> problems = fileHasErrors
                ? List.of(new RowProblem(
                        file.name(), 3, "volume", "abc", RowProblem.Severity.ERROR, "'abc' is not a number. Mend it."))
                : List.of();
        return new ImportPreview(
                study,
                true,
                files,
                design == null ? aDesign() : design,
                design == null ? ImportPreview.DesignSource.PROPOSED : ImportPreview.DesignSource.GIVEN,
                List.of("'vol' holds volumes: the header says so."),
                new ImportPreview.Counts(2, 2, 0, 0, 0, 1, 1, 1),
                List.of(new MouseId("M9")),
                problems,
                List.of(),
                List.of(),
                0);
    }

    @Override
    public @Nullable LedgerEntry commit(
            Actor actor,
            ImportPreview preview,
            StudyDetails details,
            List<ProposedCorrection> accepted,
            String reason) {
        committedWith = details;
        return null;
    }

    @Override
    public FileStudy read(ImportFile file, @Nullable ImportDesign design, StudyDetails details) {
        throw new UnsupportedOperationException("The API stores what it reads");
    }

    @Override
    public String designJson(ImportDesign design) {
        return "{\"controlArm\":\"" + design.controlArm() + "\"}";
    }

    @Override
    public ImportDesign design(String json) {
        if (!json.startsWith("{")) {
            throw new UnreadableFileException("The design is no JSON object. Send what the preview wrote.");
        }
        return aDesign();
    }

    private static ImportDesign aDesign() {
        return new ImportDesign(
                ImportLayout.LONG,
                Map.of(ImportField.VOLUME_MM3, "vol"),
                List.of("comment"),
                null,
                new ArmName("control"),
                Map.of(),
                ZeroMeaning.TOO_SMALL,
                List.of(),
                ImportDesign.DecimalMark.POINT,
                VolumeFormula.AS_REPORTED,
                ImportDesign.UnknownAnimals.REFUSE);
    }
}
