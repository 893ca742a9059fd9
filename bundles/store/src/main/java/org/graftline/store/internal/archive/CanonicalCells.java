package org.graftline.store.internal.archive;

import java.io.StringWriter;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** The canonical form of a row as cells: a text or number as it is, a list or an object as its JSON. */
final class CanonicalCells {
    private static final JsonFactory JSON = new JsonFactory();

    private CanonicalCells() {}

    /** @return by the keys of the form */
    static Map<String, String> of(String canonical) {
        Map<String, String> cells = new TreeMap<>();
        try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), canonical)) {
            json.nextToken();
            for (String key = json.nextName(); key != null; key = json.nextName()) {
                JsonToken value = json.nextToken();
                cells.put(key, value.isStructStart() ? structure(json) : json.getString());
            }
        }
        return cells;
    }

    private static String structure(JsonParser json) {
        StringWriter text = new StringWriter();
        try (JsonGenerator out = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
            out.copyCurrentStructure(json);
        }
        return text.toString();
    }
}
