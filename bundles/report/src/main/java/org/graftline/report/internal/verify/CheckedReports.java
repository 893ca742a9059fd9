package org.graftline.report.internal.verify;

import java.util.Optional;
import org.graftline.report.verify.KeptRecords;
import org.graftline.report.verify.Refit;
import org.graftline.report.verify.ReportVerification;
import org.graftline.report.verify.Verdict;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Checks reports from the document alone, and where there is a home directory against its ledger. */
@Component
public final class CheckedReports implements ReportVerification {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    @Override
    public Verdict verify(byte[] pdf, Refit refit, Optional<KeptRecords> records) {
        PrintedReport report = PrintedReport.read(pdf);
        Findings findings = new Findings();
        String manifest = report.file("manifest.json").orElse("");
        if (manifest.isEmpty()) {
            findings.fails(
                    "The document carries no manifest.json: it is not a report of Graftline, or its files were taken out.");
            return findings.verdict();
        }
        try {
            check(report, MAPPER.readTree(manifest), refit, records, findings);
        } catch (JacksonException | IllegalArgumentException broken) {
            findings.fails("A file inside the document is damaged and cannot be read: " + firstLine(broken));
        }
        return findings.verdict();
    }

    private static void check(
            PrintedReport report, JsonNode manifest, Refit refit, Optional<KeptRecords> records, Findings findings) {
        ManifestCheck.check(report, manifest, findings);
        String readings = report.file("readings.csv").orElse("");
        String data = report.file("data.csv").orElse("");
        String numbers = report.file("numbers.json").orElse("");
        if (readings.isEmpty() || numbers.isEmpty()) {
            findings.fails(
                    "The document carries no %s, so its numbers cannot be traced. A report of a present version does."
                            .formatted(readings.isEmpty() ? "readings.csv" : "numbers.json"));
            return;
        }
        JsonNode plan = MAPPER.readTree(report.file("plan.json").orElse("{}"));
        RefittedModel model = null;
        if (data.isEmpty()) {
            findings.takesAsPrinted("The report has no model, so there is none to run again.");
        } else {
            ReadingsCheck.check(readings, data, manifest, plan, findings);
            model = again(report, manifest, plan, data, refit, findings);
        }
        NumbersCheck.check(report, MAPPER.readTree(numbers), model, findings);
        records.ifPresent(kept -> LedgerCheck.check(readings, manifest, kept, findings));
    }

    private static @Nullable RefittedModel again(
            PrintedReport report, JsonNode manifest, JsonNode plan, String data, Refit refit, Findings findings) {
        try {
            String result = refit.fit(report.file("model.json").orElse(""), data);
            return new RefittedModel(
                    MAPPER.readTree(result),
                    manifest.path("degreesOfFreedom").asString(""),
                    Double.parseDouble(plan.path("alpha").asString("NaN")),
                    CsvRows.of(data));
        } catch (RuntimeException failed) {
            findings.fails("The model in the document cannot be run again: " + firstLine(failed));
            return null;
        }
    }

    private static String firstLine(RuntimeException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("no reason given");
    }
}
