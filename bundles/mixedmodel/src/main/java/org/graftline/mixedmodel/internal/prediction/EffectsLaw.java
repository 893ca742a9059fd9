package org.graftline.mixedmodel.internal.prediction;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import org.graftline.mixedmodel.EffectsGivenOuter;
import org.graftline.mixedmodel.Fit;
import org.graftline.mixedmodel.Matrix;
import org.graftline.mixedmodel.internal.criterion.SmallCholesky;
import org.jspecify.annotations.Nullable;

/**
 * The joint law of the random effects of some groups under one outermost group, given β: normal with mean m + J(β − β̂) and covariance V (MATHS.md
 * section 5). Groups known to the fit enter with their posterior given the levels outside, unknown ones with their prior N(0, G); new
 * readings update all of them in one step. Not for several threads at once.
 */
public final class EffectsLaw {
    private static final String NAMELESS = "|new";

    private final Fit fit;
    private final int p;
    private final Map<String, Integer> offsets;
    private double[] mean;
    private double[] slope;
    private double[] covariance;

    /** The law of no group yet. */
    public EffectsLaw(Fit fit) {
        this.fit = fit;
        this.p = fit.fixed().size();
        this.offsets = new LinkedHashMap<>();
        this.mean = new double[0];
        this.slope = new double[0];
        this.covariance = new double[0];
    }

    private EffectsLaw(EffectsLaw other) {
        fit = other.fit;
        p = other.p;
        offsets = new LinkedHashMap<>(other.offsets);
        mean = other.mean.clone();
        slope = other.slope.clone();
        covariance = other.covariance.clone();
    }

    /** A copy that can be extended without changing this one. */
    public EffectsLaw copy() {
        return new EffectsLaw(this);
    }

    /** Number of effects. */
    public int size() {
        return mean.length;
    }

    /** m of an effect. */
    public double mean(int i) {
        return mean[i];
    }

    /** J of an effect on a coefficient. */
    public double slope(int i, int j) {
        return slope[i * p + j];
    }

    /** V of two effects. */
    public double covariance(int i, int j) {
        return covariance[i * size() + j];
    }

    /**
     * Where the effects of a chain of groups stand, adding those that are not here yet.
     *
     * @param paths per level, outermost first, the full path of the group; null = a new group without a name, one and the same inside one
     *     outer group. May be shorter than the levels of the fit
     * @return per level the position of its first effect
     */
    public int[] offsets(List<@Nullable String> paths) {
        int[] out = new int[paths.size()];
        String key = "";
        for (int l = 0; l < out.length; l++) {
            String path = paths.get(l);
            key = path == null ? key + NAMELESS : key(l, path);
            Integer known = offsets.get(key);
            if (known == null) {
                known = add(l, paths, out);
                offsets.put(key, known);
            }
            out[l] = known;
        }
        return out;
    }

    /** Where the effects of a named group stand; empty when it is not here. */
    public OptionalInt offset(int level, String path) {
        Integer at = offsets.get(key(level, path));
        return at == null ? OptionalInt.empty() : OptionalInt.of(at);
    }

    private static String key(int level, String path) {
        return level + ":" + path;
    }

    private int add(int level, List<@Nullable String> paths, int[] outer) {
        String path = paths.get(level);
        EffectsGivenOuter effects = fit.effectsGivenOuter().get(level);
        OptionalInt g = path == null ? OptionalInt.empty() : effects.position(path);
        int at = size();
        if (g.isEmpty()) {
            Matrix prior = fit.random().get(level).covariance();
            append(new double[prior.rows()], new double[prior.rows() * p], prior, new double[prior.rows() * at]);
            return at;
        }
        conditional(effects, g.getAsInt(), level, paths, outer);
        return at;
    }

    /** b_g | s ~ N(b̂_g − B(s − ŝ), V_g), with the law of the outer effects in s as it stands here. */
    private void conditional(EffectsGivenOuter effects, int g, int level, List<@Nullable String> paths, int[] outer) {
        int n = size();
        int q = effects.names().size();
        double[] m = effects.mean(g);
        double[] j = new double[q * p];
        double[] cross = new double[q * n];
        double[] own = effects.covariance(g).toRowMajor();
        Matrix b = effects.regression(g);
        int column = 0;
        double[] onState = new double[q * n];
        for (int k = level - 1; k >= 0; k--) {
            EffectsGivenOuter parent = fit.effectsGivenOuter().get(k);
            String path = Objects.requireNonNull(paths.get(k), "A known group lies in a group without a name");
            double[] before = parent.mean(parent.position(path).orElseThrow());
            for (int c = 0; c < before.length; c++, column++) {
                for (int i = 0; i < q; i++) {
                    onState[i * n + outer[k] + c] = b.get(i, column);
                    m[i] -= b.get(i, column) * (mean[outer[k] + c] - before[c]);
                }
            }
        }
        for (int i = 0; i < q; i++) {
            for (int c = 0; c < p; c++) {
                double v = -b.get(i, column + c);
                for (int s = 0; s < n; s++) {
                    v -= onState[i * n + s] * slope[s * p + c];
                }
                j[i * p + c] = v;
            }
            for (int s = 0; s < n; s++) {
                double v = 0;
                for (int t = 0; t < n; t++) {
                    v -= onState[i * n + t] * covariance[t * n + s];
                }
                cross[i * n + s] = v;
            }
        }
        for (int i = 0; i < q; i++) {
            for (int k = 0; k < q; k++) {
                for (int s = 0; s < n; s++) {
                    own[i * q + k] -= cross[i * n + s] * onState[k * n + s];
                }
            }
        }
        append(m, j, Matrix.of(q, q, own), cross);
    }

    private void append(double[] m, double[] j, Matrix own, double[] cross) {
        int n = size();
        int q = m.length;
        int all = n + q;
        double[] v = new double[all * all];
        for (int i = 0; i < n; i++) {
            System.arraycopy(covariance, i * n, v, i * all, n);
        }
        for (int i = 0; i < q; i++) {
            for (int k = 0; k < n; k++) {
                v[(n + i) * all + k] = cross[i * n + k];
                v[k * all + n + i] = cross[i * n + k];
            }
            for (int k = 0; k < q; k++) {
                v[(n + i) * all + n + k] = own.get(i, k);
            }
        }
        mean = Arrays.copyOf(mean, all);
        System.arraycopy(m, 0, mean, n, q);
        slope = Arrays.copyOf(slope, all * p);
        System.arraycopy(j, 0, slope, n * p, q * p);
        covariance = v;
    }

    /**
     * One elimination step: the law given also k new readings y = Xβ + Zb + e. With S = ZVZ' + R and K = VZ'S⁻¹ the mean gains
     * K(y − Xβ̂ − Zm), J loses K(X + ZJ), V loses KZV.
     *
     * @param y k readings
     * @param x k rows of p
     * @param z k rows of {@link #size()}
     * @param residual R, k×k row-major
     */
    public void update(double[] y, double[][] x, double[][] z, double[] residual) {
        int k = y.length;
        int n = size();
        double[] zv = new double[k * n];
        double[] s = residual.clone();
        double[] gap = new double[k * (p + 1)];
        for (int r = 0; r < k; r++) {
            double fitted = 0;
            for (int c = 0; c < p; c++) {
                fitted += x[r][c] * fit.fixed().estimate(c);
                gap[r * (p + 1) + c] = x[r][c];
            }
            for (int i = 0; i < n; i++) {
                if (z[r][i] != 0) {
                    fitted += z[r][i] * mean[i];
                    for (int c = 0; c < p; c++) {
                        gap[r * (p + 1) + c] += z[r][i] * slope[i * p + c];
                    }
                    for (int t = 0; t < n; t++) {
                        zv[r * n + t] += z[r][i] * covariance[i * n + t];
                    }
                }
            }
            gap[r * (p + 1) + p] = y[r] - fitted;
            for (int t = 0; t < k; t++) {
                for (int i = 0; i < n; i++) {
                    s[r * k + t] += zv[r * n + i] * z[t][i];
                }
            }
        }
        if (!SmallCholesky.factor(s, k)) {
            throw new IllegalStateException("The covariance of the readings is not positive definite");
        }
        SmallCholesky.solveLower(s, k, zv, n);
        SmallCholesky.solveLower(s, k, gap, p + 1);
        for (int i = 0; i < n; i++) {
            for (int r = 0; r < k; r++) {
                double h = zv[r * n + i];
                mean[i] += h * gap[r * (p + 1) + p];
                for (int c = 0; c < p; c++) {
                    slope[i * p + c] -= h * gap[r * (p + 1) + c];
                }
                for (int t = 0; t < n; t++) {
                    covariance[i * n + t] -= h * zv[r * n + t];
                }
            }
        }
    }
}
