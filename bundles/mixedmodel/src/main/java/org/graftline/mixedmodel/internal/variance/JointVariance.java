package org.graftline.mixedmodel.internal.variance;

import java.util.Arrays;
import java.util.Optional;
import org.graftline.mixedmodel.VarianceParameters;

/**
 * A variance of the population mean whose coefficients are maximized over in mean and variance at once (MATHS.md section 3, full likelihood).
 * The parameters are those of the function and then β_Q, the coefficients of the re-based columns, f = f₀ + Qβ_Q: so
 * ∂log v_i/∂β_j = (∂log v_i/∂f_i) q_ij stands beside ∂log v_i/∂φ, and every row is a class of its own. The floor of |f| is a fixed number, or
 * the likelihood would jump with the median. Immutable.
 */
public final class JointVariance implements VarianceFunction {
    private final VarianceFunction function;
    private final double[][] q;
    private final double[] base;
    private final double unit;
    /** The function at the mean whose floored rows are told. */
    private final VarianceFunction there;

    /**
     * @param function a function that looks at a mean, with a floor that the model names
     * @param q the re-based columns, p×n, kept
     * @param base f₀, the mean where β_Q = 0, per ordered row
     * @param unit a typical size of an entry of β_Q
     */
    public JointVariance(VarianceFunction function, double[][] q, double[] base, double unit) {
        this(function.at(base), q, base, unit, function.at(base));
    }

    private JointVariance(VarianceFunction function, double[][] q, double[] base, double unit, VarianceFunction there) {
        this.function = function;
        this.q = q;
        this.base = base;
        this.unit = unit;
        this.there = there;
    }

    /** The same function for another response: other columns or another mean. */
    public JointVariance around(double[][] columns, double[] mean, double size) {
        return new JointVariance(function, columns, mean, size);
    }

    /** The function of the mean alone, for the pseudo-likelihood. */
    public VarianceFunction ofMean() {
        return function;
    }

    /** f = f₀ + Qβ_Q of every ordered row. */
    public double[] mean(double[] phi) {
        double[] f = base.clone();
        int m = function.parameters();
        for (int j = 0; j < q.length; j++) {
            double b = phi[m + j];
            for (int i = 0; i < f.length; i++) {
                f[i] += q[j][i] * b;
            }
        }
        return f;
    }

    private double[] own(double[] phi) {
        return Arrays.copyOf(phi, function.parameters());
    }

    @Override
    public Optional<double[]> coefficients(double[] phi) {
        int m = function.parameters();
        return Optional.of(Arrays.copyOfRange(phi, m, m + q.length));
    }

    @Override
    public int parameters() {
        return function.parameters() + q.length;
    }

    @Override
    public int classes() {
        return function.classes();
    }

    @Override
    public int[] counts() {
        return function.counts();
    }

    @Override
    public int[] classOfRow() {
        return function.classOfRow();
    }

    @Override
    public void evaluate(double[] phi, double[] logV, double[][] dLogV) {
        int m = function.parameters();
        VarianceFunction here = function.at(mean(phi));
        here.evaluate(own(phi), logV, Arrays.copyOf(dLogV, m));
        double[] slope = here.meanSlope(own(phi));
        int[] classOfRow = classOfRow();
        for (int j = 0; j < q.length; j++) {
            for (int i = 0; i < slope.length; i++) {
                dLogV[m + j][classOfRow[i]] = slope[i] * q[j][i];
            }
        }
    }

    private double[] followed(double[] own, double rest) {
        double[] all = Arrays.copyOf(own, parameters());
        Arrays.fill(all, own.length, all.length, rest);
        return all;
    }

    @Override
    public double[] start() {
        return followed(function.start(), 0);
    }

    /** The start that belongs to parameters of the function and coefficients of the re-based columns. */
    public double[] startAt(double[] own, double[] betaQ) {
        double[] all = followed(Arrays.copyOf(own, function.parameters()), 0);
        System.arraycopy(betaQ, 0, all, function.parameters(), betaQ.length);
        return all;
    }

    /** None: what comes before is the fixed point of the pseudo-likelihood. */
    @Override
    public Optional<VarianceFunction> forerunner() {
        return Optional.empty();
    }

    @Override
    public double[] startAfter(double[] forerunnerPhi) {
        return start();
    }

    @Override
    public double[] scale() {
        return followed(function.scale(), unit);
    }

    @Override
    public String name(int parameter) {
        int m = function.parameters();
        return parameter < m ? function.name(parameter) : "coefficient " + (parameter - m + 1);
    }

    @Override
    public VarianceParameters report(double[] phi) {
        return function.report(own(phi));
    }

    @Override
    public boolean reportedAsExponential(int parameter) {
        return parameter < function.parameters() && function.reportedAsExponential(parameter);
    }

    @Override
    public double parameterOf(int parameter, double reported) {
        return parameter < function.parameters() ? function.parameterOf(parameter, reported) : reported;
    }

    @Override
    public boolean constant() {
        return false;
    }

    /** None that would have to be held: this function moves its mean itself. */
    @Override
    public Optional<MovingMean> movingMean() {
        return Optional.empty();
    }

    /** The same function, which tells how many rows of that mean lie at the floor. */
    @Override
    public VarianceFunction at(double[] mean) {
        return new JointVariance(function, q, base, unit, function.at(mean));
    }

    @Override
    public double[] meanSlope(double[] phi) {
        return function.at(mean(phi)).meanSlope(own(phi));
    }

    @Override
    public int flooredRows() {
        return there.flooredRows();
    }

    @Override
    public double floor() {
        return there.floor();
    }

    @Override
    public double ofRow(double[] phi, int row, double mean, double[] slope) {
        double[] own = new double[function.parameters()];
        double logV = function.ofRow(own(phi), row, mean, own);
        double[] onMean = function.at(mean(phi)).meanSlope(own(phi));
        System.arraycopy(own, 0, slope, 0, own.length);
        for (int j = 0; j < q.length; j++) {
            slope[own.length + j] = onMean[row] * q[j][row];
        }
        return logV;
    }
}
