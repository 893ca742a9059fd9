package org.graftline.cases.internal;

import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** JSON as results carry it: doubles as the shortest text that gives them back, a number that is none as null. */
final class Json {
    static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
            .build();

    private static final double WHOLE = 1e15;

    private Json() {}

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    static ArrayNode array() {
        return JsonNodeFactory.instance.arrayNode();
    }

    /** A whole number without ".0", NaN and infinities as null. */
    static JsonNode number(double v) {
        JsonNodeFactory f = JsonNodeFactory.instance;
        if (!Double.isFinite(v)) {
            return f.nullNode();
        }
        boolean whole = v == Math.rint(v) && Math.abs(v) < WHOLE && !(v == 0 && 1 / v < 0);
        return whole ? f.numberNode((long) v) : f.numberNode(v);
    }

    static ArrayNode numbers(double... values) {
        ArrayNode a = array();
        for (double v : values) {
            a.add(number(v));
        }
        return a;
    }

    static ArrayNode texts(Iterable<String> values) {
        ArrayNode a = array();
        values.forEach(a::add);
        return a;
    }

    static String text(JsonNode node) {
        return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(node) + "\n";
    }

    /** The number of a node; NaN when absent, null or no number. */
    static double number(JsonNode parent, String key) {
        JsonNode v = parent.path(key);
        return v.isNumber() ? v.asDouble() : Double.NaN;
    }
}
