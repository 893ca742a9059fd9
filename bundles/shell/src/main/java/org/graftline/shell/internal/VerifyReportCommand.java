package org.graftline.shell.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.graftline.cases.CaseFit;
import org.graftline.cases.InferenceChoice;
import org.graftline.report.verify.KeptRecords;
import org.graftline.report.verify.ReportVerification;
import org.graftline.report.verify.Verdict;
import org.graftline.study.record.Ledger;
import org.graftline.study.record.StudyRecords;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * {@code graftline verify-report}. Asks for no role: it shows nothing that is not in the document or in the database that whoever typed it
 * owns.
 */
@Component(service = Command.class, property = Command.NAME + "=verify-report")
public final class VerifyReportCommand implements Command<VerifyReportWords> {
    private final ReportVerification verification;
    private final Ledger ledger;
    private final StudyRecords records;

    /**
     * @param verification checks
     * @param ledger of the home directory, asked only where one was typed
     * @param records likewise
     */
    @Activate
    public VerifyReportCommand(
            @Reference ReportVerification verification, @Reference Ledger ledger, @Reference StudyRecords records) {
        this.verification = verification;
        this.ledger = ledger;
        this.records = records;
    }

    @Override
    public Class<VerifyReportWords> words() {
        return VerifyReportWords.class;
    }

    @Override
    public Outcome run(VerifyReportWords words, Console console) {
        byte[] pdf = InputFile.read(console.file(words.file())).content();
        Optional<KeptRecords> kept =
                words.againstHome() ? Optional.of(new HomeRecords(ledger, records)) : Optional.empty();
        Verdict verdict = verification.verify(pdf, VerifyReportCommand::fit, kept);
        verdict.traced().forEach(sentence -> console.say("traced: " + sentence));
        verdict.unchecked().forEach(sentence -> console.say("as printed: " + sentence));
        verdict.untraced().forEach(sentence -> console.say("NOT TRACED: " + sentence));
        if (verdict.holds()) {
            console.say("Nothing was found that does not hold.");
            return Outcome.DONE;
        }
        int more = verdict.untraced().size() - 1;
        console.refuse("The report does not hold: %s%s"
                .formatted(verdict.untraced().get(0), more == 0 ? "" : " And %d more, listed above.".formatted(more)));
        return Outcome.FAILED;
    }

    private static String fit(String modelJson, String dataCsv) {
        try {
            Path folder = Files.createTempDirectory("graftline-verify");
            Path model = folder.resolve("model.json");
            Path data = folder.resolve("data.csv");
            try {
                Files.writeString(model, modelJson);
                Files.writeString(data, dataCsv);
                return CaseFit.of(data, model, InferenceChoice.ALL).json();
            } finally {
                Files.deleteIfExists(model);
                Files.deleteIfExists(data);
                Files.deleteIfExists(folder);
            }
        } catch (IOException e) {
            throw new CommandFailedException(
                    "The model of the report could not be laid out to be run (%s). Free some space in the folder for temporary files."
                            .formatted(e.getMessage()),
                    e);
        }
    }
}
