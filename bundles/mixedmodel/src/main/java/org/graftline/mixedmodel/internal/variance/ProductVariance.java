package org.graftline.mixedmodel.internal.variance;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.graftline.mixedmodel.VarianceParameters;
import org.jspecify.annotations.Nullable;

/** v as the product of parts; a single function is a product of one, the constant a product of none. */
final class ProductVariance implements VarianceFunction {
    private final VarianceParameters.Kind kind;
    private final RowClasses rows;
    private final List<VariancePart> parts;
    private final @Nullable CovariateSource moving;

    /**
     * @param moving the mean that the parts look at; null when they look at columns only, else every row is a class of its own
     */
    ProductVariance(
            VarianceParameters.Kind kind, RowClasses rows, List<VariancePart> parts, @Nullable CovariateSource moving) {
        this.kind = kind;
        this.rows = rows;
        this.parts = List.copyOf(parts);
        this.moving = moving;
    }

    @Override
    public int parameters() {
        return parts.stream().mapToInt(VariancePart::parameters).sum();
    }

    @Override
    public int classes() {
        return rows.counts().length;
    }

    @Override
    public int[] counts() {
        return rows.counts();
    }

    @Override
    public int[] classOfRow() {
        return rows.classOfRow();
    }

    @Override
    public void evaluate(double[] phi, double[] logV, double[][] dLogV) {
        java.util.Arrays.fill(logV, 0);
        int at = 0;
        for (VariancePart part : parts) {
            part.add(phi, at, logV, dLogV);
            at += part.parameters();
        }
    }

    @Override
    public double[] start() {
        return gather(VariancePart::start);
    }

    @Override
    public double[] scale() {
        return gather(VariancePart::scale);
    }

    private interface PerPart {
        double[] of(VariancePart part);
    }

    private double[] gather(PerPart values) {
        return parts.stream()
                .flatMapToDouble(part -> java.util.Arrays.stream(values.of(part)))
                .toArray();
    }

    @Override
    public Optional<VarianceFunction> forerunner() {
        List<VariancePart> simpler =
                parts.stream().map(VariancePart::forerunner).toList();
        return simpler.equals(parts) ? Optional.empty() : Optional.of(new ProductVariance(kind, rows, simpler, moving));
    }

    @Override
    public double[] startAfter(double[] forerunnerPhi) {
        double[] start = new double[parameters()];
        int from = 0;
        int to = 0;
        for (VariancePart part : parts) {
            int simpler = part.forerunner().parameters();
            double[] own = part.startAfter(java.util.Arrays.copyOfRange(forerunnerPhi, from, from + simpler));
            System.arraycopy(own, 0, start, to, own.length);
            from += simpler;
            to += own.length;
        }
        return start;
    }

    /** The part that has a parameter, and where its parameters begin. */
    private record Place(VariancePart part, int index, int at) {}

    private Place place(int parameter) {
        int at = 0;
        for (int i = 0; i < parts.size(); i++) {
            int end = at + parts.get(i).parameters();
            if (parameter < end) {
                return new Place(parts.get(i), i, at);
            }
            at = end;
        }
        throw new IndexOutOfBoundsException(parameter);
    }

    /** In a product of several the parts are told apart by the letters A, B, …, as nlme prints them. */
    private String prefix(int index) {
        return parts.size() < 2 ? "" : (char) ('A' + index) + ".";
    }

    @Override
    public String name(int parameter) {
        Place p = place(parameter);
        return prefix(p.index()) + p.part().name(parameter - p.at());
    }

    @Override
    public VarianceParameters report(double[] phi) {
        Map<String, Double> all = new LinkedHashMap<>();
        int at = 0;
        for (int i = 0; i < parts.size(); i++) {
            Map<String, Double> own = new LinkedHashMap<>();
            parts.get(i).report(phi, at, own);
            at += parts.get(i).parameters();
            String prefix = prefix(i);
            own.forEach((name, value) -> all.put(prefix + name, value));
        }
        return new VarianceParameters(kind, all);
    }

    @Override
    public boolean reportedAsExponential(int parameter) {
        Place p = place(parameter);
        return p.part().reportedAsExponential(parameter - p.at());
    }

    @Override
    public double parameterOf(int parameter, double reported) {
        Place p = place(parameter);
        return p.part().parameterOf(parameter - p.at(), reported);
    }

    @Override
    public boolean constant() {
        return parts.stream().allMatch(VariancePart::constant);
    }

    @Override
    public Optional<MovingMean> movingMean() {
        return moving == null ? Optional.empty() : Optional.ofNullable(moving.kind());
    }

    @Override
    public VarianceFunction at(double[] mean) {
        return moving == null
                ? this
                : new ProductVariance(
                        kind, rows, parts.stream().map(p -> p.at(mean)).toList(), moving.around(mean));
    }

    @Override
    public double[] meanSlope(double[] phi) {
        double[] slope = new double[rows.classOfRow().length];
        if (moving != null) {
            int at = 0;
            for (VariancePart part : parts) {
                part.addMeanSlope(phi, at, slope);
                at += part.parameters();
            }
        }
        return slope;
    }

    @Override
    public int flooredRows() {
        return moving == null ? 0 : moving.floored();
    }

    @Override
    public double floor() {
        return moving == null ? 0 : moving.smallest();
    }

    @Override
    public double ofRow(double[] phi, int row, double mean, double[] slope) {
        double logV = 0;
        int at = 0;
        for (VariancePart part : parts) {
            logV += part.ofRow(phi, at, rows.classOfRow()[row], mean, slope);
            at += part.parameters();
        }
        return logV;
    }
}
