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
import org.graftline.cases.UnavailableCaseException;
import org.graftline.mixedmodel.FitOptions;
import org.graftline.mixedmodel.MixedModelException;
import org.graftline.mixedmodel.NotAvailableYetException;

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
        String reason = "";
        List<String> inputs = new ArrayList<>();
        try {
            Path model = folder.resolve("model.json");
            inputs.add(hash(model));
            inputs.add(hash(folder.resolve("expected.json")));
            Path data = folder.resolve(CaseModel.read(model).dataFile());
            inputs.add(hash(data));
            CaseFit fit = CaseFit.of(data, model, InferenceChoice.ALL, options);
            Files.writeString(result, fit.json());
            agreement.judge(
                    Json.MAPPER.readTree(fit.json()),
                    Json.MAPPER.readTree(Files.readString(folder.resolve("expected.json"))));
            outcome = agreement.holds() ? Outcome.PASSED : Outcome.FAILED;
            reason = agreement.firstDisagreement();
        } catch (NotAvailableYetException | UnavailableCaseException e) {
            outcome = Outcome.NOT_AVAILABLE;
            reason = String.valueOf(e.getMessage());
        } catch (MixedModelException | CaseException e) {
            outcome = Outcome.FAILED;
            reason = String.valueOf(e.getMessage());
        }
        return new CaseVerdict(
                name,
                outcome,
                reason,
                agreement.comparisons(),
                agreement.unchecked(),
                inputs,
                (System.nanoTime() - began) / 1_000_000);
    }

    private static String hash(Path file) throws IOException {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
            return file.getFileName() + " " + HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
