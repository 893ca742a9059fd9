package org.graftline.mixedmodel.variance;

import java.util.Optional;
import org.graftline.mixedmodel.InvalidModelException;
import org.jspecify.annotations.Nullable;

/** What a variance function looks at: a column of the table, or a mean that the model itself predicts. */
public sealed interface VarianceCovariate {
    /** A column of the table. */
    static VarianceCovariate column(String name) {
        return new Column(name);
    }

    /** The conditional fitted value of the innermost level, nlme's {@code fitted(.)}; engine.md section 4. */
    static VarianceCovariate fitted() {
        return new Fitted(null);
    }

    /** The population mean xβ, by generalized least squares (Davidian and Carroll 1987). */
    static VarianceCovariate fixedMean() {
        return new FixedMean(Estimation.PSEUDO_LIKELIHOOD, null);
    }

    /** The smallest |mean| that power and constPower look at; empty = a thousandth of the median. */
    default Optional<Double> smallestMean() {
        return Optional.empty();
    }

    /** How β enters the variance of the population mean. */
    enum Estimation {
        /** The mean is held while variances are estimated, again and again until it stands still. */
        PSEUDO_LIKELIHOOD,
        /**
         * The likelihood is maximized over β in mean and variance at once, by ML only: efficient where the variance law is right, biased where
         * it is wrong (engine.md section 4).
         */
        FULL_LIKELIHOOD
    }

    /**
     * A column of the table.
     *
     * @param name its name
     */
    record Column(String name) implements VarianceCovariate {}

    /**
     * The conditional fitted value of the innermost level.
     *
     * @param floor the smallest |fitted| that power and constPower look at, above 0; null = a thousandth of the median
     */
    record Fitted(@Nullable Double floor) implements VarianceCovariate {
        /** Checks the floor. */
        public Fitted {
            requirePositive(floor);
        }

        @Override
        public Optional<Double> smallestMean() {
            return Optional.ofNullable(floor);
        }
    }

    /**
     * The population mean xβ.
     *
     * @param estimation how β enters
     * @param floor the smallest |mean| that power and constPower look at, above 0; null = a thousandth of the median
     */
    record FixedMean(Estimation estimation, @Nullable Double floor) implements VarianceCovariate {
        /** Checks the floor. */
        public FixedMean {
            requirePositive(floor);
        }

        @Override
        public Optional<Double> smallestMean() {
            return Optional.ofNullable(floor);
        }
    }

    private static void requirePositive(@Nullable Double floor) {
        if (floor != null && !(floor > 0 && floor < Double.POSITIVE_INFINITY)) {
            throw new InvalidModelException(
                    "The floor of the mean in the variance function is %s".formatted(floor),
                    "Give a positive number in the unit of the response, or leave it out");
        }
    }
}
