package org.graftline.mixedmodel.diagnostics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;
import org.graftline.mixedmodel.DataTable;
import org.graftline.mixedmodel.Fit;
import org.graftline.mixedmodel.InvalidTableException;
import org.graftline.mixedmodel.Matrix;
import org.graftline.mixedmodel.MixedModel;
import org.graftline.mixedmodel.SimulatedStudy;
import org.graftline.mixedmodel.UnknownColumnException;
import org.junit.jupiter.api.Test;

/** Residuals, leverage, influence and shares of variance against n×n algebra. */
class DiagnosticsTest {
    private static final DenseStudy STUDY = new DenseStudy();
    private static final Diagnostics DIAGNOSTICS = Diagnostics.of(STUDY.fit, STUDY.data);

    @Test
    void whitened_residuals_are_those_of_the_factor_of_the_marginal_covariance() {
        double[] whitened = DIAGNOSTICS.whitenedResiduals();
        RealMatrix l = new CholeskyDecomposition(STUDY.v, 1e-10, 0).getL();
        RealVector dense = new LUDecomposition(l).getSolver().solve(STUDY.gap());

        for (int i = 0; i < whitened.length; i++) {
            assertThat(whitened[i]).isCloseTo(dense.getEntry(i), within(1e-9));
        }
    }

    @Test
    void marginal_residuals_are_what_the_population_mean_leaves() {
        double[] marginal = DIAGNOSTICS.marginalResiduals();

        for (int i = 0; i < marginal.length; i++) {
            assertThat(marginal[i]).isCloseTo(STUDY.gap().getEntry(i), within(1e-10));
        }
    }

    @Test
    void leverage_and_studentized_residuals_are_those_of_the_projection() {
        RealMatrix q = DenseStudy.inverse(STUDY.v);
        RealMatrix phi = DenseStudy.inverse(STUDY.x.transpose().multiply(q).multiply(STUDY.x));
        RealMatrix qx = q.multiply(STUDY.x);
        RealMatrix p = q.subtract(qx.multiply(phi).multiply(qx.transpose()));
        RealVector py = p.operate(STUDY.y);
        double[] h = DIAGNOSTICS.leverage();
        double[] studentized = DIAGNOSTICS.studentizedResiduals();
        double[] sd = STUDY.fit.residualStandardDeviations();

        for (int i = 0; i < h.length; i++) {
            double pii = p.getEntry(i, i);
            assertThat(h[i]).isCloseTo(1 - sd[i] * sd[i] * pii, within(1e-9));
            assertThat(studentized[i]).isCloseTo(py.getEntry(i) / Math.sqrt(pii), within(1e-8));
        }
    }

    @Test
    void leaving_a_donor_out_is_exact() {
        assertInfluence(DIAGNOSTICS.influence("donor"), STUDY.donors);
    }

    @Test
    void leaving_a_mouse_out_is_exact() {
        assertInfluence(DIAGNOSTICS.influence("mouse"), STUDY.mice);
    }

    private static void assertInfluence(List<GroupInfluence> influence, Map<String, List<Integer>> groups) {
        assertThat(influence).extracting(GroupInfluence::id).containsExactlyElementsOf(groups.keySet());
        RealMatrix phi = STUDY.phiWithout(List.of());
        for (GroupInfluence g : influence) {
            List<Integer> left = groups.getOrDefault(g.id(), List.of());
            RealVector change = STUDY.beta().subtract(STUDY.betaWithout(left));
            double cook = change.dotProduct(DenseStudy.inverse(phi).operate(change)) / 4;
            double ratio = new LUDecomposition(STUDY.phiWithout(left)).getDeterminant()
                    / new LUDecomposition(phi).getDeterminant();
            assertThat(g.rows()).isEqualTo(left.size());
            for (int j = 0; j < 4; j++) {
                assertThat(g.change().get(j))
                        .isCloseTo(change.getEntry(j), within(1e-8 * Math.sqrt(phi.getEntry(j, j))));
            }
            assertThat(g.cooksDistance()).isCloseTo(cook, within(1e-7 * cook));
            assertThat(g.covarianceRatio()).isCloseTo(ratio, within(1e-7 * ratio));
        }
    }

    @Test
    void the_marginal_covariance_of_a_donor_is_its_block() {
        MarginalCovariance donor = DIAGNOSTICS.marginalCovariance("donor", "D1003");

        List<Integer> rows = STUDY.donors.getOrDefault("D1003", List.of());
        assertThat(donor.rows()).isEqualTo(rows);
        for (int i = 0; i < rows.size(); i++) {
            for (int j = 0; j < rows.size(); j++) {
                assertThat(donor.covariance().get(i, j))
                        .isCloseTo(STUDY.v.getEntry(rows.get(i), rows.get(j)), within(1e-12));
            }
        }
    }

    @Test
    void shares_of_variance_depend_on_the_day_and_sum_to_one() {
        DataTable days = DataTable.builder()
                .texts("arm", "control", "treated")
                .numbers("day", 0, 30)
                .build();

        List<VarianceShares> shares = Diagnostics.varianceShares(STUDY.fit, days);

        Matrix g = STUDY.fit.random("donor").orElseThrow().covariance();
        assertThat(shares.get(0).byLevel().get("donor")).isEqualTo(g.get(0, 0));
        VarianceShares late = shares.get(1);
        assertThat(late.byLevel().get("donor"))
                .isCloseTo(g.get(0, 0) + 60 * g.get(0, 1) + 900 * g.get(1, 1), within(1e-12));
        assertThat(late.share("donor") + late.share("mouse") + late.residualShare())
                .isCloseTo(1, within(1e-14));
        assertThat(late.intraclassCorrelation("donor")).isCloseTo(late.share("donor"), within(1e-15));
        assertThat(late.intraclassCorrelation("mouse"))
                .isCloseTo(late.share("donor") + late.share("mouse"), within(1e-15));
    }

    @Test
    void a_change_of_unit_of_the_response_changes_no_whitened_residual() {
        double[] y = Arrays.stream(STUDY.data.numbers("logVolume"))
                .map(v -> 1000 * v)
                .toArray();
        DataTable other = replaced(y);
        Fit fit = MixedModel.fit(SimulatedStudy.modelBySd(), other);
        double[] scaled = Diagnostics.of(fit, other).whitenedResiduals();
        double[] mine = DIAGNOSTICS.whitenedResiduals();

        for (int i = 0; i < mine.length; i++) {
            assertThat(scaled[i]).isCloseTo(mine[i], within(1e-6));
        }
    }

    private static DataTable replaced(double[] y) {
        return DataTable.builder()
                .texts("donor", STUDY.data.texts("donor"))
                .texts("mouse", STUDY.data.texts("mouse"))
                .texts("arm", STUDY.data.texts("arm"))
                .numbers("day", STUDY.data.numbers("day"))
                .numbers("logVolume", y)
                .build();
    }

    @Test
    void another_table_than_the_fitted_one_is_refused() {
        double[] y = STUDY.data.numbers("logVolume");
        y[3] += 0.5;

        assertThatThrownBy(() -> Diagnostics.of(STUDY.fit, replaced(y)))
                .isInstanceOf(InvalidTableException.class)
                .hasMessageContaining("The response in row 4 is");
    }

    @Test
    void a_level_without_random_effects_is_named() {
        assertThatThrownBy(() -> DIAGNOSTICS.influence("cage"))
                .isInstanceOf(UnknownColumnException.class)
                .hasMessageStartingWith("Level 'cage' carries no random effects.");
    }
}
