package org.graftline.cases.shipped;

import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Builds {@code model.json}. */
final class ModelText {
    private final ObjectNode out = Answer.JSON.createObjectNode();

    ModelText(String name, String title, String response, String fixed, String method) {
        out.put("case", name).put("title", title).put("data", "data.csv");
        out.put("response", response).put("fixed", fixed).put("method", method).put("family", "gaussian");
        out.putArray("levels");
        out.putArray("random");
        out.putObject("variance").put("kind", "constant");
        out.putObject("factors");
    }

    ModelText level(String level, String formula) {
        out.withArray("levels").add(level);
        out.withArray("random")
                .addObject()
                .put("level", level)
                .put("formula", formula)
                .put("structure", "unstructured");
        return this;
    }

    ModelText ident(String by) {
        out.putObject("variance").put("kind", "ident").put("by", by);
        return this;
    }

    ModelText factor(String name, List<String> levels) {
        ArrayNode a = ((ObjectNode) out.get("factors")).putArray(name);
        levels.forEach(a::add);
        return this;
    }

    String text() {
        return Answer.text(out);
    }
}
