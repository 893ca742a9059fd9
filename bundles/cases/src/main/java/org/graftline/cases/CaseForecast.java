package org.graftline.cases;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.graftline.cases.internal.ForecastJson;
import org.graftline.cases.internal.ForecastText;
import org.graftline.mixedmodel.DataTable;
import org.graftline.mixedmodel.Fit;
import org.graftline.mixedmodel.FitOptions;
import org.graftline.mixedmodel.MixedModel;
import org.graftline.mixedmodel.MixedModelException;
import org.graftline.mixedmodel.prediction.ForecastPlan;
import org.graftline.mixedmodel.prediction.PredictionOptions;
import org.graftline.mixedmodel.prediction.Predictor;
import org.graftline.mixedmodel.prediction.SubjectForecast;
import org.graftline.mixedmodel.prediction.SubjectForecasts;

/**
 * Forecasts of subjects from a fitted case.
 *
 * @param fit the fit, settled or not: its status says so
 * @param plan what was forecast
 * @param subjects one forecast per innermost group of the new rows, in their order
 * @param json the result file; all of it but the block {@code run} depends on the files and the request alone
 */
public record CaseForecast(Fit fit, ForecastPlan plan, List<SubjectForecast> subjects, String json) {
    /** Copies the list. */
    public CaseForecast {
        subjects = List.copyOf(subjects);
    }

    /**
     * Reads, fits, forecasts and writes.
     *
     * @param newData rows of known or new subjects: with a response they are readings the fit has not seen, without one times to forecast
     * @throws CaseException if a file or the model is refused
     */
    public static CaseForecast of(Path data, Path model, Path newData, ForecastRequest request) {
        try {
            return forecast(data, model, newData, request, FitOptions.defaults());
        } catch (MixedModelException e) {
            throw new CaseException(Objects.requireNonNullElse(e.getMessage(), e.toString()), e);
        }
    }

    private static CaseForecast forecast(
            Path data, Path model, Path newData, ForecastRequest request, FitOptions options) {
        long began = System.nanoTime();
        CaseModel read = CaseModel.read(model);
        DataTable table = CaseData.read(data, read.spec());
        DataTable rows = CaseData.read(newData, read.spec());
        Fit fit = MixedModel.fit(read.spec(), table, options);
        String time = request.time() == null ? SubjectForecasts.timeColumn(fit) : request.time();
        ForecastPlan plan = new ForecastPlan(
                time,
                request.limit(),
                request.acceptedRisk(),
                SubjectForecasts.span(table, time),
                request.scale(),
                PredictionOptions.defaults());
        List<SubjectForecast> subjects = SubjectForecasts.of(Predictor.of(fit, table), rows, plan);
        long elapsedMillis = (System.nanoTime() - began) / 1_000_000;
        String json = ForecastJson.write(read, fit, plan, subjects, elapsedMillis, options.threads());
        return new CaseForecast(fit, plan, subjects, json);
    }

    /** The result for a person: per subject the forecast, the risk and the next visit. */
    public String summary() {
        return ForecastText.of(fit, plan, subjects);
    }
}
