package org.graftline.growth.internal.beside;

import java.util.List;
import java.util.Locale;
import org.graftline.mixedmodel.CovarianceStructure;
import org.graftline.mixedmodel.Method;
import org.graftline.mixedmodel.ModelSpec;
import org.graftline.mixedmodel.RandomTerm;
import org.graftline.mixedmodel.variance.VarianceCovariate;
import org.graftline.mixedmodel.variance.VarianceCovariate.Estimation;
import org.graftline.mixedmodel.variance.VarianceModel;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The model that an analysis was fitted by, back from its case format. */
final class SpecificationReader {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final List<String> PARTS =
            List.of("response", "fixed", "method", "variance", "levels", "random", "factors");

    private SpecificationReader() {}

    /** @throws NotBesideException if the text is not whole, or the variance function is one that is not known here */
    static ModelSpec read(String json) {
        JsonNode o = MAPPER.readTree(json);
        for (String part : PARTS) {
            if (!o.has(part)) {
                throw new NotBesideException(
                        "The specification of the primary model lacks its part '%s', so it cannot be fitted again."
                                .formatted(part));
            }
        }
        ModelSpec.Builder spec = ModelSpec.of(
                        o.get("response").asString(), o.get("fixed").asString())
                .method(Method.valueOf(o.get("method").asString()))
                .variance(variance(o.get("variance")));
        o.get("levels").forEach(level -> spec.level(level.asString()));
        o.get("random")
                .forEach(t -> spec.random(new RandomTerm(
                        t.get("level").asString(),
                        t.get("formula").asString(),
                        CovarianceStructure.valueOf(
                                t.get("structure").asString().toUpperCase(Locale.ROOT)))));
        o.get("factors")
                .properties()
                .forEach(f -> spec.factor(
                        f.getKey(),
                        f.getValue().valueStream().map(JsonNode::asString).toList()));
        return spec.build();
    }

    private static VarianceModel variance(JsonNode o) {
        String kind = o.get("kind").asString();
        return switch (kind) {
            case "constant" -> VarianceModel.constant();
            case "ident" -> VarianceModel.ident(o.get("by").asString());
            case "exp" -> new VarianceModel.Exponential(covariate(o), null);
            case "power" -> new VarianceModel.Power(covariate(o), null);
            default ->
                throw new NotBesideException(
                        "The variance function '%s' of the primary model is not known here.".formatted(kind));
        };
    }

    private static VarianceCovariate covariate(JsonNode o) {
        String name = o.get("covariate").asString();
        return switch (name) {
            case "fitted" -> VarianceCovariate.fitted();
            case "fixedMean" -> new VarianceCovariate.FixedMean(Estimation.PSEUDO_LIKELIHOOD, null);
            default -> VarianceCovariate.column(name);
        };
    }
}
