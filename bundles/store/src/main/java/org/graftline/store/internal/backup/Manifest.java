package org.graftline.store.internal.backup;

import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.graftline.study.LedgerHead;
import org.graftline.study.backup.Inventory;
import org.graftline.study.record.Chain;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultPrettyPrinter;

/**
 * What a backup says of itself.
 *
 * @param product the version of Graftline that wrote it
 * @param schema the version of the tables
 * @param database which kind it was read from
 * @param at the moment whose records it holds
 * @param tables the tables
 * @param heads the end of each chain
 * @param files every file of the ZIP but this one
 */
record Manifest(
        String product,
        String schema,
        String database,
        Instant at,
        List<TableFacts> tables,
        Map<Chain, LedgerHead> heads,
        List<FileFacts> files) {
    static final String NAME = "manifest.json";

    private static final String FORMAT = "graftline-backup";
    private static final String FORMAT_VERSION = "1";
    private static final JsonFactory JSON = new JsonFactory();

    Manifest {
        tables = List.copyOf(tables);
        heads = Map.copyOf(heads);
        files = List.copyOf(files);
    }

    /**
     * A table.
     *
     * @param name the table; its rows stand in {@code tables/NAME.csv}
     * @param rows how many
     * @param content what they say, see {@link ContentSum}
     */
    record TableFacts(String name, long rows, String content) {
        String file() {
            return "tables/" + name + ".csv";
        }
    }

    /**
     * A file.
     *
     * @param name with folders
     * @param bytes its size
     * @param sha256 of its bytes
     */
    record FileFacts(String name, long bytes, String sha256) {}

    Inventory inventory() {
        Map<String, Long> rows = new TreeMap<>();
        tables.forEach(table -> rows.put(table.name(), table.rows()));
        return Inventory.of(schema, rows, heads).withFiles(files.size() - tables.size());
    }

    void write(OutputStream out) throws IOException {
        StringWriter text = new StringWriter();
        ObjectWriteContext pretty = new ObjectWriteContext.Base() {
            @Override
            public tools.jackson.core.PrettyPrinter getPrettyPrinter() {
                return new DefaultPrettyPrinter();
            }

            @Override
            public boolean hasPrettyPrinter() {
                return true;
            }
        };
        try (JsonGenerator json = JSON.createGenerator(pretty, text)) {
            json.writeStartObject();
            json.writeStringProperty("format", FORMAT);
            json.writeStringProperty("formatVersion", FORMAT_VERSION);
            json.writeStringProperty("product", product);
            json.writeStringProperty("schema", schema);
            json.writeStringProperty("database", database);
            json.writeStringProperty("at", at.toString());
            json.writeArrayPropertyStart("tables");
            for (TableFacts table : tables) {
                json.writeStartObject();
                json.writeStringProperty("name", table.name());
                json.writeStringProperty("rows", Long.toString(table.rows()));
                json.writeStringProperty("content", table.content());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeArrayPropertyStart("heads");
            for (Map.Entry<Chain, LedgerHead> head : new TreeMap<>(heads).entrySet()) {
                json.writeStartObject();
                json.writeStringProperty("chain", head.getKey().name());
                json.writeStringProperty(
                        "position", Long.toString(head.getValue().position()));
                json.writeStringProperty("hash", head.getValue().hash());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeArrayPropertyStart("files");
            for (FileFacts file : files) {
                json.writeStartObject();
                json.writeStringProperty("name", file.name());
                json.writeStringProperty("bytes", Long.toString(file.bytes()));
                json.writeStringProperty("sha256", file.sha256());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        out.write(text.append('\n').toString().getBytes(StandardCharsets.UTF_8));
    }

    /** @throws IOException if it is no manifest of a backup, or of another format */
    static Manifest read(byte[] bytes) throws IOException {
        Map<String, String> facts = new TreeMap<>();
        Map<String, List<Map<String, String>>> lists = new TreeMap<>();
        try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), bytes)) {
            expect(json.nextToken(), JsonToken.START_OBJECT);
            for (String key = json.nextName(); key != null; key = json.nextName()) {
                if (json.nextToken() == JsonToken.START_ARRAY) {
                    lists.put(key, objects(json));
                } else {
                    facts.put(key, json.getString());
                }
            }
        } catch (JacksonException noJson) {
            throw new IOException("its manifest is no JSON", noJson);
        }
        if (!FORMAT.equals(facts.get("format"))) {
            throw new IOException("its manifest is none of a backup");
        }
        if (!FORMAT_VERSION.equals(facts.get("formatVersion"))) {
            throw new IOException("it has format version %s, and this version of Graftline reads %s"
                    .formatted(facts.get("formatVersion"), FORMAT_VERSION));
        }
        try {
            return of(facts, lists);
        } catch (RuntimeException incomplete) { // each type refuses in its own way
            throw new IOException("its manifest is not whole", incomplete);
        }
    }

    private static Manifest of(Map<String, String> facts, Map<String, List<Map<String, String>>> lists) {
        List<TableFacts> tables = new ArrayList<>();
        for (Map<String, String> table : lists.getOrDefault("tables", List.of())) {
            tables.add(new TableFacts(text(table, "name"), number(table, "rows"), text(table, "content")));
        }
        Map<Chain, LedgerHead> heads = new TreeMap<>();
        for (Map<String, String> head : lists.getOrDefault("heads", List.of())) {
            heads.put(new Chain(text(head, "chain")), new LedgerHead(number(head, "position"), text(head, "hash")));
        }
        List<FileFacts> files = new ArrayList<>();
        for (Map<String, String> file : lists.getOrDefault("files", List.of())) {
            files.add(new FileFacts(text(file, "name"), number(file, "bytes"), text(file, "sha256")));
        }
        return new Manifest(
                text(facts, "product"),
                text(facts, "schema"),
                text(facts, "database"),
                Instant.parse(text(facts, "at")),
                tables,
                heads,
                files);
    }

    private static String text(Map<String, String> object, String key) {
        String text = object.get(key);
        if (text == null) {
            throw new IllegalArgumentException("no " + key);
        }
        return text;
    }

    private static long number(Map<String, String> object, String key) {
        return Long.parseLong(text(object, key));
    }

    private static List<Map<String, String>> objects(JsonParser json) throws IOException {
        List<Map<String, String>> objects = new ArrayList<>();
        while (json.nextToken() == JsonToken.START_OBJECT) {
            Map<String, String> object = new TreeMap<>();
            for (String key = json.nextName(); key != null; key = json.nextName()) {
                expect(json.nextToken(), JsonToken.VALUE_STRING);
                object.put(key, json.getString());
            }
            objects.add(object);
        }
        expect(json.currentToken(), JsonToken.END_ARRAY);
        return objects;
    }

    private static void expect(JsonToken found, JsonToken wanted) throws IOException {
        if (found != wanted) {
            throw new IOException("its manifest holds %s where %s belongs".formatted(found, wanted));
        }
    }
}
