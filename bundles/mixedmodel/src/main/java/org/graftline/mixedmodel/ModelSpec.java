package org.graftline.mixedmodel;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.graftline.mixedmodel.correlation.CorrelationModel;
import org.graftline.mixedmodel.variance.VarianceModel;

/**
 * What to fit: a linear mixed model with nested random effects and a variance function. Immutable; built with
 * {@link #of(String, String)}:
 *
 * <pre>{@code
 * ModelSpec.of("volume", "~ day * arm")
 *         .level("donor").random("~ day")
 *         .level("mouse").random("~ day")
 *         .factor("arm", "control", "treated")
 *         .variance(VarianceModel.ident("arm"))
 *         .build();
 * }</pre>
 */
public final class ModelSpec {
    private final String response;
    private final String fixed;
    private final List<String> levels;
    private final List<RandomTerm> random;
    private final VarianceModel variance;
    private final CorrelationModel correlation;
    private final Method method;
    private final Map<String, List<String>> factors;

    private ModelSpec(Builder b) {
        response = b.response;
        fixed = b.fixed;
        levels = List.copyOf(b.levels);
        random = List.copyOf(b.random);
        variance = b.variance;
        correlation = b.correlation;
        method = b.method;
        factors = Collections.unmodifiableMap(new LinkedHashMap<>(b.factors));
        for (RandomTerm term : random) {
            if (!levels.contains(term.level())) {
                throw new InvalidModelException(
                        "The random term '%s' stands on level '%s', but the levels are %s"
                                .formatted(term.formula(), term.level(), levels),
                        "Add the level, outermost first, or correct the name");
            }
        }
        if (levels.stream().distinct().count() < levels.size()) {
            throw new InvalidModelException(
                    "The levels %s name a column twice".formatted(levels), "Name each level once");
        }
    }

    /**
     * Begins a model: REML, constant variance, no random effects until they are added.
     *
     * @param response the column to explain
     * @param fixed the right side of the fixed formula, for example {@code ~ day * arm}
     */
    public static Builder of(String response, String fixed) {
        return new Builder(response, fixed);
    }

    /** The column to explain. */
    public String response() {
        return response;
    }

    /** The right side of the fixed formula. */
    public String fixed() {
        return fixed;
    }

    /** The grouping columns, outermost first; groups of an inner level are nested in their outer group. */
    public List<String> levels() {
        return levels;
    }

    /** The blocks of random effects, in the order given. */
    public List<RandomTerm> random() {
        return random;
    }

    /** The variance function of the residuals. */
    public VarianceModel variance() {
        return variance;
    }

    /** The correlation of the residuals within an innermost group. */
    public CorrelationModel correlation() {
        return correlation;
    }

    /** The criterion that is maximized. */
    public Method method() {
        return method;
    }

    /** The factors and their levels in order, the first is the baseline of treatment coding. */
    public Map<String, List<String>> factors() {
        return factors;
    }

    /** A builder that starts from this model, for a variant of it. */
    public Builder toBuilder() {
        Builder b = new Builder(response, fixed);
        b.levels.addAll(levels);
        b.random.addAll(random);
        b.factors.putAll(factors);
        return b.variance(variance).correlation(correlation).method(method);
    }

    /** Collects the parts of a {@link ModelSpec}. Not for sharing between threads. */
    public static final class Builder {
        private final String response;
        private String fixed;
        private final List<String> levels = new ArrayList<>();
        private final List<RandomTerm> random = new ArrayList<>();
        private VarianceModel variance = VarianceModel.constant();
        private CorrelationModel correlation = CorrelationModel.none();
        private Method method = Method.REML;
        private final Map<String, List<String>> factors = new LinkedHashMap<>();

        private Builder(String response, String fixed) {
            this.response = response;
            this.fixed = fixed;
        }

        /** Replaces the fixed formula. */
        public Builder fixed(String formula) {
            fixed = formula;
            return this;
        }

        /** Adds a level inside those added so far. */
        public Builder level(String column) {
            levels.add(column);
            return this;
        }

        /** Adds levels, outermost first, inside those added so far. */
        public Builder levels(List<String> columns) {
            levels.addAll(columns);
            return this;
        }

        /** Adds an unstructured block on the level added last. */
        public Builder random(String formula) {
            return random(formula, CovarianceStructure.UNSTRUCTURED);
        }

        /** Adds a block on the level added last. */
        public Builder random(String formula, CovarianceStructure structure) {
            if (levels.isEmpty()) {
                throw new InvalidModelException(
                        "The random term '%s' comes before any level".formatted(formula), "Call level(...) first");
            }
            return random(new RandomTerm(levels.get(levels.size() - 1), formula, structure));
        }

        /** Adds a block. */
        public Builder random(RandomTerm term) {
            random.add(term);
            return this;
        }

        /** Takes all blocks away, for example to replace them. */
        public Builder withoutRandom() {
            random.clear();
            return this;
        }

        /** Sets the variance function; constant when not called. */
        public Builder variance(VarianceModel model) {
            variance = model;
            return this;
        }

        /** Sets the residual correlation; none when not called. */
        public Builder correlation(CorrelationModel model) {
            correlation = model;
            return this;
        }

        /** Sets the criterion; REML when not called. */
        public Builder method(Method m) {
            method = m;
            return this;
        }

        /** Declares a column a factor with these levels, the first is the baseline. */
        public Builder factor(String column, String... orderedLevels) {
            return factor(column, List.of(orderedLevels));
        }

        /** Declares a column a factor with these levels, the first is the baseline. */
        public Builder factor(String column, List<String> orderedLevels) {
            factors.put(column, List.copyOf(orderedLevels));
            return this;
        }

        /**
         * The finished model.
         *
         * @throws InvalidModelException if a random term stands on a level that was not added, or a level is named twice
         */
        public ModelSpec build() {
            return new ModelSpec(this);
        }
    }
}
