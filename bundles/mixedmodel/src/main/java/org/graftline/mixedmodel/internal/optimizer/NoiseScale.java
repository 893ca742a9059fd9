package org.graftline.mixedmodel.internal.optimizer;

import java.util.List;
import org.graftline.mixedmodel.internal.criterion.ProfiledLikelihood;
import org.graftline.mixedmodel.internal.design.RandomDesign;

/** The unit in which a random effect is compared with the noise. */
public final class NoiseScale {
    private NoiseScale() {}

    /** 1/√mean(w z²) per level and column at φ: the standard deviation, in scaled columns, that is as large as the noise. */
    public static double[][] of(ProfiledLikelihood likelihood, List<RandomDesign> random, double[] phi) {
        double[] weights = likelihood.weights(phi);
        int[] classOfRow = likelihood.residual().variance().classOfRow();
        double[][] scale = new double[random.size()][];
        for (int l = 0; l < scale.length; l++) {
            double[][] columns = random.get(l).columns();
            scale[l] = new double[columns.length];
            for (int j = 0; j < columns.length; j++) {
                double sum = 0;
                double[] z = columns[j];
                for (int i = 0; i < z.length; i++) {
                    sum += weights[classOfRow[i]] * z[i] * z[i];
                }
                scale[l][j] = sum > 0 && sum < Double.POSITIVE_INFINITY ? Math.sqrt(z.length / sum) : 1;
            }
        }
        return scale;
    }
}
