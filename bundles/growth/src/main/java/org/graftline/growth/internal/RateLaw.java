package org.graftline.growth.internal;

import java.util.List;
import org.graftline.growth.GrowthRates.Law;
import org.graftline.mixedmodel.EffectsGivenOuter;
import org.graftline.mixedmodel.Fit;
import org.graftline.mixedmodel.Matrix;

/**
 * The law of x'β + Σz'b along one chain of groups. Each level is normal given those outside it, b ~ N(b̂ − B(s − ŝ), V) (engine.md section
 * 6): from the inside out a level adds z'Vz and hands −B'z on to the state s outside, and what arrives at β adds w'Φw.
 */
final class RateLaw {
    private final Fit fit;
    private final List<EffectsGivenOuter> levels;
    private final Matrix phi;

    RateLaw(Fit fit) {
        this.fit = fit;
        levels = fit.effectsGivenOuter();
        phi = fit.fixed().covariance();
    }

    /**
     * @param x a weight per coefficient
     * @param path full path of the group of each level, outermost first; may end before the innermost level
     * @param z weights of the effects of each of these groups
     */
    Law of(double[] x, List<String> path, List<double[]> z) {
        double mean = 0;
        double variance = 0;
        double[] onBeta = x.clone();
        double[][] weights = z.stream().map(double[]::clone).toArray(double[][]::new);
        for (int l = path.size() - 1; l >= 0; l--) {
            EffectsGivenOuter level = levels.get(l);
            int g = level.position(path.get(l)).orElseThrow();
            double[] b = level.mean(g);
            Matrix v = level.covariance(g);
            Matrix regression = level.regression(g);
            for (int i = 0; i < b.length; i++) {
                mean += z.get(l)[i] * b[i];
                for (int j = 0; j < b.length; j++) {
                    variance += weights[l][i] * v.get(i, j) * weights[l][j];
                }
                int at = 0;
                for (int outer = l - 1; outer >= 0; outer--) {
                    for (int j = 0; j < weights[outer].length; j++) {
                        weights[outer][j] -= weights[l][i] * regression.get(i, at++);
                    }
                }
                for (int j = 0; j < onBeta.length; j++) {
                    onBeta[j] -= weights[l][i] * regression.get(i, at++);
                }
            }
        }
        for (int i = 0; i < x.length; i++) {
            mean += x[i] * fit.fixed().estimate(i);
            for (int j = 0; j < x.length && onBeta[i] != 0; j++) {
                variance += onBeta[i] * phi.get(i, j) * onBeta[j];
            }
        }
        return new Law(mean, Math.sqrt(Math.max(0, variance)));
    }
}
