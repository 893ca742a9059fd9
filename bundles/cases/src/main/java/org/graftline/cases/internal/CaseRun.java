package org.graftline.cases.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.graftline.cases.CaseException;
import org.graftline.cases.CaseFit;
import org.graftline.cases.CaseModel;
import org.graftline.cases.CaseVerdict;
import org.graftline.cases.CaseVerdict.Outcome;
import org.graftline.cases.InferenceChoice;
import org.graftline.cases.MalformedCaseException;
import org.graftline.cases.UnavailableCaseException;
import org.graftline.mixedmodel.FitOptions;
import org.graftline.mixedmodel.MixedModelException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Runs one case of a qualification. */
public final class CaseRun {
    private CaseRun() {}

    /**
     * Fits the case, writes {@code NAME.json} and judges what was written.
     *
     * @throws IOException if the result cannot be written
     */
    public static CaseVerdict judge(Path folder, Path out, FitOptions options) throws IOException {
        long began = System.nanoTime();
        String name = folder.getFileName().toString();
        Path result = out.resolve(name + ".json");
        Files.deleteIfExists(result); // never judge, or leave, the result of an earlier run
        Agreement agreement = new Agreement();
        Outcome outcome;
        String title = "";
        String peer = "";
        String win = "";
        String reason = "";
        List<CaseVerdict.Input> inputs = new ArrayList<>();
        try {
            Path model = folder.resolve("model.json");
            JsonNode expected = expected(folder.resolve("expected.json"));
            peer = Peer.words(expected.path("peer"));
            inputs.add(hash(model));
            inputs.add(hash(folder.resolve("expected.json")));
            CaseModel read = CaseModel.read(model);
            title = read.title();
            Path data = folder.resolve(read.dataFile());
            CaseFit fit = CaseFit.of(data, model, InferenceChoice.ALL, options);
            inputs.add(hash(data));
            Files.writeString(result, fit.json());
            JsonNode ours = Json.MAPPER.readTree(fit.json());
            agreement.judge(ours, expected);
            outcome = agreement.holds() ? Outcome.PASSED : Outcome.FAILED;
            win = agreement.holds() ? Win.sentence(fit.fit(), ours, expected) : "";
            reason = agreement.firstDisagreement();
        } catch (UnavailableCaseException e) {
            outcome = Outcome.NOT_AVAILABLE;
            reason = String.valueOf(e.getMessage());
        } catch (MixedModelException | CaseException e) {
            outcome = Outcome.FAILED;
            reason = String.valueOf(e.getMessage());
        } catch (RuntimeException e) { // a defect of ours in one case must not hide the others
            outcome = Outcome.FAILED;
            reason = "The case failed unexpectedly (%s). Report it with its files.".formatted(e);
        }
        return new CaseVerdict(
                name,
                title,
                peer,
                outcome,
                reason,
                agreement.comparisons(),
                win,
                agreement.unchecked(),
                inputs,
                (System.nanoTime() - began) / 1_000_000);
    }

    private static JsonNode expected(Path file) throws IOException {
        try {
            return Json.MAPPER.readTree(Files.readString(file));
        } catch (JacksonException e) {
            throw new MalformedCaseException(
                    "%s is not JSON: %s. Correct it.".formatted(file, e.getOriginalMessage()), e);
        }
    }

    private static CaseVerdict.Input hash(Path file) throws IOException {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
            return new CaseVerdict.Input(
                    file.getFileName().toString(), HexFormat.of().formatHex(digest));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
