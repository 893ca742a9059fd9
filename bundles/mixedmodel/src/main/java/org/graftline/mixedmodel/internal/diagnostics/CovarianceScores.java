package org.graftline.mixedmodel.internal.diagnostics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.graftline.mixedmodel.CovarianceStructure;
import org.graftline.mixedmodel.Fit;
import org.graftline.mixedmodel.Method;
import org.graftline.mixedmodel.internal.design.RandomDesign;
import org.graftline.mixedmodel.internal.optimizer.SymmetricEigen;
import org.graftline.mixedmodel.internal.prediction.ResidualSpread;
import org.graftline.mixedmodel.internal.residual.Correlations;

/**
 * Score and average information of the covariance parameters ψ = (entries of G, σ², φ and any more of residual kind) at the fit, in whitened
 * coordinates (MATHS.md section 7): with V_k = ∂V/∂ψ_k the score is ½(y'PV_kPy − tr PV_k) under REML (tr V⁻¹V_k under ML) and the information
 * ½ y'PV_kPV_lPy (Gilmour, Thompson and Cullis 1995). Per outermost group the parts are kept, so that a group can be left out.
 */
public final class CovarianceScores {
    /** Directions of ψ with less information than this share of the largest are left alone. */
    private static final double NO_INFORMATION = 1e-10;

    private final WhitenedModel model;
    private final RowLeverage leverage;
    private final List<String> names = new ArrayList<>();
    /** Per parameter and outermost group: L⁻¹V_kPy, X'V⁻¹V_kV⁻¹X, X'V⁻¹V_kPy, y'PV_kPy, tr V⁻¹V_k. */
    private final List<double[][]> images = new ArrayList<>();

    private final List<double[][]> onX = new ArrayList<>();
    private final List<double[][]> cross = new ArrayList<>();
    private final List<double[]> squares = new ArrayList<>();
    private final List<double[]> traces = new ArrayList<>();

    /** Collects the parameters of the fit. */
    public CovarianceScores(WhitenedModel model) {
        this.model = model;
        this.leverage = new RowLeverage(model);
        Fit fit = model.fit();
        for (int l = 0; l < fit.random().size(); l++) {
            level(l);
        }
        double sigma2 = fit.sigma() * fit.sigma();
        residual("sigma²", (row, other, r) -> r / sigma2);
        ResidualSpread spread = ResidualSpread.of(fit, model.design());
        double[] seen = spread.fittedDependent() ? fit.fitted() : fit.populationFitted();
        for (int k = 0; k < spread.parameters().size(); k++) {
            int at = k;
            onLogSpread("variance " + spread.parameters().get(k), row -> spread.logDerivatives(row, seen[row])[at]);
        }
        if (Correlations.estimated(fit.spec().correlation())) {
            double[] sd = fit.residualStandardDeviations();
            String name = fit.correlation().keySet().iterator().next();
            residual(
                    "correlation " + name, (row, other, r) -> sd[row] * sd[other] * model.correlationSlope(row, other));
        }
    }

    /** ∂V_ij/∂ψ of a parameter that changes the residual covariance of two rows of a run. */
    @FunctionalInterface
    private interface OnResiduals {
        /** The derivative for two rows of the table, whose residual covariance is {@code r}. */
        double of(int row, int other, double r);
    }

    /** Adds a parameter by its ∂log v per row of the table: V_ij changes by (∂log v_i + ∂log v_j)R_ij. */
    public void onLogSpread(String name, IntToDoubleFunction slope) {
        residual(name, (row, other, r) -> (slope.applyAsDouble(row) + slope.applyAsDouble(other)) * r);
    }

    private void level(int level) {
        List<EffectColumns> groups = EffectColumns.of(model, level);
        String prefix = model.fit().random().get(level).level() + " ";
        List<String> effects = model.fit().random().get(level).names();
        int q = effects.size();
        for (RandomDesign.Block block : model.design().blocks(level)) {
            if (block.structure() == CovarianceStructure.IDENTITY) {
                double[] e = new double[q * q];
                for (int i = block.start(); i < block.start() + block.size(); i++) {
                    e[i * q + i] = 1;
                }
                effect(prefix + effects.get(block.start()), groups, e);
                continue;
            }
            for (int i = block.start(); i < block.start() + block.size(); i++) {
                for (int j = block.start(); j <= i; j++) {
                    if (i == j || block.structure() == CovarianceStructure.UNSTRUCTURED) {
                        double[] e = new double[q * q];
                        e[i * q + j] = 1;
                        e[j * q + i] = 1;
                        effect(prefix + effects.get(i) + (i == j ? "" : " × " + effects.get(j)), groups, e);
                    }
                }
            }
        }
    }

    /** A parameter with V_k = Σ_g Z_gEZ_g'. */
    private void effect(String name, List<EffectColumns> groups, double[] e) {
        int p = model.coefficients();
        int outer = model.groups().size();
        Slot slot = new Slot(outer, p);
        for (EffectColumns g : groups) {
            int q = g.size();
            int d = g.outer();
            for (int i = 0; i < q; i++) {
                for (int j = 0; j < q; j++) {
                    double f = e[i * q + j];
                    if (f == 0) {
                        continue;
                    }
                    for (int r = 0; r < slot.image[d].length; r++) {
                        slot.image[d][r] += g.columns()[i][r] * f * g.score()[j];
                    }
                    slot.square[d] += g.score()[i] * f * g.score()[j];
                    slot.trace[d] += f * g.own()[i * q + j];
                    for (int a = 0; a < p; a++) {
                        slot.cross[d][a] += g.withX()[i * p + a] * f * g.score()[j];
                        for (int b = 0; b < p; b++) {
                            slot.onX[d][a * p + b] += g.withX()[i * p + a] * f * g.withX()[j * p + b];
                        }
                    }
                }
            }
        }
        slot.keep(name);
    }

    /** Adds a parameter with V_k block-diagonal over the runs of correlated residuals, single rows where they are independent. */
    private void residual(String name, OnResiduals derivative) {
        Slot slot = new Slot(model.groups().size(), model.coefficients());
        for (int d = 0; d < model.groups().size(); d++) {
            for (RowLeverage.Run run : leverage.runs(d)) {
                slot.add(d, run, derivative);
            }
            model.whiten(d, new double[][] {slot.image[d]});
        }
        slot.keep(name);
    }

    private final class Slot {
        private final double[][] image;
        private final double[][] onX;
        private final double[][] cross;
        private final double[] square;
        private final double[] trace;

        Slot(int outer, int p) {
            image = new double[outer][];
            for (int d = 0; d < outer; d++) {
                image[d] = new double[model.w(d).length];
            }
            onX = new double[outer][p * p];
            cross = new double[outer][p];
            square = new double[outer];
            trace = new double[outer];
        }

        void add(int d, RowLeverage.Run run, OnResiduals derivative) {
            int m = run.rows().size();
            int p = model.coefficients();
            double[] vx = new double[p];
            for (int i = 0; i < m; i++) {
                Arrays.fill(vx, 0);
                double vpy = 0;
                for (int j = 0; j < m; j++) {
                    double v = derivative.of(run.rows().get(i), run.rows().get(j), run.residual()[i * m + j]);
                    vpy += v * run.projected()[j];
                    trace[d] += v * run.inverse()[j * m + i];
                    for (int a = 0; a < p; a++) {
                        vx[a] += v * run.onX()[j][a];
                    }
                }
                image[d][run.positions().get(i)] = vpy;
                square[d] += vpy * run.projected()[i];
                for (int a = 0; a < p; a++) {
                    cross[d][a] += run.onX()[i][a] * vpy;
                    for (int b = 0; b < p; b++) {
                        onX[d][a * p + b] += run.onX()[i][a] * vx[b];
                    }
                }
            }
        }

        void keep(String name) {
            names.add(name);
            images.add(image);
            CovarianceScores.this.onX.add(onX);
            CovarianceScores.this.cross.add(cross);
            squares.add(square);
            traces.add(trace);
        }
    }

    /** Names of the parameters. */
    public List<String> names() {
        return List.copyOf(names);
    }

    /** Score of all data; 0 at an interior optimum. */
    public double[] score() {
        double[] out = new double[names.size()];
        for (int k = 0; k < out.length; k++) {
            double[] m = new double[model.coefficients() * model.coefficients()];
            double sum = 0;
            for (int d = 0; d < model.groups().size(); d++) {
                sum += squares.get(k)[d] - traces.get(k)[d];
                add(m, onX.get(k)[d]);
            }
            out[k] = (sum
                            + (reml()
                                    ? WhitenedModel.dot(
                                            m, model.fit().fixed().covariance().toRowMajor())
                                    : 0))
                    / 2;
        }
        return out;
    }

    private boolean reml() {
        return model.fit().spec().method() == Method.REML;
    }

    private static void add(double[] a, double[] b) {
        for (int i = 0; i < a.length; i++) {
            a[i] += b[i];
        }
    }

    /** Score of the data without an outermost group at the same ψ: β̂ and Φ are those without it. NaN when β cannot be estimated without it. */
    public double[] scoreWithout(int group) {
        Deletion deletion = Deletion.ofOuter(model, group);
        double[] delta = deletion.change();
        double[] phi = Deletion.covarianceWithout(model, group);
        int p = delta.length;
        double[] out = new double[names.size()];
        for (int k = 0; k < out.length; k++) {
            double[] m = new double[p * p];
            double[] b = new double[p];
            double sum = 0;
            for (int d = 0; d < model.groups().size(); d++) {
                if (d != group) {
                    sum += squares.get(k)[d] - traces.get(k)[d];
                    add(m, onX.get(k)[d]);
                    add(b, cross.get(k)[d]);
                }
            }
            sum += 2 * WhitenedModel.dot(b, delta);
            for (int i = 0; i < p; i++) {
                for (int j = 0; j < p; j++) {
                    sum += delta[i] * m[i * p + j] * delta[j];
                }
            }
            out[k] = (sum + (reml() ? WhitenedModel.dot(m, phi) : 0)) / 2;
        }
        return out;
    }

    /** Average information, K×K. */
    public double[] information() {
        int n = names.size();
        int p = model.coefficients();
        double[][] onU = new double[n][];
        for (int k = 0; k < n; k++) {
            double[] u = new double[p];
            for (int d = 0; d < model.groups().size(); d++) {
                for (int j = 0; j < p; j++) {
                    u[j] += WhitenedModel.dot(model.u(d, j), images.get(k)[d]);
                }
            }
            onU[k] = model.rootTransposedTimes(u);
        }
        double[] out = new double[n * n];
        for (int k = 0; k < n; k++) {
            for (int l = 0; l <= k; l++) {
                double sum = -WhitenedModel.dot(onU[k], onU[l]);
                for (int d = 0; d < model.groups().size(); d++) {
                    sum += WhitenedModel.dot(images.get(k)[d], images.get(l)[d]);
                }
                out[k * n + l] = sum / 2;
                out[l * n + k] = sum / 2;
            }
        }
        return out;
    }

    /**
     * I⁻¹a with parameters scaled to unit information; directions without information stay 0, as at a singular covariance.
     *
     * @param size the first so many parameters take part
     */
    public static double[] solve(double[] information, int stride, int size, double[] a) {
        double[] scale = new double[size];
        double[] unit = new double[size * size];
        for (int k = 0; k < size; k++) {
            double own = information[k * stride + k];
            scale[k] = own > 0 ? 1 / Math.sqrt(own) : 0;
        }
        for (int k = 0; k < size; k++) {
            for (int l = 0; l < size; l++) {
                unit[k * size + l] = scale[k] * information[k * stride + l] * scale[l];
            }
        }
        SymmetricEigen eigen = new SymmetricEigen(unit, size);
        double[] out = new double[size];
        double limit = size == 0 ? 0 : NO_INFORMATION * eigen.values[size - 1];
        for (int j = 0; j < size; j++) {
            if (!(eigen.values[j] > limit)) {
                continue;
            }
            double along = 0;
            for (int k = 0; k < size; k++) {
                along += eigen.vectors[k * size + j] * scale[k] * a[k];
            }
            for (int k = 0; k < size; k++) {
                out[k] += scale[k] * eigen.vectors[k * size + j] * along / eigen.values[j];
            }
        }
        return Arrays.copyOf(out, size);
    }
}
