package org.graftline.growth.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.graftline.mixedmodel.CovarianceStructure;
import org.graftline.mixedmodel.ModelSpec;
import org.graftline.mixedmodel.RandomTerm;
import org.graftline.mixedmodel.variance.VarianceModel;

/**
 * Which terms the model has, and why. Columns: those of {@link AnalysisTable}.
 *
 * @param outer what stands above the mouse
 * @param treatment how arms enter
 * @param terms the random terms, outermost level first
 * @param reasons why each is in, a sentence each
 * @param fallbacks what was left out and why, a sentence each
 * @param effectVaries how the variation of the treatment effect between donors is carried
 * @param arms names of the arms, control first
 */
record ModelPlan(
        OuterLevel outer,
        Treatment treatment,
        List<RandomTerm> terms,
        List<String> reasons,
        List<String> fallbacks,
        EffectVariation effectVaries,
        List<String> arms) {

    /** The level of a visit: one tumor on one day, where every reading of it is a row. */
    static final String VISIT = "visit";

    /** How arms enter the fixed part. */
    enum Treatment {
        /** One arm. */
        NONE("~ day"),
        /** Control and one treated arm. */
        ONE("~ day + day:treated"),
        /** A slope per arm. */
        SEVERAL("~ day + day:arm");

        private final String formula;

        Treatment(String formula) {
            this.formula = formula;
        }

        String formula() {
            return formula;
        }
    }

    /** Where the model lets the treatment effect vary between donors. */
    enum EffectVariation {
        /** Nowhere: the conclusion speaks of these donors. */
        NOWHERE,
        /** A random slope of treatment at the outer level. */
        OUTER,
        /** A random slope per outer group and treated arm. */
        CELL,
        /** One mouse per donor and arm: the mouse's slope carries it. */
        MOUSE
    }

    List<String> levels() {
        return terms.stream().map(RandomTerm::level).distinct().toList();
    }

    /** The levels of what the mice are grouped by. */
    List<String> aboveMice() {
        return downToMice().stream().filter(level -> !level.equals("mouse")).toList();
    }

    /** The mouse and the levels above it: without the tumors and visits of a mouse. */
    List<String> downToMice() {
        return levels().stream()
                .filter(level -> !level.equals("tumor") && !level.equals(VISIT))
                .toList();
    }

    boolean hasOuter() {
        return levels().contains(outer.column());
    }

    boolean has(String level) {
        return levels().contains(level);
    }

    /** The innermost level. */
    String innermost() {
        return levels().get(levels().size() - 1);
    }

    /** The coefficient of an arm's slope beyond the first arm's; empty for the first arm. */
    Optional<String> coefficient(String arm) {
        return switch (treatment) {
            case NONE -> Optional.empty();
            case ONE -> arms.get(0).equals(arm) ? Optional.empty() : Optional.of("day:treated");
            case SEVERAL -> arms.get(0).equals(arm) ? Optional.empty() : Optional.of("day:arm" + arm);
        };
    }

    ModelSpec spec(VarianceModel variance) {
        ModelSpec.Builder spec = ModelSpec.of("logvolume", treatment.formula()).levels(levels());
        terms.forEach(spec::random);
        if (arms.size() > 1) {
            spec.factor("arm", arms);
        }
        if (variance instanceof VarianceModel.Ident ident && ident.by().equals("treatment")) {
            spec.factor("treatment", "control", "treated");
        }
        return spec.variance(variance).build();
    }

    /** The same without correlations between the effects of a level, for data that cannot carry them. */
    ModelPlan withoutCorrelations() {
        List<String> more = new ArrayList<>(fallbacks);
        more.add(
                "Correlations between intercept and slope could not be estimated together with the variances; they are set to 0.");
        return new ModelPlan(
                outer,
                treatment,
                terms.stream()
                        .map(t -> new RandomTerm(t.level(), t.formula(), CovarianceStructure.DIAGONAL))
                        .toList(),
                reasons,
                more,
                effectVaries,
                arms);
    }
}
