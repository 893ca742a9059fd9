package org.graftline.mixedmodel.internal.variance;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.graftline.mixedmodel.VarianceParameters;

/** log v = log(e^a + |c|^φ), a = log δ₁. It has a ridge (φ → −∞ is the constant), so the search starts at the fitted power. */
final class ConstPowerVariance implements VarianceFunction {
    /** δ₁ starts as this share of the median of |c|^φ. */
    private static final double CONSTANT_SHARE = 0.05;

    private final RowClasses logs;
    private final VarianceFunction power;
    private final double medianLog;

    /** {@code covariate}: without zeros. */
    ConstPowerVariance(double[] covariate) {
        this.logs = RowClasses.of(
                Arrays.stream(covariate).map(c -> StrictMath.log(Math.abs(c))).toArray());
        this.power = LogLinearVariance.power(covariate);
        this.medianLog = logs.median();
    }

    @Override
    public int parameters() {
        return 2;
    }

    @Override
    public int classes() {
        return logs.values().length;
    }

    @Override
    public int[] counts() {
        return logs.counts();
    }

    @Override
    public int[] classOfRow() {
        return logs.classOfRow();
    }

    @Override
    public void evaluate(double[] phi, double[] logV, double[][] dLogV) {
        for (int c = 0; c < logV.length; c++) {
            double lp = phi[1] * logs.values()[c];
            double top = Math.max(phi[0], lp);
            double constant = StrictMath.exp(phi[0] - top);
            double powered = StrictMath.exp(lp - top);
            logV[c] = top + StrictMath.log(constant + powered);
            dLogV[0][c] = constant / (constant + powered);
            dLogV[1][c] = powered / (constant + powered) * logs.values()[c];
        }
    }

    @Override
    public double[] start() {
        return startAfter(power.start());
    }

    @Override
    public Optional<VarianceFunction> forerunner() {
        return Optional.of(power);
    }

    @Override
    public double[] startAfter(double[] forerunnerPhi) {
        return new double[] {StrictMath.log(CONSTANT_SHARE) + forerunnerPhi[0] * medianLog, forerunnerPhi[0]};
    }

    @Override
    public double[] scale() {
        return new double[] {1, power.scale()[0]};
    }

    @Override
    public String name(int parameter) {
        return parameter == 0 ? "const" : "power";
    }

    @Override
    public VarianceParameters report(double[] phi) {
        Map<String, Double> values = new LinkedHashMap<>();
        values.put("const", StrictMath.exp(phi[0]));
        values.put("power", phi[1]);
        return new VarianceParameters(VarianceParameters.Kind.CONST_POWER, values);
    }

    @Override
    public boolean reportedAsExponential(int parameter) {
        return parameter == 0;
    }

    @Override
    public boolean constant() {
        return logs.values().length == 1;
    }
}
