package org.graftline.mixedmodel.prediction;

import java.util.ArrayList;
import java.util.List;
import org.graftline.mixedmodel.Fit;
import org.graftline.mixedmodel.Matrix;
import org.graftline.mixedmodel.RandomEffects;
import org.graftline.mixedmodel.internal.prediction.EffectsLaw;

/**
 * What is known of the random effects of one group.
 *
 * @param level the grouping column
 * @param id the group's full path, {@code outer/inner}
 * @param names q names of the effects
 * @param mean q predicted effects
 * @param covarianceGivenCoefficients q×q, of the prediction errors when β̂ is taken as known
 * @param covariance q×q, of the prediction errors with the uncertainty of β̂ inside
 */
public record GroupPosterior(
        String level,
        String id,
        List<String> names,
        List<Double> mean,
        Matrix covarianceGivenCoefficients,
        Matrix covariance) {
    /** Copies the lists. */
    public GroupPosterior {
        names = List.copyOf(names);
        mean = List.copyOf(mean);
    }

    /** That of a group whose effects stand at {@code at} in a law. */
    static GroupPosterior of(Fit fit, EffectsLaw law, int level, String id, int at) {
        RandomEffects effects = fit.random().get(level);
        int q = effects.names().size();
        Matrix phi = fit.fixed().covariance();
        int p = phi.rows();
        List<Double> mean = new ArrayList<>();
        double[] given = new double[q * q];
        double[] all = new double[q * q];
        for (int i = 0; i < q; i++) {
            mean.add(law.mean(at + i));
            for (int j = 0; j < q; j++) {
                given[i * q + j] = law.covariance(at + i, at + j);
                double both = given[i * q + j];
                for (int a = 0; a < p; a++) {
                    for (int b = 0; b < p; b++) {
                        both += law.slope(at + i, a) * phi.get(a, b) * law.slope(at + j, b);
                    }
                }
                all[i * q + j] = both;
            }
        }
        return new GroupPosterior(
                effects.level(), id, effects.names(), mean, Matrix.of(q, q, given), Matrix.of(q, q, all));
    }
}
