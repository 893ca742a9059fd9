package org.graftline.capture.internal.design;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.graftline.capture.internal.layout.MissingTexts;
import org.graftline.study.ArmName;
import org.graftline.study.ImpossibleValueException;
import org.graftline.study.TumorSite;
import org.graftline.study.VolumeFormula;
import org.graftline.study.capture.FlagMeaning;
import org.graftline.study.capture.ImportDesign;
import org.graftline.study.capture.ImportDesign.DateOrder;
import org.graftline.study.capture.ImportDesign.Dates;
import org.graftline.study.capture.ImportDesign.DecimalMark;
import org.graftline.study.capture.ImportDesign.Provenance;
import org.graftline.study.capture.ImportDesign.UnknownAnimals;
import org.graftline.study.capture.ImportDesign.VolumeCells;
import org.graftline.study.capture.ImportField;
import org.graftline.study.capture.ImportLayout;
import org.graftline.study.capture.TumorColumns;
import org.graftline.study.capture.UnreadableFileException;
import org.graftline.study.capture.ZeroMeaning;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The design as JSON that the preview writes and people edit. Names of fields and choices are the lower-case names of the types
 * ({@code volume_mm3}, {@code not_measured}); the README lists them. A key that is left out means what a file without it would mean;
 * a key that nobody knows is refused.
 */
public final class DesignJson {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    private static final Set<String> KEYS = Set.of(
            "layout",
            "columns",
            "ignoredColumns",
            "defaultDonor",
            "controlArm",
            "flags",
            "zero",
            "missingTexts",
            "decimalMark",
            "formula",
            "addAnimals",
            "mouseParts",
            "dayLabels",
            "volumeCells",
            "dateOrder",
            "dayZero",
            "migrated",
            "tumors");

    private DesignJson() {}

    /** @return the design, indented, always the same text for the same design */
    public static String write(ImportDesign design) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("layout", name(design.layout()));
        columns(root.putObject("columns"), design.columns());
        texts(root.putArray("ignoredColumns"), design.ignoredColumns());
        root.put("defaultDonor", design.defaultDonor());
        root.put(
                "controlArm",
                design.controlArm() == null ? null : design.controlArm().value());
        ObjectNode flags = root.putObject("flags");
        design.flags().forEach((flag, meaning) -> flags.put(flag, name(meaning)));
        root.put("zero", name(design.zero()));
        texts(root.putArray("missingTexts"), design.missingTexts());
        root.put("decimalMark", name(design.decimalMark()));
        root.put("formula", name(design.formula()));
        root.put("addAnimals", design.unknownAnimals() == UnknownAnimals.ADD);
        rarer(root, design);
        return JSON.writeValueAsString(root).replace("\r\n", "\n");
    }

    /** What few files need is written only where it says something, so that the text of the others stays what it was. */
    private static void rarer(ObjectNode root, ImportDesign design) {
        if (!design.mouseParts().isEmpty()) {
            texts(root.putArray("mouseParts"), design.mouseParts());
        }
        if (!design.dayLabels().isEmpty()) {
            ObjectNode labels = root.putObject("dayLabels");
            design.dayLabels().forEach((label, field) -> labels.put(label, name(field)));
        }
        if (design.volumeCells() != VolumeCells.VOLUME_MM3) {
            root.put("volumeCells", name(design.volumeCells()));
        }
        if (design.dates().order() != DateOrder.UNDECIDED) {
            root.put("dateOrder", name(design.dates().order()));
        }
        LocalDate dayZero = design.dates().dayZero();
        if (dayZero != null) {
            root.put("dayZero", dayZero.toString());
        }
        if (design.provenance() == Provenance.MIGRATED) {
            root.put("migrated", true);
        }
        if (!design.tumors().isEmpty()) {
            ArrayNode tumors = root.putArray("tumors");
            for (TumorColumns tumor : design.tumors()) {
                ObjectNode one = tumors.addObject();
                one.put("site", tumor.site().value());
                columns(one.putObject("columns"), tumor.columns());
            }
        }
    }

    private static void columns(ObjectNode node, Map<ImportField, String> columns) {
        columns.forEach((field, header) -> node.put(name(field), header));
    }

    /** @throws UnreadableFileException saying which key or choice is wrong, and what can stand there */
    public static ImportDesign read(String json) {
        JsonNode root;
        try {
            root = JSON.readTree(json);
        } catch (JacksonException broken) {
            throw new UnreadableFileException(
                    "The design is no JSON (line %d): %s. Write one with the preview and edit that."
                            .formatted(
                                    broken.getLocation() == null
                                            ? 0
                                            : broken.getLocation().getLineNr(),
                                    broken.getOriginalMessage()),
                    broken);
        }
        if (!(root instanceof ObjectNode)) {
            throw new UnreadableFileException(
                    "The design is no JSON object. Write one with the preview and edit that.");
        }
        for (String key : root.propertyNames()) {
            if (!KEYS.contains(key)) {
                throw new UnreadableFileException("The design has the key '%s', which nobody knows. Known keys are: %s."
                        .formatted(key, KEYS.stream().sorted().collect(Collectors.joining(", "))));
            }
        }
        try {
            @Nullable String control = text(root, "controlArm");
            return new ImportDesign(
                    choice(root, "layout", ImportLayout.LONG),
                    columns(root.path("columns")),
                    list(root, "ignoredColumns", List.of()),
                    text(root, "defaultDonor"),
                    control == null ? null : new ArmName(control),
                    flags(root.path("flags")),
                    choice(root, "zero", ZeroMeaning.TOO_SMALL),
                    list(root, "missingTexts", MissingTexts.USUAL),
                    choice(root, "decimalMark", DecimalMark.POINT),
                    choice(root, "formula", VolumeFormula.AS_REPORTED),
                    yes(root, "addAnimals") ? UnknownAnimals.ADD : UnknownAnimals.REFUSE,
                    list(root, "mouseParts", List.of()),
                    labels(root.path("dayLabels")),
                    choice(root, "volumeCells", VolumeCells.VOLUME_MM3),
                    new Dates(choice(root, "dateOrder", DateOrder.UNDECIDED), dayZero(root)),
                    yes(root, "migrated") ? Provenance.MIGRATED : Provenance.CURRENT,
                    tumors(root.path("tumors")));
        } catch (ImpossibleValueException impossible) {
            throw new UnreadableFileException("The design is wrong: " + impossible.getMessage(), impossible);
        }
    }

    private static Map<ImportField, String> columns(JsonNode node) {
        Map<ImportField, String> columns = new EnumMap<>(ImportField.class);
        for (Map.Entry<String, JsonNode> entry : properties(node, "columns")) {
            columns.put(constant("columns", entry.getKey(), ImportField.class), string("columns", entry.getValue()));
        }
        return columns;
    }

    private static List<TumorColumns> tumors(JsonNode node) {
        List<TumorColumns> tumors = new ArrayList<>();
        if (node.isMissingNode() || node.isNull()) {
            return tumors;
        }
        if (!node.isArray()) {
            throw new UnreadableFileException(
                    "The design's key 'tumors' must hold a list, for each tumor of a row its site and columns.");
        }
        for (JsonNode tumor : node) {
            @Nullable String site = text(tumor, "site");
            if (site == null) {
                throw new UnreadableFileException(
                        "The design's key 'tumors' holds a tumor without 'site'. Say which tumor of the mouse it is, such as left.");
            }
            tumors.add(new TumorColumns(new TumorSite(site), columns(tumor.path("columns"))));
        }
        return tumors;
    }

    private static Map<String, ImportField> labels(JsonNode node) {
        Map<String, ImportField> labels = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> entry : properties(node, "dayLabels")) {
            labels.put(entry.getKey(), constant("dayLabels", string("dayLabels", entry.getValue()), ImportField.class));
        }
        return labels;
    }

    private static @Nullable LocalDate dayZero(JsonNode root) {
        @Nullable String text = text(root, "dayZero");
        if (text == null) {
            return null;
        }
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException wrong) {
            throw new UnreadableFileException(
                    "The design's key 'dayZero' holds '%s'. Write the date of study day 0 as 2024-03-18."
                            .formatted(text),
                    wrong);
        }
    }

    private static Map<String, FlagMeaning> flags(JsonNode node) {
        Map<String, FlagMeaning> flags = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> entry : properties(node, "flags")) {
            flags.put(entry.getKey(), constant("flags", string("flags", entry.getValue()), FlagMeaning.class));
        }
        return flags;
    }

    private static Set<Map.Entry<String, JsonNode>> properties(JsonNode node, String key) {
        if (node.isMissingNode() || node.isNull()) {
            return Set.of();
        }
        if (!node.isObject()) {
            throw new UnreadableFileException("The design's key '%s' must hold an object.".formatted(key));
        }
        return node.properties();
    }

    private static <E extends Enum<E>> E choice(JsonNode root, String key, E absent) {
        @Nullable String text = text(root, key);
        return text == null ? absent : constant(key, text, absent.getDeclaringClass());
    }

    private static <E extends Enum<E>> E constant(String key, String text, Class<E> type) {
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equalsIgnoreCase(text)) {
                return constant;
            }
        }
        throw new UnreadableFileException("The design says '%s' under '%s'. There can stand: %s."
                .formatted(
                        text,
                        key,
                        Arrays.stream(type.getEnumConstants())
                                .map(DesignJson::name)
                                .collect(Collectors.joining(", "))));
    }

    private static boolean yes(JsonNode root, String key) {
        JsonNode node = root.path(key);
        if (node.isMissingNode() || node.isNull()) {
            return false;
        }
        if (!node.isBoolean()) {
            throw new UnreadableFileException(
                    "The design's key '%s' holds %s where true or false must stand, without quotes."
                            .formatted(key, node));
        }
        return node.booleanValue();
    }

    private static @Nullable String text(JsonNode root, String key) {
        JsonNode node = root.path(key);
        return node.isMissingNode() || node.isNull() ? null : string(key, node);
    }

    private static String string(String key, JsonNode node) {
        if (!node.isString()) {
            throw new UnreadableFileException(
                    "The design's key '%s' holds %s where a text must stand, in double quotes.".formatted(key, node));
        }
        return node.stringValue();
    }

    private static List<String> list(JsonNode root, String key, List<String> absent) {
        JsonNode node = root.path(key);
        if (node.isMissingNode() || node.isNull()) {
            return absent;
        }
        if (!node.isArray()) {
            throw new UnreadableFileException("The design's key '%s' must hold a list of texts.".formatted(key));
        }
        List<String> texts = new ArrayList<>();
        for (JsonNode element : node) {
            texts.add(string(key, element));
        }
        return texts;
    }

    private static void texts(ArrayNode array, List<String> texts) {
        texts.forEach(array::add);
    }

    private static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
