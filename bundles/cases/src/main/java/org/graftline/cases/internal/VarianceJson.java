package org.graftline.cases.internal;

import java.util.List;
import org.graftline.cases.MalformedCaseException;
import org.graftline.mixedmodel.variance.VarianceCovariate;
import org.graftline.mixedmodel.variance.VarianceModel;

/** Reads the block {@code variance} of a model. */
final class VarianceJson {
    private VarianceJson() {}

    static VarianceModel read(JsonObject v) {
        v.allow("kind covariate by parts likelihood floor parameters");
        String kind = v.choice(
                "kind", "constant", List.of("constant", "ident", "power", "exp", "constPower", "fixed", "comb"));
        VarianceModel model = switch (kind) {
            case "ident" -> VarianceModel.ident(v.text("by"));
            case "power" -> new VarianceModel.Power(covariate(v), v.textOrNull("by"));
            case "exp" -> new VarianceModel.Exponential(covariate(v), v.textOrNull("by"));
            case "constPower" -> new VarianceModel.ConstPower(covariate(v), v.textOrNull("by"));
            case "fixed" -> VarianceModel.fixed(v.text("covariate"));
            case "comb" -> combined(v);
            default -> VarianceModel.constant();
        };
        return v.has("parameters")
                ? VarianceModel.held(model, v.object("parameters").numbers())
                : model;
    }

    private static VarianceModel combined(JsonObject v) {
        List<VarianceModel> parts =
                v.objects("parts").stream().map(VarianceJson::read).toList();
        if (parts.isEmpty()) {
            throw new MalformedCaseException(
                    "%s is of kind 'comb' without parts. Give 'parts', the variance functions to multiply."
                            .formatted(v.origin()));
        }
        return VarianceModel.comb(parts);
    }

    private static VarianceCovariate covariate(JsonObject v) {
        String name = v.text("covariate");
        return switch (name) {
            case "fitted" -> new VarianceCovariate.Fitted(v.numberOrNull("floor"));
            case "fixedMean" ->
                new VarianceCovariate.FixedMean(
                        v.choice("likelihood", "pseudo", List.of("pseudo", "full"))
                                        .equals("full")
                                ? VarianceCovariate.Estimation.FULL_LIKELIHOOD
                                : VarianceCovariate.Estimation.PSEUDO_LIKELIHOOD,
                        v.numberOrNull("floor"));
            default -> VarianceCovariate.column(name);
        };
    }
}
