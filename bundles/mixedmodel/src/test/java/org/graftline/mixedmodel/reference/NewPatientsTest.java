package org.graftline.mixedmodel.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.Optional;
import org.graftline.mixedmodel.DataTable;
import org.graftline.mixedmodel.Fit;
import org.graftline.mixedmodel.MixedModel;
import org.graftline.mixedmodel.prediction.CoefficientUncertainty;
import org.graftline.mixedmodel.prediction.Forecaster;
import org.graftline.mixedmodel.prediction.GroupPosterior;
import org.graftline.mixedmodel.prediction.PredictionOptions;
import org.graftline.mixedmodel.prediction.Predictor;
import org.graftline.mixedmodel.prediction.ThresholdEvent;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Posterior and forecast of patients that the fit has not seen, against the peer's algebra: four digits. */
class NewPatientsTest {
    private static final double DIGITS = 1e-4;

    @Test
    void posterior_and_forecast_of_new_patients_agree_with_the_peer() {
        Optional<Path> reference = SharedFolder.reference();
        assumeTrue(reference.isPresent(), "no folder shared/reference beside this checkout");
        ReferenceCase given = ReferenceCase.read(reference.get(), "hba1c");
        DataTable visits = ReferenceCase.table(reference.get().resolve("hba1c").resolve("new_patients.csv"));
        JsonNode patients = given.expected().get("newPatients");
        assertThat(patients.size()).isPositive();

        Fit fit = MixedModel.fit(given.model(), given.data());
        Predictor predictor = Predictor.of(fit).observing(visits);

        for (JsonNode patient : patients) {
            String id = patient.get("patient").asString();
            GroupPosterior posterior = predictor.posterior("patient", id);
            for (int i = 0; i < 2; i++) {
                assertThat(posterior.mean().get(i))
                        .isCloseTo(patient.get("posteriorMean").get(i).asDouble(), within(DIGITS));
                for (int j = 0; j < 2; j++) {
                    assertThat(posterior.covarianceGivenCoefficients().get(i, j))
                            .isCloseTo(
                                    patient.get("posteriorCovariance")
                                            .get(i)
                                            .get(j)
                                            .asDouble(),
                                    within(DIGITS));
                }
            }
            assertForecast(predictor, subject(visits, id), patient);
        }
    }

    private static DataTable subject(DataTable visits, String id) {
        int row = java.util.Arrays.asList(visits.texts("patient")).indexOf(id);
        return DataTable.builder()
                .texts("patient", id)
                .texts("arm", visits.texts("arm")[row])
                .build();
    }

    private static void assertForecast(Predictor predictor, DataTable subject, JsonNode patient) {
        Forecaster with = Forecaster.of(predictor, subject, "year");
        Forecaster given = Forecaster.of(
                predictor.with(PredictionOptions.defaults().with(CoefficientUncertainty.LEFT_OUT)), subject, "year");
        double limit = patient.get("limit").asDouble();
        for (JsonNode f : patient.get("forecast")) {
            double year = f.get("year").asDouble();
            assertThat(with.readings(year).value(0).estimate())
                    .isCloseTo(f.get("mean").asDouble(), within(DIGITS));
            assertThat(given.readings(year).value(0).standardDeviation())
                    .isCloseTo(f.get("sdGivenFixedEffects").asDouble(), within(DIGITS));
            assertThat(with.readings(year).value(0).standardDeviation())
                    .isCloseTo(f.get("sdWithFixedEffectUncertainty").asDouble(), within(DIGITS));
            assertThat(given.curve(year).value(0).standardDeviation())
                    .isCloseTo(f.get("sdOfTheMeanCurve").asDouble(), within(DIGITS));
            assertThat(with.risk(ThresholdEvent.READING_AT, limit, 0, year))
                    .isCloseTo(f.get("probabilityAboveLimit").asDouble(), within(DIGITS));
            assertThat(given.risk(ThresholdEvent.READING_AT, limit, 0, year))
                    .isCloseTo(f.get("probabilityAboveLimitGivenFixedEffects").asDouble(), within(DIGITS));
        }
    }
}
