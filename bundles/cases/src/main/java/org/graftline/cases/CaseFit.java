package org.graftline.cases;

import java.nio.file.Path;
import java.util.Objects;
import org.graftline.cases.internal.InferenceTables;
import org.graftline.cases.internal.ResultJson;
import org.graftline.cases.internal.SummaryText;
import org.graftline.mixedmodel.DataTable;
import org.graftline.mixedmodel.Fit;
import org.graftline.mixedmodel.FitOptions;
import org.graftline.mixedmodel.MixedModel;
import org.graftline.mixedmodel.MixedModelException;

/**
 * One fitted case.
 *
 * @param model what was fitted
 * @param fit the fit, settled or not: its status says so
 * @param inference which tables of coefficients were asked for
 * @param json the result file; all of it but the block {@code run} depends on model and data alone
 */
public record CaseFit(CaseModel model, Fit fit, InferenceChoice inference, String json) {
    /**
     * Reads, fits and writes a case with the engine's default options, for a caller that knows nothing of the engine.
     *
     * @throws CaseException if a file or the model is refused
     */
    public static CaseFit of(Path data, Path model, InferenceChoice inference) {
        try {
            return of(data, model, inference, FitOptions.defaults());
        } catch (MixedModelException e) {
            throw new CaseException(Objects.requireNonNullElse(e.getMessage(), e.toString()), e);
        }
    }

    /** The result for a person: how the fit ended, the criteria, a table of coefficients, the standard deviations. */
    public String summary() {
        return SummaryText.of(fit, InferenceTables.of(inference, fit));
    }

    /**
     * Reads, fits and writes a case.
     *
     * @throws CaseException if a file is refused
     * @throws org.graftline.mixedmodel.MixedModelException if the engine refuses the model
     */
    public static CaseFit of(Path data, Path model, InferenceChoice inference, FitOptions options) {
        long began = System.nanoTime();
        CaseModel read = CaseModel.read(model);
        DataTable table = CaseData.read(data, read.spec());
        Fit fit = MixedModel.fit(read.spec(), table, options);
        long elapsedMillis = (System.nanoTime() - began) / 1_000_000;
        InferenceTables tables = InferenceTables.of(inference, fit);
        return new CaseFit(read, fit, inference, ResultJson.write(read, fit, tables, elapsedMillis, options.threads()));
    }
}
