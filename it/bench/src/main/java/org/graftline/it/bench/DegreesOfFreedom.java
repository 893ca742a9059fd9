package org.graftline.it.bench;

import java.util.List;
import java.util.function.Function;
import org.graftline.mixedmodel.CoefficientTest;
import org.graftline.mixedmodel.Fit;

/**
 * A way to degrees of freedom that the engine offers.
 *
 * @param name as printed
 * @param table the coefficients with them
 */
record DegreesOfFreedom(String name, Function<Fit, List<CoefficientTest>> table) {
    /** All there are. */
    static List<DegreesOfFreedom> all() {
        return List.of(
                new DegreesOfFreedom("containment", Fit::containment),
                new DegreesOfFreedom("satterthwaite", Fit::satterthwaite),
                new DegreesOfFreedom("kenwardRoger", Fit::kenwardRoger));
    }

    /** The test of a coefficient; its degrees of freedom are NaN where the fit has none by this method. */
    CoefficientTest of(Fit fit, String coefficient) {
        return table.apply(fit).stream()
                .filter(c -> c.name().equals(coefficient))
                .findFirst()
                .orElse(new CoefficientTest(coefficient, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN));
    }
}
