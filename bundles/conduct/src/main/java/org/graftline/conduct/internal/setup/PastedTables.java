package org.graftline.conduct.internal.setup;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.graftline.study.ArmName;
import org.graftline.study.DonorId;
import org.graftline.study.ImpossibleValueException;
import org.graftline.study.MouseId;
import org.graftline.study.StudyException;
import org.graftline.study.conduct.DonorField;
import org.graftline.study.conduct.SetUpParts.DonorPart;
import org.graftline.study.conduct.SetUpParts.MousePart;
import org.graftline.study.conduct.StudySetup.PastedDonors;
import org.graftline.study.conduct.StudySetup.PastedMice;
import org.jspecify.annotations.Nullable;

/** Tables as they come out of a spreadsheet by copy and paste. */
final class PastedTables {
    private static final int MOST_LINES = 5_000;
    private static final Pattern BETWEEN_TAGS = Pattern.compile("[,;|\\s]+");

    /** What a column of mice holds; in the order of a table without a header. */
    private enum MouseColumn {
        MOUSE,
        DONOR,
        TAG,
        CAGE,
        RACK,
        COHORT,
        ARM
    }

    /** The words that name a column. */
    private static final Map<MouseColumn, Set<String>> NAMES = Map.of(
            MouseColumn.MOUSE, Set.of("mouse", "animal", "mouseid", "animalid", "id"),
            MouseColumn.DONOR, Set.of("donor", "model", "pdx", "donorid", "modelid"),
            MouseColumn.TAG, Set.of("tag", "tags", "eartag", "rfid", "alias", "aliases", "transponder"),
            MouseColumn.CAGE, Set.of("cage", "cageid", "cagecard"),
            MouseColumn.RACK, Set.of("rack"),
            MouseColumn.COHORT, Set.of("cohort", "batch"),
            MouseColumn.ARM, Set.of("arm", "group", "treatment"));

    private PastedTables() {}

    static PastedMice mice(String text) {
        List<List<String>> lines = lines(text);
        List<String> problems = new ArrayList<>();
        if (lines.isEmpty()) {
            return new PastedMice(List.of(), List.of("Nothing was pasted. Copy the lines of the mice and paste them."));
        }
        Map<MouseColumn, Integer> columns = new EnumMap<>(MouseColumn.class);
        for (MouseColumn column : MouseColumn.values()) {
            for (int i = 0; i < lines.get(0).size(); i++) {
                if (known(column).contains(key(lines.get(0).get(i)))) {
                    columns.putIfAbsent(column, i);
                }
            }
        }
        boolean named = columns.containsKey(MouseColumn.MOUSE) || columns.containsKey(MouseColumn.DONOR);
        if (named) {
            unread(lines.get(0), columns.values().stream().toList(), problems);
        } else {
            columns.clear();
            for (MouseColumn column : MouseColumn.values()) {
                columns.put(column, columns.size());
            }
        }
        List<MousePart> mice = new ArrayList<>();
        for (int i = named ? 1 : 0; i < lines.size(); i++) {
            try {
                mice.add(mouse(lines.get(i), columns));
            } catch (ImpossibleValueException impossible) {
                problems.add("Line %d: %s".formatted(i + 1, impossible.getMessage()));
            }
        }
        return new PastedMice(mice, problems);
    }

    private static Set<String> known(MouseColumn column) {
        return NAMES.getOrDefault(column, Set.of());
    }

    private static MousePart mouse(List<String> line, Map<MouseColumn, Integer> columns) {
        String tags = cell(line, columns.get(MouseColumn.TAG));
        String arm = cell(line, columns.get(MouseColumn.ARM));
        String mouse = cell(line, columns.get(MouseColumn.MOUSE));
        String donor = cell(line, columns.get(MouseColumn.DONOR));
        return new MousePart(
                new MouseId(mouse == null ? "" : mouse),
                new DonorId(donor == null ? "" : donor),
                tags == null
                        ? List.of()
                        : BETWEEN_TAGS.splitAsStream(tags).distinct().toList(),
                cell(line, columns.get(MouseColumn.CAGE)),
                cell(line, columns.get(MouseColumn.RACK)),
                cell(line, columns.get(MouseColumn.COHORT)),
                arm == null ? null : new ArmName(arm));
    }

    static PastedDonors donors(String text) {
        List<List<String>> lines = lines(text);
        if (lines.isEmpty()) {
            return new PastedDonors(
                    List.of(), List.of("Nothing was pasted. Copy the lines of the donors, with their header."));
        }
        Map<String, DonorField> fields = new HashMap<>();
        for (DonorField field : DonorField.values()) {
            fields.put(key(field.name()), field);
            fields.put(key(field.words()), field);
        }
        fields.put("tumourtype", DonorField.TUMOR_TYPE);
        fields.put("passage", DonorField.PASSAGE_NUMBER);
        fields.put("patientid", DonorField.PATIENT_ID);
        List<String> header = lines.get(0);
        Map<Integer, DonorField> facts = new LinkedHashMap<>();
        int donor = -1;
        int lineage = -1;
        List<Integer> read = new ArrayList<>();
        for (int i = 0; i < header.size(); i++) {
            String key = key(header.get(i));
            DonorField field = fields.get(key);
            if (key.equals("donor") || key.equals("donorid")) {
                donor = i;
            } else if (key.equals("lineage") || key.equals("line")) {
                lineage = i;
            } else if (field != null) {
                facts.put(i, field);
            } else {
                continue;
            }
            read.add(i);
        }
        List<String> problems = new ArrayList<>();
        if (donor < 0) {
            return new PastedDonors(
                    List.of(),
                    List.of(
                            "The first line must name the columns, and one of them must be 'donor'. Copy the header along with the lines."));
        }
        unread(header, read, problems);
        List<DonorPart> donors = new ArrayList<>();
        for (int i = 1; i < lines.size(); i++) {
            List<String> line = lines.get(i);
            Map<DonorField, String> told = new EnumMap<>(DonorField.class);
            facts.forEach((at, field) -> {
                String cell = cell(line, at);
                if (cell != null) {
                    told.put(field, cell);
                }
            });
            try {
                String name = cell(line, donor);
                donors.add(new DonorPart(new DonorId(name == null ? "" : name), cell(line, lineage), told));
            } catch (ImpossibleValueException impossible) {
                problems.add("Line %d: %s".formatted(i + 1, impossible.getMessage()));
            }
        }
        return new PastedDonors(donors, problems);
    }

    private static void unread(List<String> header, List<Integer> read, List<String> problems) {
        for (int i = 0; i < header.size(); i++) {
            if (!read.contains(i) && !header.get(i).isBlank()) {
                problems.add("Column '%s' is not known and was left out.".formatted(header.get(i)));
            }
        }
    }

    private static @Nullable String cell(List<String> line, @Nullable Integer at) {
        if (at == null || at < 0 || at >= line.size()) {
            return null;
        }
        String text = line.get(at).strip();
        return text.isEmpty() ? null : text;
    }

    private static String key(String header) {
        return header.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }

    /** @throws StudyException if there are more lines than a study has mice */
    private static List<List<String>> lines(String text) {
        if (text.lines().count() > MOST_LINES) {
            throw new StudyException(
                    "Nothing was read: more than %,d lines were pasted. Paste them in parts.".formatted(MOST_LINES));
        }
        String mark = text.indexOf('\t') >= 0 ? "\t" : text.indexOf(';') >= 0 ? ";" : ",";
        return text.lines()
                .filter(line -> !line.isBlank())
                .map(line -> Arrays.stream(line.split(Pattern.quote(mark), -1))
                        .map(PastedTables::unquoted)
                        .toList())
                .toList();
    }

    private static String unquoted(String cell) {
        String bare = cell.strip();
        return bare.length() > 1 && bare.startsWith("\"") && bare.endsWith("\"")
                ? bare.substring(1, bare.length() - 1).replace("\"\"", "\"")
                : bare;
    }
}
