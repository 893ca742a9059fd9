package org.graftline.store.internal.row;

import java.io.StringWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.graftline.study.StudyException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/** Lists and maps of texts as one JSON column. Maps are written with their keys sorted, so that equal maps are equal columns. */
final class JsonTexts {
    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private JsonTexts() {}

    static String ofList(List<String> texts) {
        return written(json -> {
            json.writeStartArray();
            texts.forEach(json::writeString);
            json.writeEndArray();
        });
    }

    static String ofMap(Map<String, String> texts) {
        return written(json -> {
            json.writeStartObject();
            new TreeMap<>(texts).forEach(json::writeStringProperty);
            json.writeEndObject();
        });
    }

    /** @throws RuntimeException if the column holds no JSON array of texts */
    static List<String> list(String column) {
        List<String> texts = new ArrayList<>();
        try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), column)) {
            expect(json.nextToken(), JsonToken.START_ARRAY);
            while (json.nextToken() != JsonToken.END_ARRAY) {
                expect(json.currentToken(), JsonToken.VALUE_STRING);
                texts.add(json.getString());
            }
        }
        return texts;
    }

    /** @throws RuntimeException if the column holds no JSON object of texts */
    static Map<String, String> map(String column) {
        Map<String, String> texts = new LinkedHashMap<>();
        try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), column)) {
            expect(json.nextToken(), JsonToken.START_OBJECT);
            for (String key = json.nextName(); key != null; key = json.nextName()) {
                expect(json.nextToken(), JsonToken.VALUE_STRING);
                texts.put(key, json.getString());
            }
            expect(json.currentToken(), JsonToken.END_OBJECT);
        }
        return texts;
    }

    private static String written(Consumer<JsonGenerator> content) {
        StringWriter column = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), column)) {
            content.accept(json);
        }
        return column.toString();
    }

    private static void expect(JsonToken found, JsonToken wanted) {
        if (found != wanted) {
            throw new StudyException("A column of texts holds %s where %s belongs.".formatted(found, wanted));
        }
    }
}
