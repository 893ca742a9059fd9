package org.graftline.mixedmodel.inference;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.distribution.TDistribution;
import org.graftline.mixedmodel.ContrastEstimate;
import org.graftline.mixedmodel.Fit;
import org.graftline.mixedmodel.InvalidModelException;
import org.graftline.mixedmodel.Matrix;
import org.graftline.mixedmodel.internal.inference.MultivariateT;
import org.graftline.mixedmodel.internal.inference.StudentizedRange;

/**
 * Several linear combinations of the coefficients of one fit, judged together: estimates with intervals, their pairwise differences, differences
 * to one of them, and a joint test. Immutable.
 */
public final class EstimateFamily {
    private static final double LARGE = 1e15;

    /** All pairwise differences of so many members, or 0. */
    private final int meansCompared;

    private final Fit fit;
    private final DegreesOfFreedom method;
    private final List<String> names;
    private final double[][] rows;

    private EstimateFamily(Fit fit, DegreesOfFreedom method, List<String> names, double[][] rows, int meansCompared) {
        this.fit = fit;
        this.method = method;
        this.names = List.copyOf(names);
        this.rows = rows;
        this.meansCompared = meansCompared;
    }

    /**
     * A family of any combinations.
     *
     * @param names one name per combination
     * @param rows one row of p weights per combination
     * @throws InvalidModelException if the family is empty or names and rows do not match
     */
    public static EstimateFamily of(Fit fit, DegreesOfFreedom method, List<String> names, Matrix rows) {
        if (names.isEmpty()
                || rows.rows() != names.size()
                || rows.columns() != fit.fixed().size()) {
            throw new InvalidModelException(
                    "%d names for %d rows of %d weights".formatted(names.size(), rows.rows(), rows.columns()),
                    "Give one name and %d weights for each combination, at least one"
                            .formatted(fit.fixed().size()));
        }
        return new EstimateFamily(fit, method, names, rows.toArray(), 0);
    }

    /** Names of the members, in order. */
    public List<String> names() {
        return names;
    }

    /** The weights of the coefficients, one row of p per member. */
    public Matrix rows() {
        double[] all = Arrays.stream(rows).flatMapToDouble(Arrays::stream).toArray();
        return Matrix.of(rows.length, fit.fixed().size(), all);
    }

    /**
     * Every difference of an earlier member and a later one, {@code a - b}.
     *
     * @throws InvalidModelException if there is one member only
     */
    public EstimateFamily pairwise() {
        List<String> pairs = new ArrayList<>();
        List<double[]> differences = new ArrayList<>();
        for (int i = 0; i < rows.length; i++) {
            for (int j = i + 1; j < rows.length; j++) {
                pairs.add(names.get(i) + " - " + names.get(j));
                differences.add(difference(i, j));
            }
        }
        return differences(pairs, differences, rows.length);
    }

    /**
     * The difference of every other member to one of them, {@code other - reference}.
     *
     * @param reference name of a member
     * @throws InvalidModelException if there is no such member, or no other
     */
    public EstimateFamily versus(String reference) {
        int r = names.indexOf(reference);
        if (r < 0) {
            throw new InvalidModelException(
                    "There is no '%s' to compare with".formatted(reference), "Use one of " + names);
        }
        List<String> pairs = new ArrayList<>();
        List<double[]> differences = new ArrayList<>();
        for (int i = 0; i < rows.length; i++) {
            if (i != r) {
                pairs.add(names.get(i) + " - " + reference);
                differences.add(difference(i, r));
            }
        }
        return differences(pairs, differences, rows.length == 2 ? 2 : 0);
    }

    private EstimateFamily differences(List<String> pairs, List<double[]> differences, int means) {
        if (pairs.isEmpty()) {
            throw new InvalidModelException("%s has nothing to be compared with".formatted(names), "Give two or more");
        }
        return new EstimateFamily(fit, method, pairs, differences.toArray(double[][]::new), means);
    }

    private double[] difference(int i, int j) {
        double[] d = rows[i].clone();
        for (int k = 0; k < d.length; k++) {
            d[k] -= rows[j][k];
        }
        return d;
    }

    /** The joint test that every member is 0. */
    public FTest joint() {
        return fit.joint(rows(), method);
    }

    /** The members with 95 % intervals, not adjusted. */
    public List<Comparison> estimates() {
        return estimates(Adjustment.NONE, 0.95);
    }

    /** The members with 95 % intervals. */
    public List<Comparison> estimates(Adjustment adjustment) {
        return estimates(adjustment, 0.95);
    }

    /**
     * The members with their intervals.
     *
     * @param confidence probability that all intervals cover where adjusted, each of them where not; between 0 and 1
     * @throws InvalidModelException for Tukey's adjustment of anything but all pairwise differences, or an impossible confidence
     */
    public List<Comparison> estimates(Adjustment adjustment, double confidence) {
        if (!(confidence > 0 && confidence < 1)) {
            throw new InvalidModelException(
                    "A confidence of %s".formatted(confidence), "Give a probability between 0 and 1, such as 0.95");
        }
        if (adjustment == Adjustment.TUKEY && meansCompared == 0) {
            throw new InvalidModelException(
                    "Tukey's adjustment of %s, which are not all differences of pairs".formatted(names),
                    "Use pairwise(), or the adjustment DUNNETT, which serves any comparisons");
        }
        List<ContrastEstimate> single =
                Arrays.stream(rows).map(row -> fit.estimate(row, method)).toList();
        double[] p = adjusted(adjustment, single);
        double[] critical = critical(adjustment, single, confidence);
        List<Comparison> out = new ArrayList<>();
        for (int i = 0; i < single.size(); i++) {
            ContrastEstimate e = single.get(i);
            double half = critical[i] * e.standardError();
            out.add(new Comparison(
                    names.get(i),
                    e.estimate(),
                    e.standardError(),
                    e.df(),
                    e.estimate() - half,
                    e.estimate() + half,
                    e.t(),
                    p[i]));
        }
        return List.copyOf(out);
    }

    private double[] adjusted(Adjustment adjustment, List<ContrastEstimate> single) {
        int m = single.size();
        double[] p = single.stream().mapToDouble(ContrastEstimate::p).toArray();
        return switch (adjustment) {
            case NONE -> p;
            case BONFERRONI -> Arrays.stream(p).map(x -> Math.min(1, m * x)).toArray();
            case HOLM -> holm(p);
            case TUKEY ->
                single.stream()
                        .mapToDouble(e -> usable(e)
                                ? 1 - StudentizedRange.cumulative(Math.abs(e.t()) * Math.sqrt(2), meansCompared, e.df())
                                : Double.NaN)
                        .toArray();
            case DUNNETT -> {
                MultivariateT t = multivariate();
                yield single.stream()
                        .mapToDouble(e -> usable(e) ? 1 - t.withinAll(Math.abs(e.t()), e.df()) : Double.NaN)
                        .toArray();
            }
        };
    }

    private double[] critical(Adjustment adjustment, List<ContrastEstimate> single, double confidence) {
        int m = single.size();
        MultivariateT joint = adjustment == Adjustment.DUNNETT ? multivariate() : null;
        double[] out = new double[m];
        for (int i = 0; i < m; i++) {
            double df = single.get(i).df();
            if (!usable(single.get(i))) {
                out[i] = Double.NaN;
            } else if (i > 0 && df == single.get(i - 1).df()) {
                out[i] = out[i - 1];
            } else if (joint != null) {
                out[i] = joint.quantile(confidence, df);
            } else if (adjustment == Adjustment.TUKEY) {
                out[i] = StudentizedRange.quantile(confidence, meansCompared, df) / Math.sqrt(2);
            } else {
                double tail = (1 - confidence) / 2 / (adjustment == Adjustment.NONE ? 1 : m);
                out[i] = -new TDistribution(null, Math.min(df, LARGE)).inverseCumulativeProbability(tail);
            }
        }
        return out;
    }

    private static boolean usable(ContrastEstimate e) {
        return e.df() > 0 && !Double.isNaN(e.t());
    }

    /** p_(i) times the number of hypotheses not yet rejected, never falling. */
    private static double[] holm(double[] p) {
        int m = p.length;
        Integer[] order = new Integer[m];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, (a, b) -> Double.compare(p[a], p[b]));
        double[] out = new double[m];
        double most = 0;
        for (int k = 0; k < m; k++) {
            most = Math.max(most, Math.min(1, (m - k) * p[order[k]]));
            out[order[k]] = Double.isNaN(p[order[k]]) ? Double.NaN : most;
        }
        return out;
    }

    private MultivariateT multivariate() {
        Matrix phi = fit.fixedCovariance(method);
        double[][] covariance = new double[rows.length][rows.length];
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < rows.length; j++) {
                for (int a = 0; a < phi.rows(); a++) {
                    for (int b = 0; b < phi.rows(); b++) {
                        covariance[i][j] += rows[i][a] * phi.get(a, b) * rows[j][b];
                    }
                }
            }
        }
        return new MultivariateT(covariance);
    }
}
