package org.graftline.mixedmodel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.apache.commons.math3.analysis.MultivariateFunction;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.optim.InitialGuess;
import org.apache.commons.math3.optim.MaxEval;
import org.apache.commons.math3.optim.PointValuePair;
import org.apache.commons.math3.optim.SimpleBounds;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.apache.commons.math3.optim.nonlinear.scalar.ObjectiveFunction;
import org.apache.commons.math3.optim.nonlinear.scalar.noderiv.BOBYQAOptimizer;
import org.graftline.mixedmodel.likelihood.LikelihoodProfile;
import org.graftline.mixedmodel.likelihood.ProfileInterval;
import org.graftline.mixedmodel.likelihood.ProfileInterval.CurvePoint;
import org.graftline.mixedmodel.variance.VarianceModel;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every point of every profile against n×n algebra and a search without derivatives, in the natural parameters. */
class ProfileBruteForceTest {
    private static final int GROUPS = 12;
    private static final int READINGS = 5;
    private static final int N = GROUPS * READINGS;
    private static final int CORRELATION = 4;

    private final double[] day = new double[N];
    private final double[] treated = new double[N];
    private final double[] y = new double[N];
    private final DataTable data = data();

    private DataTable data() {
        SplittableRandom r = new SplittableRandom(11);
        String[] mouse = new String[N];
        String[] arm = new String[N];
        for (int g = 0; g < GROUPS; g++) {
            double b0 = 1.2 * r.nextGaussian();
            double b1 = 0.5 * r.nextGaussian() + 0.2 * b0;
            for (int t = 0; t < READINGS; t++) {
                int i = g * READINGS + t;
                mouse[i] = "m" + g;
                treated[i] = g % 2;
                arm[i] = g % 2 == 0 ? "control" : "treated";
                day[i] = t - 2 + 0.3 * r.nextDouble();
                y[i] = 3 + b0 + (1 - 0.4 * treated[i] + b1) * day[i] + (0.5 + 0.3 * treated[i]) * r.nextGaussian();
            }
        }
        return DataTable.builder()
                .texts("mouse", mouse)
                .texts("arm", arm)
                .numbers("day", day)
                .numbers("y", y)
                .build();
    }

    @ParameterizedTest
    @EnumSource(Method.class)
    void every_point_of_every_profile_is_the_maximum_of_the_rest(Method method) {
        ModelSpec spec = ModelSpec.of("y", "~ day * arm")
                .level("mouse")
                .random("~ day")
                .factor("arm", "control", "treated")
                .variance(VarianceModel.ident("arm"))
                .method(method)
                .build();
        Fit fit = MixedModel.fit(spec, data);

        LikelihoodProfile profile = LikelihoodInference.profile(fit, data);

        assertThat(profile.intervals())
                .extracting(ProfileInterval::name)
                .containsExactly(
                        "sigma",
                        "sd mouse (Intercept)",
                        "sd mouse day",
                        "treated",
                        "cor mouse (Intercept) day",
                        "fixed (Intercept)",
                        "fixed day",
                        "fixed armtreated",
                        "fixed day:armtreated");
        for (ProfileInterval interval : profile.intervals()) {
            assertThat(interval.note()).as(interval.name()).isEmpty();
            assertThat(interval.lower()).isLessThan(interval.estimate());
            assertThat(interval.upper()).isGreaterThan(interval.estimate());
            if (interval.method() != method) {
                continue; // coefficients by ML beside REML: the other turn has them
            }
            double best = least(-1, 0, -1, interval.method());
            int held = profile.intervals().indexOf(interval);
            for (CurvePoint point : interval.curve()) {
                double rise = held < 5
                        ? least(held, point.value(), -1, interval.method()) - best
                        : least(-1, point.value(), held - 5, interval.method()) - best;
                assertThat(point.zeta() * point.zeta())
                        .as("%s at %s", interval.name(), point.value())
                        .isCloseTo(rise, within(2e-5 * Math.max(1, rise)));
            }
        }
    }

    /** Smallest −2ℓ over (σ, sd₀, sd₁, sd ratio, correlation) with one of them, or one coefficient, held. */
    private double least(int held, double value, int coefficient, Method method) {
        double best = least(new double[] {0.5, 1, 0.5, 1.5, 0.2}, held, value, coefficient, method);
        if (held != CORRELATION) {
            return best;
        }
        // With a correlation held there is a summit with either effect near 0.
        for (double[] start :
                new double[][] {{0.5, 1, 0.5, 1.5, 0.2}, {0.5, 1, 0.02, 1.5, 0}, {0.5, 0.02, 0.5, 1.5, 0}}) {
            best = Math.min(best, least(start, held, value, coefficient, method));
        }
        return best;
    }

    private double least(double[] start, int held, double value, int coefficient, Method method) {
        double best = Double.POSITIVE_INFINITY;
        MultivariateFunction f = free -> {
            double[] theta = new double[5];
            int at = 0;
            for (int k = 0; k < 5; k++) {
                theta[k] = k == held ? value : natural(k, free[at++]);
            }
            return dense(theta, coefficient, value, method);
        };
        int k = held < 0 ? 5 : 4;
        double[] guess = new double[k];
        double[] low = new double[k];
        double[] high = new double[k];
        for (int j = 0, at = 0; j < 5; j++) {
            if (j != held) {
                guess[at] = j == 4 ? Math.asin(start[j]) : Math.log(start[j]);
                low[at] = j == 4 ? -Math.PI / 2 : -16;
                high[at++] = j == 4 ? Math.PI / 2 : 4;
            }
        }
        for (int round = 0; round < 2; round++) {
            PointValuePair found = new BOBYQAOptimizer(2 * k + 1, round == 0 ? 0.5 : 0.05, 1e-9)
                    .optimize(
                            new MaxEval(20000),
                            new ObjectiveFunction(f),
                            GoalType.MINIMIZE,
                            new InitialGuess(guess),
                            new SimpleBounds(low, high));
            best = Math.min(best, found.getValue());
            guess = found.getPoint();
        }
        return best;
    }

    private static double natural(int k, double free) {
        return k == 4 ? Math.sin(free) : Math.exp(free);
    }

    private double dense(double[] theta, int coefficient, double value, Method method) {
        RealMatrix v = new Array2DRowRealMatrix(N, N);
        for (int i = 0; i < N; i++) {
            for (int j = i / READINGS * READINGS; j < (i / READINGS + 1) * READINGS; j++) {
                double cov = theta[4] * theta[1] * theta[2];
                v.setEntry(i, j, theta[1] * theta[1] + cov * (day[i] + day[j]) + theta[2] * theta[2] * day[i] * day[j]);
            }
            double sd = theta[0] * (treated[i] == 1 ? theta[3] : 1);
            v.addToEntry(i, i, sd * sd);
        }
        int p = coefficient < 0 ? 4 : 3;
        RealMatrix x = new Array2DRowRealMatrix(N, p);
        RealMatrix response = new Array2DRowRealMatrix(N, 1);
        for (int i = 0; i < N; i++) {
            double[] row = {1, day[i], treated[i], day[i] * treated[i]};
            response.setEntry(i, 0, coefficient < 0 ? y[i] : y[i] - value * row[coefficient]);
            for (int j = 0, at = 0; j < 4; j++) {
                if (j != coefficient) {
                    x.setEntry(i, at++, row[j]);
                }
            }
        }
        CholeskyDecomposition chol = new CholeskyDecomposition(v, 1e-9, 0);
        RealMatrix vx = chol.getSolver().solve(x);
        CholeskyDecomposition top = new CholeskyDecomposition(x.transpose().multiply(vx), 1e-9, 0);
        RealMatrix beta = top.getSolver().solve(vx.transpose().multiply(response));
        RealMatrix residual = response.subtract(x.multiply(beta));
        double r2 =
                residual.transpose().multiply(chol.getSolver().solve(residual)).getEntry(0, 0);
        double nu = method == Method.REML ? N - p : N;
        return nu * Math.log(2 * Math.PI) + logDet(chol) + (method == Method.REML ? logDet(top) : 0) + r2;
    }

    private static double logDet(CholeskyDecomposition c) {
        double sum = 0;
        for (int i = 0; i < c.getL().getRowDimension(); i++) {
            sum += 2 * Math.log(c.getL().getEntry(i, i));
        }
        return sum;
    }
}
