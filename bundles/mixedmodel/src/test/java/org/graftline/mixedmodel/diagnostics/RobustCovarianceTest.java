package org.graftline.mixedmodel.diagnostics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;
import org.graftline.mixedmodel.DataTable;
import org.graftline.mixedmodel.Fit;
import org.graftline.mixedmodel.MixedModel;
import org.graftline.mixedmodel.SimulatedStudy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The sandwich in its p×p form against the n×n form with symmetric roots of V (Bell and McCaffrey 2002). */
class RobustCovarianceTest {
    private static final DenseStudy STUDY = new DenseStudy();

    private static RealMatrix phi() {
        return STUDY.phiWithout(List.of());
    }

    /** Per donor: (I − UU')^{-1/2} or I, times V_d^{-1/2}; U = V_d^{-1/2}X_dΦ^{1/2}. */
    private static RealMatrix adjusted(List<Integer> rows, RobustKind kind) {
        int[] at = DenseStudy.array(rows);
        RealMatrix root = DenseStudy.power(STUDY.v.getSubMatrix(at, at), -0.5);
        RealMatrix u = root.multiply(DenseStudy.rowsOf(STUDY.x, at)).multiply(DenseStudy.power(phi(), 0.5));
        RealMatrix one = MatrixUtils.createRealIdentityMatrix(at.length);
        return kind == RobustKind.CR0
                ? root
                : DenseStudy.power(one.subtract(u.multiply(u.transpose())), -0.5)
                        .multiply(root);
    }

    /** X_d'V_d^{-1/2}A_d, p×n_d. */
    private static RealMatrix weights(List<Integer> rows, RobustKind kind) {
        int[] at = DenseStudy.array(rows);
        RealMatrix root = DenseStudy.power(STUDY.v.getSubMatrix(at, at), -0.5);
        return DenseStudy.rowsOf(STUDY.x, at).transpose().multiply(root).multiply(adjusted(rows, kind));
    }

    @ParameterizedTest
    @EnumSource(RobustKind.class)
    void the_covariance_equals_dense_algebra(RobustKind kind) {
        RealMatrix meat = new Array2DRowRealMatrix(4, 4);
        for (List<Integer> rows : STUDY.donors.values()) {
            RealVector gap = new ArrayRealVector(rows.size());
            for (int i = 0; i < rows.size(); i++) {
                gap.setEntry(i, STUDY.gap().getEntry(rows.get(i)));
            }
            RealVector s = weights(rows, kind).operate(gap);
            meat = meat.add(s.outerProduct(s));
        }
        RealMatrix dense = phi().multiply(meat).multiply(phi());

        RobustCovariance robust = Diagnostics.of(STUDY.fit, STUDY.data).robustCovariance(kind);

        for (int i = 0; i < 4; i++) {
            for (int j = 0; j < 4; j++) {
                double size = Math.sqrt(dense.getEntry(i, i) * dense.getEntry(j, j));
                assertThat(robust.covariance().get(i, j)).isCloseTo(dense.getEntry(i, j), within(1e-8 * size));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(RobustKind.class)
    void the_degrees_of_freedom_equal_dense_algebra(RobustKind kind) {
        RealVector c = new ArrayRealVector(new double[] {0, 0, 1, 14});
        RealMatrix residual = STUDY.v.subtract(STUDY.x.multiply(phi()).multiply(STUDY.x.transpose())); // Var(y − Xβ̂)
        List<List<Integer>> donors = new ArrayList<>(STUDY.donors.values());
        RealMatrix g = new Array2DRowRealMatrix(donors.size(), STUDY.data.rows());
        for (int d = 0; d < donors.size(); d++) {
            RealVector row = weights(donors.get(d), kind).transpose().operate(phi().operate(c));
            for (int i = 0; i < row.getDimension(); i++) {
                g.setEntry(d, donors.get(d).get(i), row.getEntry(i));
            }
        }
        RealMatrix omega = g.multiply(residual).multiply(g.transpose());
        double expected =
                omega.getTrace() * omega.getTrace() / omega.multiply(omega).getTrace();

        RobustEstimate estimate =
                Diagnostics.of(STUDY.fit, STUDY.data).robustCovariance(kind).estimate(c.toArray());

        assertThat(estimate.df()).isCloseTo(expected, within(1e-7 * expected));
        if (kind == RobustKind.CR2) { // unbiased under the model: E c'Vc = c'Φc
            assertThat(omega.getTrace()).isCloseTo(c.dotProduct(phi().operate(c)), within(1e-9));
        }
    }

    @Test
    void a_donor_that_alone_identifies_a_coefficient_is_named() {
        DataTable data = new SimulatedStudy(5, 8).data();
        double[] only = new double[data.rows()];
        for (int i = 0; i < only.length; i++) {
            only[i] = "D1002".equals(data.texts("donor")[i]) ? 1 : 0;
        }
        DataTable table = DataTable.builder()
                .texts("donor", data.texts("donor"))
                .texts("mouse", data.texts("mouse"))
                .texts("arm", data.texts("arm"))
                .numbers("day", data.numbers("day"))
                .numbers("logVolume", data.numbers("logVolume"))
                .numbers("only", only)
                .build();
        Fit fit = MixedModel.fit(
                SimulatedStudy.model().toBuilder().fixed("~ day + only").build(), table);
        Diagnostics diagnostics = Diagnostics.of(fit, table);

        RobustCovariance robust = diagnostics.robustCovariance(RobustKind.CR2);

        assertThat(robust.warnings()).singleElement().asString().contains("rests on donor 'D1002' alone");
        assertThat(robust.table().get(1).standardError()).isPositive();
        assertThat(diagnostics.influence("donor"))
                .filteredOn(g -> !g.estimableWithout())
                .singleElement()
                .satisfies(g -> assertThat(g.id()).isEqualTo("D1002"));
    }

    @Test
    void fewer_donors_than_coefficients_are_warned_about() {
        DataTable data = new SimulatedStudy(3, 8).data();
        Fit fit = MixedModel.fit(SimulatedStudy.model(), data);

        assertThat(Diagnostics.of(fit, data).robustCovariance(RobustKind.CR2).warnings())
                .anyMatch(w -> w.startsWith("3 groups of level 'donor' cannot carry a robust covariance"));
    }
}
