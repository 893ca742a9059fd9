package org.graftline.mixedmodel.internal.variance;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.graftline.mixedmodel.InvalidModelException;
import org.graftline.mixedmodel.VarianceParameters;

/** A function with some of its parameters known: the search sees the others only. */
final class HeldVariance implements VarianceFunction {
    private final VarianceFunction whole;
    /** Per parameter of the whole its place among the free ones, −1 where it is known. */
    private final int[] free;

    private final double[] known;
    private final int count;
    private final Map<String, Double> values;

    /**
     * @param values known parameters by their reported names and on the reported scale
     * @throws InvalidModelException if a name is no parameter of the function, or a value that its scale cannot take
     */
    HeldVariance(VarianceFunction whole, Map<String, Double> values) {
        this.whole = whole;
        this.values = Map.copyOf(values);
        this.free = new int[whole.parameters()];
        this.known = new double[whole.parameters()];
        Map<String, Double> left = new HashMap<>(values);
        List<String> names = new ArrayList<>();
        int at = 0;
        for (int k = 0; k < free.length; k++) {
            names.add(whole.name(k));
            Double value = left.remove(whole.name(k));
            free[k] = value == null ? at++ : -1;
            if (value != null) {
                known[k] = whole.parameterOf(k, value);
                if (Double.isNaN(known[k]) || Double.isInfinite(known[k])) {
                    throw new InvalidModelException(
                            "The known variance parameter '%s' is %s".formatted(whole.name(k), value),
                            whole.reportedAsExponential(k) ? "Give a positive number" : "Give a finite number");
                }
            }
        }
        count = at;
        if (!left.isEmpty()) {
            throw new InvalidModelException(
                    "The variance function has no parameter '%s'"
                            .formatted(String.join(
                                    "', '", left.keySet().stream().sorted().toList())),
                    "Its parameters are " + names);
        }
    }

    private HeldVariance(VarianceFunction whole, HeldVariance like) {
        this.whole = whole;
        this.free = like.free;
        this.known = like.known;
        this.count = like.count;
        this.values = like.values;
    }

    private double[] full(double[] phi) {
        double[] all = known.clone();
        for (int k = 0; k < all.length; k++) {
            if (free[k] >= 0) {
                all[k] = phi[free[k]];
            }
        }
        return all;
    }

    private double[] part(double[] all) {
        double[] some = new double[count];
        for (int k = 0; k < all.length; k++) {
            if (free[k] >= 0) {
                some[free[k]] = all[k];
            }
        }
        return some;
    }

    private int inWhole(int parameter) {
        for (int k = 0; k < free.length; k++) {
            if (free[k] == parameter) {
                return k;
            }
        }
        throw new IndexOutOfBoundsException(parameter);
    }

    @Override
    public int parameters() {
        return count;
    }

    @Override
    public int classes() {
        return whole.classes();
    }

    @Override
    public int[] counts() {
        return whole.counts();
    }

    @Override
    public int[] classOfRow() {
        return whole.classOfRow();
    }

    @Override
    public void evaluate(double[] phi, double[] logV, double[][] dLogV) {
        double[][] all = new double[free.length][];
        double[] unused = new double[logV.length];
        for (int k = 0; k < all.length; k++) {
            all[k] = free[k] >= 0 ? dLogV[free[k]] : unused;
        }
        whole.evaluate(full(phi), logV, all);
    }

    @Override
    public double[] start() {
        return part(whole.start());
    }

    /** None: a ridge with one of its two ends held is no ridge. */
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
        return part(whole.scale());
    }

    @Override
    public String name(int parameter) {
        return whole.name(inWhole(parameter));
    }

    @Override
    public VarianceParameters report(double[] phi) {
        return whole.report(full(phi));
    }

    @Override
    public boolean reportedAsExponential(int parameter) {
        return whole.reportedAsExponential(inWhole(parameter));
    }

    @Override
    public double parameterOf(int parameter, double reported) {
        return whole.parameterOf(inWhole(parameter), reported);
    }

    @Override
    public boolean constant() {
        return whole.constant();
    }

    @Override
    public Optional<MovingMean> movingMean() {
        return whole.movingMean();
    }

    @Override
    public VarianceFunction at(double[] mean) {
        return new HeldVariance(whole.at(mean), this);
    }

    @Override
    public double[] meanSlope(double[] phi) {
        return whole.meanSlope(full(phi));
    }

    @Override
    public int flooredRows() {
        return whole.flooredRows();
    }

    @Override
    public double floor() {
        return whole.floor();
    }

    @Override
    public double ofRow(double[] phi, int row, double mean, double[] slope) {
        double[] all = new double[free.length];
        double logV = whole.ofRow(full(phi), row, mean, all);
        System.arraycopy(part(all), 0, slope, 0, count);
        return logV;
    }
}
