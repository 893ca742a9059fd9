package org.graftline.cases.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.graftline.cases.MalformedCaseException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A JSON object with a name for messages; a key that is null counts as absent. */
final class JsonObject {
    private final JsonNode node;
    private final String origin;

    private JsonObject(JsonNode node, String origin) {
        this.node = node;
        this.origin = origin;
    }

    static JsonObject of(JsonNode node, String origin) {
        if (!node.isObject()) {
            throw new MalformedCaseException("%s is not an object. Write { … } there.".formatted(origin));
        }
        return new JsonObject(node, origin);
    }

    /** File, then the path inside it: {@code model.json, 'random[0]'}. */
    String origin() {
        return origin;
    }

    /** Refuses every key that is not in the blank-separated list. */
    void allow(String keys) {
        List<String> known = List.of(keys.split(" "));
        for (String key : node.propertyNames()) {
            if (!known.contains(key)) {
                throw new MalformedCaseException("%s has the unknown key '%s'. The keys are %s."
                        .formatted(origin, key, String.join(", ", known)));
            }
        }
    }

    List<String> keys() {
        return List.copyOf(node.propertyNames());
    }

    boolean has(String key) {
        return node.hasNonNull(key);
    }

    String text(String key) {
        String text = textOrNull(key);
        if (text == null) {
            throw new MalformedCaseException("%s lacks the key '%s'. Give it a text.".formatted(origin, key));
        }
        return text;
    }

    String textOr(String key, String absent) {
        String text = textOrNull(key);
        return text == null ? absent : text;
    }

    @Nullable
    String textOrNull(String key) {
        if (!has(key)) {
            return null;
        }
        if (!node.get(key).isString()) {
            throw new MalformedCaseException(
                    "%s: '%s' is %s, not a text. Put it in quotes.".formatted(origin, key, node.get(key)));
        }
        return node.get(key).asString();
    }

    @Nullable
    Double numberOrNull(String key) {
        if (!has(key)) {
            return null;
        }
        if (!node.get(key).isNumber()) {
            throw new MalformedCaseException(
                    "%s: '%s' is %s, not a number. Write it without quotes.".formatted(origin, key, node.get(key)));
        }
        return node.get(key).asDouble();
    }

    /** Every key with its number. */
    Map<String, Double> numbers() {
        Map<String, Double> numbers = new LinkedHashMap<>();
        for (String key : keys()) {
            Double number = numberOrNull(key);
            if (number != null) {
                numbers.put(key, number);
            }
        }
        return numbers;
    }

    /** The text of a key, which must be one of the choices. */
    String choice(String key, String absent, List<String> choices) {
        String text = textOr(key, absent);
        if (!choices.contains(text)) {
            throw new MalformedCaseException(
                    "%s: '%s' is '%s'. Use one of %s.".formatted(origin, key, text, String.join(", ", choices)));
        }
        return text;
    }

    /** A list of texts; empty when absent. */
    List<String> texts(String key) {
        List<String> texts = new ArrayList<>();
        for (JsonNode n : list(key)) {
            if (!n.isString()) {
                throw new MalformedCaseException(
                        "%s: '%s' holds %s, which is not a text. Put it in quotes.".formatted(origin, key, n));
            }
            texts.add(n.asString());
        }
        return texts;
    }

    JsonObject object(String key) {
        return of(node.path(key), origin + ", '" + key + "'");
    }

    /** A list of objects; empty when absent. */
    List<JsonObject> objects(String key) {
        List<JsonObject> objects = new ArrayList<>();
        for (JsonNode n : list(key)) {
            objects.add(of(n, "%s, '%s[%d]'".formatted(origin, key, objects.size())));
        }
        return objects;
    }

    private Iterable<JsonNode> list(String key) {
        if (!has(key)) {
            return List.of();
        }
        if (!node.get(key).isArray()) {
            throw new MalformedCaseException(
                    "%s: '%s' is %s, not a list. Write [ … ].".formatted(origin, key, node.get(key)));
        }
        return node.get(key).values();
    }
}
