package org.graftline.mixedmodel.internal.criterion;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.graftline.mixedmodel.CovarianceStructure;
import org.graftline.mixedmodel.DataTable;
import org.graftline.mixedmodel.Method;
import org.graftline.mixedmodel.ModelSpec;
import org.graftline.mixedmodel.RandomTerm;
import org.graftline.mixedmodel.correlation.CorrelationModel;
import org.graftline.mixedmodel.internal.design.FixedDesign;
import org.graftline.mixedmodel.internal.design.FormulaColumns;
import org.graftline.mixedmodel.internal.design.GroupIndex;
import org.graftline.mixedmodel.internal.design.ModelFormula;
import org.graftline.mixedmodel.internal.design.ModelFrame;
import org.graftline.mixedmodel.internal.design.RandomDesign;
import org.graftline.mixedmodel.internal.residual.ResidualStructure;
import org.graftline.mixedmodel.internal.variance.JointVariance;
import org.graftline.mixedmodel.internal.variance.VarianceFunction;
import org.graftline.mixedmodel.internal.variance.VarianceFunctions;
import org.graftline.mixedmodel.variance.VarianceModel;

/** A small unbalanced three-level study with its likelihood, for comparison with n×n algebra. */
public final class SmallStudy {
    public final int n;
    public final FixedDesign fixed;
    public final List<RandomDesign> random = new ArrayList<>();
    public final GroupIndex index;
    final VarianceFunction variance;
    final ResidualStructure residual;
    public final ProfiledLikelihood likelihood;
    final double[] y;

    /** Data, design and likelihood with this variance and independent residuals. */
    public SmallStudy(VarianceModel model, Method method) {
        this(model, CorrelationModel.none(), method);
    }

    /** Data, design and likelihood with this variance and correlation. */
    public SmallStudy(VarianceModel model, CorrelationModel correlation, Method method) {
        DataTable data = data();
        ModelSpec spec = ModelSpec.of("y", "~ day * arm")
                .factor("arm", "control", "treated")
                .build();
        ModelFrame frame = new ModelFrame(
                spec,
                data,
                List.of("y", "size"),
                List.of("day", "arm"),
                VarianceFunctions.factorColumns(model),
                List.of("donor", "cage", "mouse"));
        index = GroupIndex.of(frame, List.of("donor", "cage", "mouse"), List.of("donor", "cage", "mouse"));
        n = index.order().length;
        y = new double[n];
        for (int i = 0; i < n; i++) {
            y[i] = frame.numbers("y")[index.order()[i]];
        }
        fixed = FixedDesign.of(FormulaColumns.of(ModelFormula.parse("~ day * arm"), frame, index.order()), y);
        random.add(RandomDesign.of(
                "donor",
                List.of(new RandomTerm("donor", "~ day", CovarianceStructure.UNSTRUCTURED)),
                frame,
                index.order()));
        random.add(RandomDesign.of(
                "cage",
                List.of(new RandomTerm("cage", "~ 1", CovarianceStructure.UNSTRUCTURED)),
                frame,
                index.order()));
        random.add(RandomDesign.of(
                "mouse",
                List.of(new RandomTerm("mouse", "~ day", CovarianceStructure.UNSTRUCTURED)),
                frame,
                index.order()));
        VarianceFunction written = VarianceFunctions.of(model, frame, index.order());
        variance = written.movingMean().isPresent() ? joint(written) : written;
        residual = ResidualStructure.of(variance, correlation, frame, index, null);
        NestedDesign design = new NestedDesign(index, fixed, random, residual);
        likelihood = new ProfiledLikelihood(design, fixed, residual, method, new Workers(1));
    }

    /** With the coefficients among the parameters: f = f₀ + Qβ_Q, f₀ the least-squares mean. */
    private JointVariance joint(VarianceFunction written) {
        double[] mean = new double[n];
        for (int i = 0; i < n; i++) {
            mean[i] = y[i] - fixed.residual()[i];
        }
        return new JointVariance(written, fixed.rebased(), mean, 1);
    }

    private static DataTable data() {
        SplittableRandom r = new SplittableRandom(5);
        List<String> donor = new ArrayList<>();
        List<String> cage = new ArrayList<>();
        List<String> mouse = new ArrayList<>();
        List<String> arm = new ArrayList<>();
        List<Double> day = new ArrayList<>();
        List<Double> size = new ArrayList<>();
        List<Double> y = new ArrayList<>();
        for (int d = 0; d < 4; d++) {
            for (int c = 0; c < 2; c++) {
                for (int m = 0; m < 2 + c; m++) {
                    int readings = 1 + (d + c + 2 * m) % 4; // one reading in some, so that n_g < q happens
                    for (int t = 0; t < readings; t++) {
                        donor.add("d" + d);
                        cage.add("c" + c);
                        mouse.add("m" + m);
                        arm.add(m % 2 == 0 ? "control" : "treated");
                        day.add(t * 3 + r.nextDouble());
                        size.add(1 + 4 * r.nextDouble());
                        y.add(10 + t + r.nextGaussian());
                    }
                }
            }
        }
        return DataTable.builder()
                .texts("donor", donor.toArray(String[]::new))
                .texts("cage", cage.toArray(String[]::new))
                .texts("mouse", mouse.toArray(String[]::new))
                .texts("arm", arm.toArray(String[]::new))
                .numbers("day", day.stream().mapToDouble(v -> v).toArray())
                .numbers("size", size.stream().mapToDouble(v -> v).toArray())
                .numbers("y", y.stream().mapToDouble(v -> v).toArray())
                .build();
    }

    /** Factors L at a point well inside. */
    public double[][] factors() {
        return new double[][] {{0.8, 0, 0.3, 0.5}, {0.6}, {0.4, 0, -0.7, 0.2}};
    }

    private static double[][] identity(int size) {
        double[][] one = new double[size][size];
        for (int i = 0; i < size; i++) {
            one[i][i] = 1;
        }
        return one;
    }

    /** V0 = ΣZDZ' + diag(v²) with v relative to its geometric mean. */
    DenseModel dense(double[][] l, double[] phi) {
        return new DenseModel(x(), y, v0(l, phi));
    }

    /** V0, n×n. */
    public double[][] v0(double[][] l, double[] phi) {
        double[][] v = new double[n][n];
        double[] weights = likelihood.weights(phi);
        int[] firstRow = index.firstRow(2);
        for (int g = 0; g + 1 < firstRow.length; g++) {
            int from = firstRow[g];
            double[][] r =
                    residual.correlationMatrix(phi, from, firstRow[g + 1]).orElseGet(() -> identity(n));
            for (int i = from; i < firstRow[g + 1]; i++) {
                for (int j = from; j < firstRow[g + 1]; j++) {
                    v[i][j] = r[i - from][j - from]
                            / Math.sqrt(weights[variance.classOfRow()[i]] * weights[variance.classOfRow()[j]]);
                }
            }
        }
        for (int level = 0; level < random.size(); level++) {
            int q = random.get(level).size();
            double[] d = ProfiledLikelihood.covariance(l[level], q);
            double[][] z = random.get(level).columns();
            int[] first = index.firstRow(level);
            for (int g = 0; g + 1 < first.length; g++) {
                for (int i = first[g]; i < first[g + 1]; i++) {
                    for (int j = first[g]; j < first[g + 1]; j++) {
                        for (int a = 0; a < q; a++) {
                            for (int b = 0; b < q; b++) {
                                v[i][j] += z[a][i] * d[a * q + b] * z[b][j];
                            }
                        }
                    }
                }
            }
        }
        return v;
    }

    /** X, n×p. */
    public double[][] x() {
        double[][] x = new double[n][fixed.size()];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < fixed.size(); j++) {
                x[i][j] = fixed.columns()[j][i];
            }
        }
        return x;
    }
}
