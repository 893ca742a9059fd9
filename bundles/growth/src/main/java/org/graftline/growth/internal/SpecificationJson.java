package org.graftline.growth.internal;

import java.util.Locale;
import org.graftline.mixedmodel.ModelSpec;
import org.graftline.mixedmodel.variance.VarianceCovariate;
import org.graftline.mixedmodel.variance.VarianceModel;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A model in the case format, for {@code graftline fit --model}. */
final class SpecificationJson {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private SpecificationJson() {}

    static String of(ModelSpec spec, String study, int rows) {
        ObjectNode o = JsonNodeFactory.instance.objectNode();
        o.put("case", "growth").put("title", "Growth of study " + study + ", log volume");
        o.put("data", "data.csv").put("rows", rows);
        o.put("response", spec.response()).put("fixed", spec.fixed());
        ArrayNode levels = o.putArray("levels");
        spec.levels().forEach(levels::add);
        ArrayNode random = o.putArray("random");
        spec.random()
                .forEach(t -> random.addObject()
                        .put("level", t.level())
                        .put("formula", t.formula())
                        .put("structure", t.structure().name().toLowerCase(Locale.ROOT)));
        variance(o.putObject("variance"), spec.variance());
        o.put("method", spec.method().name()).put("family", "gaussian").put("contrasts", "treatment");
        ObjectNode factors = o.putObject("factors");
        spec.factors().forEach((name, names) -> {
            ArrayNode a = factors.putArray(name);
            names.forEach(a::add);
        });
        return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(o) + "\n";
    }

    private static void variance(ObjectNode o, VarianceModel model) {
        if (model instanceof VarianceModel.Ident v) {
            o.put("kind", "ident").put("by", v.by());
        } else if (model instanceof VarianceModel.Exponential v
                && v.covariate() instanceof VarianceCovariate.Column c) {
            o.put("kind", "exp").put("covariate", c.name());
        } else if (model instanceof VarianceModel.Exponential v && v.covariate() instanceof VarianceCovariate.Fitted) {
            o.put("kind", "exp").put("covariate", "fitted");
        } else {
            o.put("kind", "constant");
        }
    }
}
