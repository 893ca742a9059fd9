package org.graftline.mixedmodel.internal.prediction;

import org.apache.commons.math3.distribution.NormalDistribution;

/** Two readings of one curve at two times, the rows 0 and 1 of a table. */
public final class ReadingPair {
    private static final QuadratureRule OVER_CURVE = QuadratureRule.standardNormal(18);
    private static final NormalDistribution NORMAL = new NormalDistribution(null, 0, 1);

    private final TwoTimes curve;
    private final ResidualSpread spread;
    private final double firstPopulation;
    private final double secondPopulation;

    /**
     * @param curve of the group, without residuals
     * @param firstPopulation xβ̂ at the first time
     * @param secondPopulation xβ̂ at the second time
     */
    public ReadingPair(TwoTimes curve, ResidualSpread spread, double firstPopulation, double secondPopulation) {
        this.curve = curve;
        this.spread = spread;
        this.firstPopulation = firstPopulation;
        this.secondPopulation = secondPopulation;
    }

    /**
     * P(one of the two readings is above the limit). Where σv follows the uncertain curve, the mean over both ends of the curve by
     * quadrature, normal whatever {@code df}.
     */
    public double eitherAbove(double limit, double df) {
        if (spread.fittedDependent()) {
            return 1 - bothBelow(limit);
        }
        double a = spread.standardDeviation(0, firstPopulation);
        double b = spread.standardDeviation(1, secondPopulation);
        return curve.plus(a * a, b * b).eitherAbove(limit, df);
    }

    private double bothBelow(double limit) {
        double sd = Math.sqrt(curve.firstVariance());
        double slope = sd == 0 ? 0 : curve.covariance() / sd;
        double rest = Math.sqrt(Math.max(0, curve.secondVariance() - slope * slope));
        double sum = 0;
        for (int i = 0; i < OVER_CURVE.size(); i++) {
            double f = curve.first() + sd * OVER_CURVE.node(i);
            double below = below(limit, f, 0);
            double inner = 0;
            for (int j = 0; j < OVER_CURVE.size(); j++) {
                double g = curve.second() + slope * OVER_CURVE.node(i) + rest * OVER_CURVE.node(j);
                inner += OVER_CURVE.weight(j) * below(limit, g, 1);
            }
            sum += OVER_CURVE.weight(i) * below * inner;
        }
        return sum;
    }

    private double below(double limit, double f, int row) {
        return NORMAL.cumulativeProbability((limit - f) / spread.standardDeviation(row, f));
    }
}
