package org.graftline.mixedmodel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Scale;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.graftline.mixedmodel.variance.VarianceModel;

/** Identities that hold for any data, model and criterion (engine.md section 11), on small unbalanced studies. */
class IdentityPropertiesTest {
    private static final String SEED = "11";
    private static final int TRIES = 25;
    private static final FitOptions ONE = new FitOptions(1);

    /** A study with a model for it. */
    record Question(long seed, Method method, VarianceModel variance, String donors, String mice) {
        UnbalancedStudy study() {
            return UnbalancedStudy.of(seed);
        }

        ModelSpec.Builder model(String fixed) {
            return ModelSpec.of("y", fixed)
                    .level("donor")
                    .random(donors)
                    .level("mouse")
                    .random(mice)
                    .factor("arm", "control", "treated")
                    .variance(variance)
                    .method(method);
        }

        Fit fit(DataTable data) {
            return fit("~ day * arm", data);
        }

        Fit fit(String fixed, DataTable data) {
            return MixedModel.fit(model(fixed).build(), data, ONE);
        }

        int freedom(Fit fit) {
            return method == Method.REML ? fit.rows() - fit.fixed().size() : fit.rows();
        }
    }

    @Provide
    Arbitrary<Question> questions() {
        return Combinators.combine(
                        Arbitraries.longs().between(1, 1_000_000),
                        Arbitraries.of(Method.values()),
                        Arbitraries.of(VarianceModel.constant(), VarianceModel.ident("arm"), VarianceModel.exp("day")),
                        Arbitraries.of("~ 1", "~ day"),
                        Arbitraries.of("~ 1", "~ day"))
                .as(Question::new);
    }

    private static double[] standardErrors(Fit fit) {
        double[] se = new double[fit.fixed().size()];
        Arrays.setAll(se, fit.fixed()::standardError);
        return se;
    }

    private static RealMatrix matrix(Matrix m) {
        return new Array2DRowRealMatrix(m.toArray());
    }

    private static void assertClose(RealMatrix got, RealMatrix want, double scale) {
        assertThat(got.subtract(want).getNorm()).isLessThanOrEqualTo(scale);
    }

    /** X → XA: β → A⁻¹β, ℓ stays under ML and shifts by −log|det A| under REML. */
    @Property(tries = TRIES, seed = SEED, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void another_basis_of_the_fixed_part(@ForAll("questions") Question q, @ForAll @LongRange(min = 1) long seed) {
        UnbalancedStudy study = q.study();
        SplittableRandom random = new SplittableRandom(seed);
        RealMatrix a = new Array2DRowRealMatrix(4, 4);
        for (int i = 0; i < 4; i++) {
            for (int j = 0; j < 4; j++) {
                a.setEntry(i, j, (i == j ? 2 : 0) + random.nextDouble() - 0.5);
            }
        }
        RealMatrix x = new Array2DRowRealMatrix(study.design()).transpose();
        RealMatrix xa = x.multiply(a);
        DataTable.Builder data = study.columns();
        for (int j = 0; j < 4; j++) {
            data.numbers("x" + j, x.getColumn(j)).numbers("u" + j, xa.getColumn(j));
        }
        DataTable table = data.build();

        Fit before = q.fit("~ 0 + x0 + x1 + x2 + x3", table);
        Fit after = q.fit("~ 0 + u0 + u1 + u2 + u3", table);

        LUDecomposition lu = new LUDecomposition(a);
        double shift = q.method() == Method.REML ? -Math.log(Math.abs(lu.getDeterminant())) : 0;
        assertThat(after.logLik()).isCloseTo(before.logLik() + shift, within(1e-8));
        double[] back = a.operate(after.fixed().estimates());
        double[] se = standardErrors(before);
        for (int j = 0; j < 4; j++) {
            assertThat(back[j]).isCloseTo(before.fixed().estimate(j), within(1e-7 * se[j]));
        }
        assertThat(after.sigma()).isCloseTo(before.sigma(), within(1e-7 * before.sigma()));
    }

    /** y → cy + Xa: β → cβ + a, G and σ² times c², ℓ − ν log c. */
    @Property(tries = TRIES, seed = SEED, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void another_unit_and_trend_of_the_response(
            @ForAll("questions") Question q,
            @ForAll @DoubleRange(min = 1e-4, max = 1e4) @Scale(4) double c,
            @ForAll @DoubleRange(min = -50, max = 50) double a0,
            @ForAll @DoubleRange(min = -5, max = 5) double a1) {
        UnbalancedStudy study = q.study();
        double[] y = study.responses();
        double[] days = study.days();
        double[] moved = new double[y.length];
        Arrays.setAll(moved, i -> c * (y[i] + a0 + a1 * days[i]));

        Fit before = q.fit(study.table());
        Fit after = q.fit(study.columns(d -> d, moved).build());

        assertThat(after.logLik()).isCloseTo(before.logLik() - q.freedom(before) * Math.log(c), within(1e-7));
        double[] add = {a0, a1, 0, 0};
        for (int j = 0; j < 4; j++) {
            assertThat(after.fixed().estimate(j) / c)
                    .isCloseTo(
                            before.fixed().estimate(j) + add[j],
                            within(1e-7 * before.fixed().standardError(j)));
        }
        assertThat(after.sigma() / c).isCloseTo(before.sigma(), within(1e-7 * before.sigma()));
        for (int l = 0; l < 2; l++) {
            RealMatrix g = matrix(before.random().get(l).covariance());
            assertClose(
                    matrix(after.random().get(l).covariance()).scalarMultiply(1 / (c * c)),
                    g,
                    1e-6 * Math.max(g.getNorm(), before.sigma() * before.sigma()));
        }
        assertThat(after.status()).isEqualTo(before.status());
    }

    /** t → a + bt in X and Z: ℓ stays (REML: −log|det|), G → TGT'. */
    @Property(tries = TRIES, seed = SEED, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void another_origin_and_unit_of_time(
            @ForAll("questions") Question q,
            @ForAll @DoubleRange(min = -40, max = 40) double a,
            @ForAll @DoubleRange(min = 0.1, max = 10) double b) {
        UnbalancedStudy study = q.study();
        Fit before = q.fit(study.table());
        Fit after = q.fit(study.columns(d -> a + b * d, study.responses()).build());

        Assume.that(before.converged() && after.converged()); // else the fit says that it is no optimum
        double shift = q.method() == Method.REML ? -2 * Math.log(b) : 0;
        assertThat(after.logLik()).isCloseTo(before.logLik() + shift, within(1e-7));
        assertThat(after.fixed().estimate("day") * b)
                .isCloseTo(
                        before.fixed().estimate("day"),
                        within(1e-6 * before.fixed().standardError(1)));
        RealMatrix t = new Array2DRowRealMatrix(new double[][] {{1, -a / b}, {0, 1 / b}});
        for (int l = 0; l < 2; l++) {
            RealMatrix g = matrix(before.random().get(l).covariance());
            RealMatrix want = g.getRowDimension() == 1 ? g : t.multiply(g).multiply(t.transpose());
            double size = Math.max(want.getNorm(), before.sigma() * before.sigma());
            assertClose(matrix(after.random().get(l).covariance()), want, 1e-5 * size);
        }
    }

    private static void assertSameBits(Fit a, Fit b) {
        assertThat(b.logLik()).isEqualTo(a.logLik());
        assertThat(b.fixed().estimates()).isEqualTo(a.fixed().estimates());
        assertThat(b.fixed().covariance()).isEqualTo(a.fixed().covariance());
        assertThat(b.sigma()).isEqualTo(a.sigma());
        assertThat(b.variance()).isEqualTo(a.variance());
        for (int l = 0; l < a.random().size(); l++) {
            assertThat(b.random().get(l).covariance())
                    .isEqualTo(a.random().get(l).covariance());
        }
        assertThat(b.certificate()).isEqualTo(a.certificate());
    }

    @Property(tries = TRIES, seed = SEED, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void neither_the_order_of_rows_nor_names_of_groups_nor_threads_change_a_bit(
            @ForAll("questions") Question q,
            @ForAll @LongRange(min = 1) long seed,
            @ForAll @IntRange(min = 2, max = 8) int threads) {
        UnbalancedStudy study = q.study();
        UnbalancedStudy other = study.shuffled(seed)
                .renamed(
                        d -> "x" + (d.hashCode() * 31 % 101) + d, // another alphabetical order
                        m -> (m.hashCode() * 17 % 13) + m);

        Fit once = q.fit(study.table());

        assertSameBits(once, q.fit(other.table()));
        assertSameBits(once, MixedModel.fit(q.model("~ day * arm").build(), study.table(), new FitOptions(threads)));
    }

    /** A level more never costs likelihood; where its covariance is 0 the two models are one. */
    @Property(tries = TRIES, seed = SEED, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void a_level_without_variance_can_be_left_out(@ForAll("questions") Question q) {
        DataTable data = q.study().table();
        Fit with = q.fit(data);
        ModelSpec less = q.model("~ day * arm")
                .withoutRandom()
                .random(new RandomTerm("donor", q.donors(), CovarianceStructure.UNSTRUCTURED))
                .build();

        Fit without = MixedModel.fit(less, data, ONE);

        assertThat(with.logLik()).isGreaterThanOrEqualTo(without.logLik() - 1e-8);
        if (Arrays.stream(with.random("mouse").orElseThrow().standardDeviations())
                .allMatch(s -> s == 0)) {
            assertThat(without.logLik()).isCloseTo(with.logLik(), within(1e-9));
            assertThat(without.sigma()).isCloseTo(with.sigma(), within(1e-8 * with.sigma()));
        }
    }

    @Property(tries = TRIES, seed = SEED, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void every_structure_of_one_column_is_the_same(@ForAll("questions") Question q) {
        DataTable data = q.study().table();
        double[] logLik = new double[3];
        int k = 0;
        for (CovarianceStructure structure : CovarianceStructure.values()) {
            ModelSpec model = q.model("~ day * arm")
                    .withoutRandom()
                    .random(new RandomTerm("donor", "~ 1", structure))
                    .random(new RandomTerm("mouse", "~ 0 + day", structure))
                    .build();
            logLik[k++] = MixedModel.fit(model, data, ONE).logLik();
        }

        assertThat(logLik[1]).isCloseTo(logLik[0], within(1e-9));
        assertThat(logLik[2]).isCloseTo(logLik[0], within(1e-9));
    }

    /** Strata that hold the same readings have the same variance. */
    @Property(tries = TRIES, seed = SEED, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void equal_strata_equal_one_variance(@ForAll("questions") Question q) {
        UnbalancedStudy study = q.study();
        UnbalancedStudy twice = study.with(study.renamed(d -> "second " + d, m -> m));
        String[] half = new String[twice.rows()];
        Arrays.setAll(half, i -> i < study.rows() ? "first" : "second");
        DataTable data = twice.columns().texts("half", half).build();
        ModelSpec.Builder model = q.model("~ day * arm").factor("half", "first", "second");

        Fit constant = MixedModel.fit(model.variance(VarianceModel.constant()).build(), data, ONE);
        Fit ident = MixedModel.fit(model.variance(VarianceModel.ident("half")).build(), data, ONE);

        assertThat(ident.variance().values().getOrDefault("second", 0.0)).isCloseTo(1, within(1e-6));
        assertThat(ident.logLik()).isCloseTo(constant.logLik(), within(1e-8));
        assertThat(ident.sigma()).isCloseTo(constant.sigma(), within(1e-6 * constant.sigma()));
    }

    /** Z'R⁻¹ê = G⁻¹b̂ for every group, X'R⁻¹ê = 0, and the random effects of each level sum to zero where X spans its columns. */
    @Property(tries = TRIES, seed = SEED, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void random_effects_and_residuals_balance(@ForAll("questions") Question q) {
        UnbalancedStudy study = q.study();
        Fit fit = q.fit(study.table());
        double[] weighted = fit.residuals();
        double[] sd = fit.residualStandardDeviations();
        Arrays.setAll(weighted, i -> weighted[i] / (sd[i] * sd[i]));
        for (double[] x : study.design()) {
            double sum = 0;
            double size = 0;
            for (int i = 0; i < x.length; i++) {
                sum += x[i] * weighted[i];
                size += Math.abs(x[i] * weighted[i]);
            }
            assertThat(sum).isCloseTo(0, within(1e-9 * size));
        }
        for (Blups level : fit.blups()) {
            RealMatrix g = matrix(fit.random(level.level()).orElseThrow().covariance());
            int columns = g.getRowDimension();
            double[] total = new double[columns];
            for (int group = 0; group < level.ids().size(); group++) {
                double[] zr = new double[columns];
                for (int i = 0; i < weighted.length; i++) {
                    if (level.ids().get(group).equals(study.donor.get(i))
                            || level.ids().get(group).equals(study.donor.get(i) + "/" + study.mouse.get(i))) {
                        zr[0] += weighted[i];
                        if (columns == 2) {
                            zr[1] += study.day.get(i) * weighted[i];
                        }
                    }
                }
                double[] want = g.operate(zr); // b̂ = G Z'R⁻¹ê holds on the boundary too
                for (int j = 0; j < columns; j++) {
                    double b = level.values(group)[j];
                    total[j] += b;
                    assertThat(b).isCloseTo(want[j], within(1e-8 * Math.sqrt(g.getEntry(j, j)) + 1e-12));
                }
            }
            for (int j = 0; j < columns; j++) {
                assertThat(total[j])
                        .isCloseTo(
                                0,
                                within(1e-8
                                                * Math.sqrt(g.getEntry(j, j))
                                                * level.ids().size()
                                        + 1e-12));
            }
        }
    }

    /** Every donor twice: ML ℓ doubles, β stays, Φ halves. */
    @Property(tries = TRIES, seed = SEED, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void every_donor_twice(@ForAll("questions") Question q) {
        UnbalancedStudy study = q.study();
        ModelSpec ml = q.model("~ day * arm").method(Method.ML).build();

        Fit once = MixedModel.fit(ml, study.table(), ONE);
        Fit twice = MixedModel.fit(
                ml, study.with(study.renamed(d -> "second " + d, m -> m)).table(), ONE);

        assertThat(twice.logLik()).isCloseTo(2 * once.logLik(), within(1e-7));
        for (int j = 0; j < 4; j++) {
            double se = once.fixed().standardError(j);
            assertThat(twice.fixed().estimate(j)).isCloseTo(once.fixed().estimate(j), within(1e-6 * se));
            assertThat(twice.fixed().standardError(j)).isCloseTo(se / Math.sqrt(2), within(1e-6 * se));
        }
    }
}
