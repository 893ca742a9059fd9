package org.graftline.mixedmodel.internal.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.graftline.mixedmodel.CovarianceStructure;
import org.graftline.mixedmodel.DataTable;
import org.graftline.mixedmodel.Method;
import org.graftline.mixedmodel.ModelSpec;
import org.graftline.mixedmodel.RandomTerm;
import org.graftline.mixedmodel.correlation.CorrelationModel;
import org.graftline.mixedmodel.internal.criterion.NestedDesign;
import org.graftline.mixedmodel.internal.criterion.ProfiledLikelihood;
import org.graftline.mixedmodel.internal.criterion.Workers;
import org.graftline.mixedmodel.internal.design.FixedDesign;
import org.graftline.mixedmodel.internal.design.FormulaColumns;
import org.graftline.mixedmodel.internal.design.GroupIndex;
import org.graftline.mixedmodel.internal.design.ModelFormula;
import org.graftline.mixedmodel.internal.design.ModelFrame;
import org.graftline.mixedmodel.internal.design.RandomDesign;
import org.graftline.mixedmodel.internal.residual.ResidualStructure;
import org.graftline.mixedmodel.internal.variance.VarianceFunction;
import org.graftline.mixedmodel.internal.variance.VarianceFunctions;
import org.graftline.mixedmodel.variance.VarianceModel;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Three correlated effects of a mouse, two independent ones and two of one variance of a donor, residual sd by day, AR(1). */
class HeldObjectiveTest {
    private static final List<String> LEVELS = List.of("donor", "mouse");

    private final List<RandomDesign> random = new ArrayList<>();
    private final ResidualStructure residual;
    private final ModelFrame frame;
    private final GroupIndex index;

    HeldObjectiveTest() {
        VarianceModel model = VarianceModel.exp("day");
        frame = new ModelFrame(
                ModelSpec.of("y", "~ day").build(),
                data(),
                List.of("y", "day"),
                List.of("day", "size"),
                List.of(),
                LEVELS);
        index = GroupIndex.of(frame, LEVELS, LEVELS);
        random.add(RandomDesign.of(
                "donor",
                List.of(
                        new RandomTerm("donor", "~ day", CovarianceStructure.DIAGONAL),
                        new RandomTerm("donor", "~ 0 + size + day", CovarianceStructure.IDENTITY)),
                frame,
                index.order()));
        random.add(RandomDesign.of(
                "mouse",
                List.of(new RandomTerm("mouse", "~ day + size", CovarianceStructure.UNSTRUCTURED)),
                frame,
                index.order()));
        VarianceFunction variance = VarianceFunctions.of(model, frame, index.order());
        residual = ResidualStructure.of(variance, CorrelationModel.ar1(null), frame, index, null);
    }

    private static DataTable data() {
        SplittableRandom r = new SplittableRandom(8);
        int n = 120;
        String[] donor = new String[n];
        String[] mouse = new String[n];
        double[] day = new double[n];
        double[] size = new double[n];
        double[] y = new double[n];
        for (int i = 0; i < n; i++) {
            donor[i] = "d" + i / 20;
            mouse[i] = "m" + i / 5;
            day[i] = i % 5 + r.nextDouble();
            size[i] = 2 * r.nextDouble();
            y[i] = 4 + day[i] + r.nextGaussian();
        }
        return DataTable.builder()
                .texts("donor", donor)
                .texts("mouse", mouse)
                .numbers("day", day)
                .numbers("size", size)
                .numbers("y", y)
                .build();
    }

    private ProfiledLikelihood likelihood(Method method) {
        double[] y = new double[index.order().length];
        for (int i = 0; i < y.length; i++) {
            y[i] = frame.numbers("y")[index.order()[i]];
        }
        FixedDesign fixed = FixedDesign.of(FormulaColumns.of(ModelFormula.parse("~ day"), frame, index.order()), y);
        return new ProfiledLikelihood(
                new NestedDesign(index, fixed, random, residual), fixed, residual, method, new Workers(1));
    }

    static List<Arguments> held() {
        List<Arguments> out = new ArrayList<>();
        for (Method method : Method.values()) {
            out.add(Arguments.of(method, new Quantity.None(), 0));
            out.add(Arguments.of(method, new Quantity.ResidualDeviation(), 0.2));
            out.add(Arguments.of(method, new Quantity.ResidualParameter(0), 0.1));
            out.add(Arguments.of(method, new Quantity.ResidualParameter(1), -0.2));
            for (double t : new double[] {0.7, 0.01, 0}) {
                out.add(Arguments.of(method, new Quantity.StandardDeviation(0, 1), t));
                out.add(Arguments.of(method, new Quantity.StandardDeviation(0, 3), t));
                out.add(Arguments.of(method, new Quantity.StandardDeviation(1, 2), t));
            }
            for (double t : new double[] {-1, -0.6, 0, 0.9, 1}) {
                out.add(Arguments.of(method, new Quantity.Correlation(1, 2, 0), t));
            }
        }
        return out;
    }

    private static Place place() {
        double[] donor = new double[16];
        donor[0] = 0.3;
        donor[5] = 0.2;
        donor[10] = 0.5;
        donor[15] = 0.5;
        double[] mouse = {0.8, 0.2, -0.1, 0.2, 0.5, 0.1, -0.1, 0.1, 0.6};
        return new Place(new double[][] {donor, mouse}, new double[] {0.05, 0.4}, 0.1);
    }

    @ParameterizedTest(name = "{0} {1} at {2}")
    @MethodSource("held")
    void the_gradient_is_that_of_the_value_and_the_quantity_stays_where_it_is_held(
            Method method, Quantity quantity, double t) {
        ProfiledLikelihood likelihood = likelihood(method);
        double[][] scale = new HeldSearch(likelihood, random).noise(place().phi());
        HeldFactor factor = new HeldFactor(random, place().d(), scale, quantity, t);
        HeldObjective objective = new HeldObjective(likelihood, random, quantity, t, factor);
        double[] x = objective.coordinates(place());

        double[] gradient = new double[x.length];
        double value = objective.evaluate(x, gradient);

        assertThat(value).isFinite();
        double size = 1;
        for (double g : gradient) {
            size = Math.max(size, Math.abs(g));
        }
        for (int j = 0; j < x.length; j++) {
            double[] moved = x.clone();
            double h = 1e-5;
            moved[j] = x[j] + h;
            double up = objective.evaluate(moved, new double[x.length]);
            moved[j] = x[j] - h;
            double down = objective.evaluate(moved, new double[x.length]);
            assertThat(gradient[j]).as("entry %d", j).isCloseTo((up - down) / (2 * h), within(1e-6 * size));
        }
        Place there = objective.place(x);
        assertThat(value(quantity, there, likelihood)).isCloseTo(t, within(1e-12));
    }

    private static double value(Quantity quantity, Place p, ProfiledLikelihood likelihood) {
        if (quantity instanceof Quantity.StandardDeviation sd) {
            int q = sd.level() == 0 ? 4 : 3;
            return Math.exp(p.logSigma()) * Math.sqrt(p.d()[sd.level()][sd.column() * (q + 1)]);
        }
        if (quantity instanceof Quantity.Correlation c) {
            double[] d = p.d()[1];
            return d[c.first() * 3 + c.second()] / Math.sqrt(d[c.first() * 4] * d[c.second() * 4]);
        }
        if (quantity instanceof Quantity.ResidualDeviation) {
            return p.logSigma() - likelihood.meanLogV(p.phi());
        }
        return quantity instanceof Quantity.ResidualParameter r ? p.phi()[r.index()] : 0;
    }
}
