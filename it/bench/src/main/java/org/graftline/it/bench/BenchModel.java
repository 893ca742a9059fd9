package org.graftline.it.bench;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.graftline.mixedmodel.ModelSpec;
import org.graftline.mixedmodel.variance.VarianceCovariate;
import org.graftline.mixedmodel.variance.VarianceModel;

/** The models that are timed: a random line at donor and at mouse, with a variance function each. */
enum BenchModel {
    /** One residual variance. */
    CONSTANT("logvolume"),
    /** One per arm. */
    IDENT("logvolume"),
    /** Exponential in day. */
    EXP("logvolume"),
    /** A power of the fitted volume. */
    POWER("volume");

    private final String response;

    BenchModel(String response) {
        this.response = response;
    }

    private VarianceModel variance() {
        return switch (this) {
            case CONSTANT -> VarianceModel.constant();
            case IDENT -> VarianceModel.ident("arm");
            case EXP -> VarianceModel.exp("day");
            case POWER -> new VarianceModel.Power(VarianceCovariate.fitted(), null);
        };
    }

    ModelSpec spec() {
        return ModelSpec.of(response, "~ day + day:treated")
                .level("donor")
                .random("~ day")
                .level("mouse")
                .random("~ day")
                .factor("arm", "control", "treated")
                .variance(variance())
                .build();
    }

    String word() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    static BenchModel of(String word) {
        return Arrays.stream(values())
                .filter(m -> m.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no model '%s'. Use one of %s."
                        .formatted(
                                word,
                                Arrays.stream(values()).map(BenchModel::word).collect(Collectors.joining(", ")))));
    }
}
