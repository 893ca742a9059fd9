package org.graftline.mixedmodel.internal.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.graftline.mixedmodel.CovarianceStructure;
import org.graftline.mixedmodel.DataTable;
import org.graftline.mixedmodel.ModelSpec;
import org.graftline.mixedmodel.RandomTerm;
import org.graftline.mixedmodel.internal.design.ModelFrame;
import org.graftline.mixedmodel.internal.design.RandomDesign;
import org.junit.jupiter.api.Test;

class ConeConditionsTest {
    private static final double[] UNIT = {1, 1};
    private static final double[] TRACE = {2, 0, 0, 1};

    private static RandomDesign line(CovarianceStructure structure) {
        DataTable data = DataTable.builder().numbers("day", 1, 2, 3).build();
        ModelFrame frame = new ModelFrame(
                ModelSpec.of("day", "~ 1").build(), data, List.of("day"), List.of("day"), List.of(), List.of());
        return RandomDesign.of("mouse", List.of(new RandomTerm("mouse", "~ day", structure)), frame, frame.used());
    }

    @Test
    void a_variance_at_zero_that_wants_to_grow_has_a_negative_multiplier_and_a_way_out() {
        double[] d = {1, 0, 0, 0};
        double[] gradient = {0, 0, 0, -0.2};

        ConeTest cone = ConeTest.of(line(CovarianceStructure.UNSTRUCTURED), d, gradient, TRACE, UNIT);

        assertThat(cone.stationarity).isZero();
        assertThat(cone.multiplier).isCloseTo(-0.1, within(1e-12));
        assertThat(cone.escape[3]).isPositive();
        assertThat(cone.escape[0]).isEqualTo(1);
    }

    @Test
    void a_variance_at_zero_that_is_held_there_has_a_positive_multiplier() {
        ConeTest cone = ConeTest.of(
                line(CovarianceStructure.UNSTRUCTURED),
                new double[] {1, 0, 0, 0},
                new double[] {0, 0, 0, 0.2},
                TRACE,
                UNIT);

        assertThat(cone.multiplier).isCloseTo(0.1, within(1e-12));
    }

    @Test
    void a_gradient_along_the_face_is_no_stationary_point() {
        ConeTest cone = ConeTest.of(
                line(CovarianceStructure.UNSTRUCTURED),
                new double[] {1, 0, 0, 0},
                new double[] {0, 0.5, 0.5, 1},
                TRACE,
                UNIT);

        assertThat(cone.stationarity).isCloseTo(0.25, within(1e-12));
    }

    @Test
    void covariances_do_not_count_in_a_diagonal_block() {
        ConeTest cone = ConeTest.of(
                line(CovarianceStructure.DIAGONAL), new double[] {1, 0, 0, 1}, new double[] {0, 5, 5, 0}, TRACE, UNIT);

        assertThat(cone.stationarity).isZero();
        assertThat(cone.multiplier).isInfinite();
    }

    @Test
    void eigenvalues_of_a_known_matrix_come_back() {
        SymmetricEigen eigen = new SymmetricEigen(new double[] {2, 1, 0, 1, 2, 0, 0, 0, 5}, 3);

        assertThat(eigen.values).containsExactly(new double[] {1, 3, 5}, within(1e-14));
    }
}
