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
        return List.of(new DegreesOfFreedom("containment", Fit::containment));
    }

    CoefficientTest of(Fit fit, String coefficient) {
        return table.apply(fit).stream()
                .filter(c -> c.name().equals(coefficient))
                .findFirst()
                .orElseThrow();
    }
}
