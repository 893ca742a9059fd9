package org.graftline.capture.internal.layout;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import org.graftline.study.capture.ImportField;

/** How well the words of a header fit a field: the points of its best word, 0 if a word speaks against it. General words only. */
final class HeaderScore {
    private record Words(Map<String, Integer> points, Set<String> against) {}

    private static final Map<ImportField, Words> FIELDS = new EnumMap<>(Map.ofEntries(
            field(
                    ImportField.VOLUME_MM3,
                    Map.of("volume", 5, "vol", 5, "mm3", 4, "tumvol", 5, "tv", 3, "cubic", 2),
                    "area sem sd se mean log logtv relative rel rtv ratio change delta diff percent pct initial init max dose cm3 ul ml"),
            field(
                    ImportField.LENGTH_MM,
                    Map.of("length", 5, "len", 5, "dmax", 4, "long", 3, "longest", 4),
                    "tail date"),
            field(ImportField.WIDTH_MM, Map.of("width", 5, "wid", 5, "dmin", 4, "short", 3, "shortest", 4), ""),
            field(ImportField.HEIGHT_MM, Map.of("height", 5, "depth", 5, "thickness", 4), ""),
            field(
                    ImportField.BODY_WEIGHT_G,
                    Map.of("weight", 5, "bodyweight", 6, "bw", 5, "wt", 3),
                    "tumor change delta percent pct loss relative rel ratio initial init dose organ kg mg"),
            field(
                    ImportField.STUDY_DAY,
                    Map.of("day", 5, "time", 4, "timepoint", 4, "dpi", 3, "studyday", 6),
                    "age week hour month duration date"),
            field(
                    ImportField.MOUSE,
                    Map.of("mouse", 6, "mice", 5, "animal", 6, "subject", 4, "id", 3, "tag", 3, "sample", 2),
                    "study donor patient tumor model group arm cage batch operator technician visit record row site cohort experiment"),
            field(
                    ImportField.ARM,
                    Map.of(
                            "arm",
                            6,
                            "treatment",
                            5,
                            "group",
                            4,
                            "grp",
                            4,
                            "therapy",
                            4,
                            "drug",
                            3,
                            "compound",
                            3,
                            "regimen",
                            3),
                    "start end day time date type duration size order exp experiment"),
            field(
                    ImportField.DONOR,
                    Map.of("donor", 6, "patient", 5, "pdx", 4, "model", 4, "xenograft", 3, "case", 2, "tumor", 1),
                    "type volume vol size weight stage grade date day age mm3 length width site side disease origin status init initial number count burden group"),
            field(
                    ImportField.TUMOR_SITE,
                    Map.of("tumor", 3, "site", 4, "side", 5, "location", 4, "flank", 4, "mass", 4, "lesion", 5),
                    "type volume vol size weight mm3 length width burden stage grade day date age model origin"),
            field(ImportField.LINEAGE, Map.of("lineage", 6, "root", 3, "parental", 3, "line", 2), "date"),
            field(
                    ImportField.DIAGNOSIS,
                    Map.of("diagnosis", 6, "disease", 5, "histology", 5, "cancer", 4, "indication", 4, "type", 2),
                    "treatment dose date sex diet"),
            field(
                    ImportField.MEASURED_ON,
                    Map.of("date", 4, "datetime", 4, "timestamp", 4, "measured", 2, "measurement", 2, "measure", 2),
                    "by start end birth dob implant implantation inoculation injection treatment death sacrifice randomization zero first last day"),
            field(
                    ImportField.DAY_ZERO,
                    Map.of("start", 3, "randomization", 5, "randomized", 5, "zero", 5, "treatment", 3, "baseline", 3),
                    "end stop birth dob implant death sacrifice"),
            field(
                    ImportField.OPERATOR,
                    Map.of(
                            "operator",
                            6,
                            "technician",
                            6,
                            "tech",
                            4,
                            "initial",
                            5,
                            "by",
                            4,
                            "observer",
                            5,
                            "measurer",
                            5,
                            "investigator",
                            4),
                    "date volume init cell site"),
            field(ImportField.FLAG, Map.of("flag", 6, "remark", 5, "qc", 4, "comment", 3, "note", 3), "date")));

    private HeaderScore() {}

    private static Map.Entry<ImportField, Words> field(ImportField field, Map<String, Integer> points, String against) {
        return Map.entry(field, new Words(points, Set.of(against.split(" ", -1))));
    }

    static int of(Column column, ImportField field) {
        Words words = FIELDS.get(field);
        if (words == null || column.words().stream().anyMatch(words.against()::contains)) {
            return 0;
        }
        int best = column.words().stream()
                .mapToInt(word -> words.points().getOrDefault(word, 0))
                .max()
                .orElse(0);
        boolean letterAlone = column.words().equals(Set.of(letter(field)));
        return letterAlone ? Math.max(best, 2) : best;
    }

    private static String letter(ImportField field) {
        return switch (field) {
            case LENGTH_MM -> "l";
            case WIDTH_MM -> "w";
            case HEIGHT_MM -> "h";
            default -> field.name();
        };
    }
}
