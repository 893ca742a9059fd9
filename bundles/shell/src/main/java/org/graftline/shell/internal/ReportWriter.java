package org.graftline.shell.internal;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.graftline.cases.CaseFit;
import org.graftline.cases.InferenceChoice;
import org.graftline.growth.GrowthAnalyses;
import org.graftline.growth.GrowthAnalysis;
import org.graftline.growth.NotAnalyzableException;
import org.graftline.growth.Unfitted;
import org.graftline.report.ReportSource;
import org.graftline.report.Reports;
import org.graftline.study.StudyData;
import org.graftline.study.conduct.AnalysisPlans;
import org.graftline.study.record.StudyRecords.ImportedFile;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Analyzes a snapshot of a study and writes {@code report.html} and {@code report.pdf}, and beside them what anybody needs to fit the
 * model again elsewhere: {@code model.json}, {@code data.csv} and our own answer {@code fit.json}.
 */
@Component(service = ReportWriter.class)
public final class ReportWriter {
    private final GrowthAnalyses analyses;
    private final Reports reports;
    private final Clock clock;
    private final List<String> versions;

    /**
     * @param analyses the study's questions
     * @param reports the documents
     * @param context of this bundle, whose version is the product's
     */
    @Activate
    public ReportWriter(@Reference GrowthAnalyses analyses, @Reference Reports reports, BundleContext context) {
        this(
                analyses,
                reports,
                Clock.systemUTC(),
                context.getBundle().getVersion().toString());
    }

    ReportWriter(GrowthAnalyses analyses, Reports reports, Clock clock, String version) {
        this.analyses = analyses;
        this.reports = reports;
        this.clock = clock;
        this.versions = List.of("Graftline " + version, "Java " + Runtime.version());
    }

    /**
     * @param data a snapshot of the study
     * @param plan what the analysis obeys, as the records know it
     * @param files what its readings were imported from
     * @param madeBy printed name of whoever asked
     * @param notes what it must say about how the study was run, a sentence each
     * @param folder where the files go, absolute
     * @return the analysis in the report
     */
    GrowthAnalysis write(
            StudyData data,
            AnalysisPlans.InForce plan,
            List<ImportedFile> files,
            String madeBy,
            List<String> notes,
            Path folder) {
        return write(source(data, plan, files, madeBy, notes), folder);
    }

    /** Writes the report of what was made with {@link #source}; the same otherwise. */
    GrowthAnalysis write(ReportSource source, Path folder) {
        GrowthAnalysis analysis = source.analysis();
        ExecutorService beside = Executors.newSingleThreadExecutor();
        try {
            Future<?> again = beside.submit(() -> {
                if (Unfitted.reason(analysis).isEmpty()) {
                    writeCase(analysis, folder);
                }
            });
            OutputFile.write(folder.resolve("report.html"), reports.html(source));
            OutputFile.write(folder.resolve("report.pdf"), reports.pdf(source));
            again.get();
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(failed);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The report was interrupted.", stopping);
        } finally {
            beside.shutdown();
        }
        return analysis;
    }

    /** Analyzes a snapshot; parameters as in {@link #write}. */
    ReportSource source(
            StudyData data, AnalysisPlans.InForce plan, List<ImportedFile> files, String madeBy, List<String> notes) {
        return new ReportSource(
                data, analysis(data, plan).under(plan), files, madeBy, clock.instant(), versions, notes);
    }

    /** A report comes of any study; where no model can be fitted it says so. */
    private GrowthAnalysis analysis(StudyData data, AnalysisPlans.InForce plan) {
        try {
            return analyses.analyze(data, plan.plan());
        } catch (NotAnalyzableException why) {
            return Unfitted.of(data, plan.plan(), why);
        }
    }

    /** What a statistician re-runs, and our own answer: fitted anew from the files themselves, so that these are known to say the same. */
    private static void writeCase(GrowthAnalysis analysis, Path folder) {
        Path data = folder.resolve("data.csv");
        Path model = folder.resolve("model.json");
        OutputFile.write(data, analysis.model().tableCsv());
        OutputFile.write(model, analysis.model().specificationJson());
        OutputFile.write(
                folder.resolve("fit.json"),
                CaseFit.of(data, model, InferenceChoice.ALL).json());
    }
}
