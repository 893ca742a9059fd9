package org.graftline.mixedmodel.internal.optimizer;

import java.util.function.Predicate;
import org.graftline.mixedmodel.Cancellation;
import org.jspecify.annotations.Nullable;

/**
 * Newton's method inside a trust region, in eigen-coordinates of the Hessian (Moré and Sorensen 1983; engine.md section 3). The Hessian is
 * taken by forward differences of the gradient and kept while it predicts well.
 */
public final class TrustRegion {
    /** A step is taken if it gains this share of what the model promised. */
    private static final double ACCEPT = 0.1;
    /** The Hessian is kept while actual over predicted gain stays inside these. */
    private static final double KEEP_LOW = 0.75;

    private static final double KEEP_HIGH = 1.25;
    /** Predicted gains in −2ℓ below this share of its size drown in rounding: such steps are taken on the model's word. */
    private static final double ROUNDING = 1e-12;

    private static final double DIFFERENCE = 1e-5;
    private static final int MAX_STEPS = 300;

    /** A function to be minimized. */
    public interface Objective {
        /** The value at x, +∞ where there is none; the gradient is overwritten when the value is finite. */
        double evaluate(double[] x, double[] gradient);
    }

    /** Why a search ended. */
    public enum End {
        SETTLED,
        INTERRUPTED,
        EXHAUSTED
    }

    private final Objective f;
    private final int k;
    private double[] x;
    private double value;
    private double[] g;
    private double @Nullable [] hessian;
    private double radius = 1;
    private int steps;

    /** Starts at x. */
    public TrustRegion(Objective f, double[] x) {
        this(f, x, new double[0]);
    }

    /**
     * Starts at x with a Hessian from nearby.
     *
     * @param hessian k×k; empty = none is known
     */
    public TrustRegion(Objective f, double[] x, double[] hessian) {
        this.f = f;
        this.k = x.length;
        this.x = x.clone();
        this.g = new double[k];
        this.hessian = hessian.length == 0 ? null : hessian.clone();
        this.value = f.evaluate(this.x, g);
    }

    /** Steps until the log-likelihood still to gain, g'H⁻¹g/4 of −2ℓ, is below the tolerance, or until {@code interrupt} holds after an accepted step. */
    public End run(double tolerance, Predicate<double[]> interrupt) {
        if (k == 0) {
            return End.SETTLED;
        }
        boolean fresh = false;
        int refused = 0;
        while (steps < MAX_STEPS && value < Double.POSITIVE_INFINITY) {
            Cancellation.check();
            double[] h = hessian;
            if (h == null) {
                h = differences();
                hessian = h;
                fresh = true;
            }
            SymmetricEigen eigen = new SymmetricEigen(h, k);
            double decrement = decrement(eigen, g, k);
            if (decrement < tolerance) {
                return End.SETTLED;
            }
            steps++;
            double[] s = step(eigen);
            double predicted = -model(h, s);
            double[] xNew = new double[k];
            double length = 0;
            for (int i = 0; i < k; i++) {
                xNew[i] = x[i] + s[i];
                length += s[i] * s[i];
            }
            length = Math.sqrt(length);
            double[] gNew = new double[k];
            double valueNew = f.evaluate(xNew, gNew);
            boolean drowned = predicted < ROUNDING * Math.abs(value)
                    && Math.abs(valueNew - value) < 10 * ROUNDING * Math.abs(value);
            if (valueNew < Double.POSITIVE_INFINITY && !drowned) {
                secant(h, s, gNew);
            }
            double ratio = drowned ? 1 : (value - valueNew) / predicted;
            if (ratio > ACCEPT) {
                x = xNew;
                g = gNew;
                value = valueNew;
                boolean good = ratio >= KEEP_LOW && ratio <= KEEP_HIGH;
                if (good && length > 0.8 * radius) {
                    radius *= 2.5;
                } else if (ratio < 0.25) {
                    radius = Math.max(length / 2, 1e-8);
                }
                refused = 0;
                fresh = false;
                if (interrupt.test(x)) {
                    return End.INTERRUPTED;
                }
            } else if (fresh) {
                radius = Math.min(radius, length) / 2;
                if (radius < 1e-12) {
                    return End.EXHAUSTED;
                }
            } else {
                radius = Math.min(radius, length) / 2;
                if (++refused > 1) {
                    hessian = null;
                }
            }
        }
        return End.EXHAUSTED;
    }

    /** Where the search stands. */
    public double[] x() {
        return x.clone();
    }

    /** The value there. */
    public double value() {
        return value;
    }

    /** The Hessian as the last steps left it; empty when there was no step. */
    double[] hessian() {
        return hessian == null ? new double[0] : hessian.clone();
    }

    /** Steps taken or refused so far. */
    int steps() {
        return steps;
    }

    /** Symmetric rank-one update: afterwards H s = change of the gradient (Conn, Gould and Toint 1991). */
    private void secant(double[] h, double[] s, double[] gNew) {
        double[] miss = new double[k];
        double along = 0;
        double s2 = 0;
        double miss2 = 0;
        for (int i = 0; i < k; i++) {
            miss[i] = gNew[i] - g[i];
            for (int j = 0; j < k; j++) {
                miss[i] -= h[i * k + j] * s[j];
            }
            along += miss[i] * s[i];
            s2 += s[i] * s[i];
            miss2 += miss[i] * miss[i];
        }
        if (Math.abs(along) > 1e-8 * Math.sqrt(s2 * miss2)) {
            for (int i = 0; i < k; i++) {
                for (int j = 0; j < k; j++) {
                    h[i * k + j] += miss[i] * miss[j] / along;
                }
            }
        }
    }

    /** g'H⁻¹g/4: log-likelihood to gain under the quadratic model; +∞ when H is not positive definite. */
    static double decrement(SymmetricEigen eigen, double[] g, int k) {
        double sum = 0;
        for (int j = 0; j < k; j++) {
            if (!(eigen.values[j] > 0)) {
                return Double.POSITIVE_INFINITY;
            }
            double c = 0;
            for (int i = 0; i < k; i++) {
                c += eigen.vectors[i * k + j] * g[i];
            }
            sum += c * c / eigen.values[j];
        }
        return sum / 4;
    }

    private double model(double[] h, double[] s) {
        double sum = 0;
        for (int i = 0; i < k; i++) {
            double hs = 0;
            for (int j = 0; j < k; j++) {
                hs += h[i * k + j] * s[j];
            }
            sum += s[i] * (g[i] + hs / 2);
        }
        return sum;
    }

    /** Minimizes g's + s'Hs/2 over |s| ≤ radius. */
    private double[] step(SymmetricEigen eigen) {
        double[] c = new double[k];
        double largest = 0;
        for (int j = 0; j < k; j++) {
            for (int i = 0; i < k; i++) {
                c[j] += eigen.vectors[i * k + j] * g[i];
            }
            largest = Math.max(largest, Math.abs(eigen.values[j]));
        }
        double lowest = eigen.values[0];
        double floor = 1e-12 * largest;
        double shift = 0;
        if (lowest <= floor || norm(c, eigen.values, 0) > radius) {
            double low = Math.max(0, floor - lowest);
            double high = Math.max(low, 1e-3 * largest);
            while (norm(c, eigen.values, high) > radius) {
                high *= 4;
            }
            for (int i = 0; i < 100 && high - low > 1e-10 * high; i++) {
                double mid = (low + high) / 2;
                if (norm(c, eigen.values, mid) > radius) {
                    low = mid;
                } else {
                    high = mid;
                }
            }
            shift = high;
        }
        double[] along = new double[k];
        double length2 = 0;
        for (int j = 0; j < k; j++) {
            along[j] = -c[j] / (eigen.values[j] + shift);
            length2 += along[j] * along[j];
        }
        if (lowest < -floor && length2 < 0.99 * radius * radius) {
            // The hard case: nothing in g points along the direction of negative curvature, so it is followed to the
            // edge.
            along[0] += (c[0] > 0 ? -1 : 1) * Math.sqrt(radius * radius - length2);
        }
        double[] s = new double[k];
        for (int i = 0; i < k; i++) {
            for (int j = 0; j < k; j++) {
                s[i] += eigen.vectors[i * k + j] * along[j];
            }
        }
        return s;
    }

    private double norm(double[] c, double[] values, double shift) {
        double sum = 0;
        for (int j = 0; j < k; j++) {
            double s = c[j] / (values[j] + shift);
            sum += s * s;
        }
        return Math.sqrt(sum);
    }

    private double[] differences() {
        double[] h = new double[k * k];
        double[] moved = new double[k];
        for (int j = 0; j < k; j++) {
            double[] at = x.clone();
            double step = DIFFERENCE * Math.max(1, Math.abs(x[j])) * (x[j] < 0 ? -1 : 1);
            at[j] += step;
            double exact = at[j] - x[j];
            double v = f.evaluate(at, moved);
            for (int i = 0; i < k; i++) {
                h[i * k + j] = v < Double.POSITIVE_INFINITY ? (moved[i] - g[i]) / exact : 0;
            }
        }
        return symmetrized(h, k);
    }

    /** Hessian by central differences of the gradient, k×k. */
    static double[] centralDifferences(Objective f, double[] x, double step) {
        int k = x.length;
        double[] h = new double[k * k];
        double[] up = new double[k];
        double[] down = new double[k];
        for (int j = 0; j < k; j++) {
            double[] at = x.clone();
            double width = step * Math.max(1, Math.abs(x[j]));
            at[j] = x[j] + width;
            double high = at[j];
            f.evaluate(at, up);
            at[j] = x[j] - width;
            f.evaluate(at, down);
            for (int i = 0; i < k; i++) {
                h[i * k + j] = (up[i] - down[i]) / (high - at[j]);
            }
        }
        return symmetrized(h, k);
    }

    private static double[] symmetrized(double[] h, int k) {
        for (int i = 0; i < k; i++) {
            for (int j = 0; j < i; j++) {
                double mean = (h[i * k + j] + h[j * k + i]) / 2;
                h[i * k + j] = mean;
                h[j * k + i] = mean;
            }
        }
        return h;
    }
}
