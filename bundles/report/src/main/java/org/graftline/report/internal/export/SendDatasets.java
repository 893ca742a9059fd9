package org.graftline.report.internal.export;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.graftline.report.ReportSource;
import org.graftline.report.export.ExportedFile;
import org.graftline.study.Administration;
import org.graftline.study.Dose;
import org.graftline.study.Endpoint;
import org.graftline.study.Mouse;
import org.graftline.study.Reading;
import org.graftline.study.Removal;
import org.graftline.study.StudyData;
import org.graftline.study.conduct.Regimen;
import org.graftline.study.conduct.Treatment;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Dataset-JSON 1.1, SEND-shaped: in-life volumes in PM, weights in BW, scores in CL, doses in EX, the end of each animal in DS. Efficacy pharmacology
 * lies outside SENDIG, so nothing here claims conformance, and tumor findings (TF) are for necropsy only.
 */
final class SendDatasets {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final List<String> FINDING =
            List.of("TESTCD", "TEST", "ORRES", "ORRESU", "STRESN", "STAT", "DTC", "DY");

    private final ReportSource source;
    private final StudyGrids grids;
    private final StudyData data;
    private final String study;

    SendDatasets(ReportSource source) {
        this.source = source;
        this.grids = new StudyGrids(source);
        this.data = source.data();
        this.study = data.study().code().value();
    }

    List<ExportedFile> files() {
        List<ExportedFile> files = new ArrayList<>(List.of(
                dm(),
                findings("PM", "Palpable Masses", "TUMVOL", "Tumor Volume", List.of(Endpoint.TUMOR_VOLUME), true),
                findings("BW", "Body Weights", "BW", "Body Weight", List.of(Endpoint.BODY_WEIGHT), false),
                findings(
                        "CL",
                        "Clinical Observations",
                        "",
                        "",
                        List.of(Endpoint.ULCERATION_SCORE, Endpoint.BODY_CONDITION_SCORE),
                        true),
                ds()));
        if (!source.conduct().doses().isEmpty()) {
            files.add(ex());
        }
        return List.copyOf(files);
    }

    /** A dose a row; nothing is known of the treatment where no regimen of the arm is kept. A withheld dose has no amount. */
    private ExportedFile ex() {
        List<List<Object>> rows = new ArrayList<>();
        Map<String, Integer> sequence = new HashMap<>();
        for (Dose dose : source.conduct().doses()) {
            Administration how = dose.administration();
            Optional<Treatment> treatment = treatment(dose);
            rows.add(List.of(
                    study,
                    "EX",
                    subject(dose.mouse()),
                    sequence.merge(dose.mouse().value(), 1, Integer::sum),
                    treatment.map(Treatment::agent).orElse(""),
                    dose.mgPerKg() == null ? "" : (Object) dose.mgPerKg().value(),
                    dose.mgPerKg() == null ? "" : "mg/kg",
                    how == null
                            ? treatment.map(one -> one.route().name()).orElse("")
                            : how.route().name(),
                    treatment.map(Treatment::vehicle).orElse(""),
                    dose.volumeMl() == null ? "" : (Object) dose.volumeMl().value(),
                    dose.volumeMl() == null ? "" : "mL",
                    dose.outcome() == Dose.Outcome.GIVEN ? "" : dose.outcome().name(),
                    how == null ? "" : how.at().toString(),
                    sendDay(data.ownDay(dose.mouse(), dose.day()))));
        }
        return write(
                "EX",
                "Exposure",
                List.of(
                        "STUDYID", "DOMAIN", "USUBJID", "EXSEQ", "EXTRT", "EXDOSE", "EXDOSU", "EXROUTE", "EXTRTV",
                        "EXVAMT", "EXVAMTU", "EXADJ", "EXSTDTC", "EXSTDY"),
                rows);
    }

    private Optional<Treatment> treatment(Dose dose) {
        Administration how = dose.administration();
        int line = how == null ? 1 : how.line();
        return source.conduct().regimens().stream()
                .filter(regimen -> regimen.arm().value().equals(grids.arm(dose.mouse())))
                .map(Regimen::treatments)
                .filter(treatments -> treatments.size() >= line)
                .map(treatments -> treatments.get(line - 1))
                .findFirst();
    }

    private String subject(Object mouse) {
        return study + "-" + mouse;
    }

    private ExportedFile dm() {
        List<List<Object>> rows = new ArrayList<>();
        for (Mouse mouse : data.mice()) {
            rows.add(List.of(
                    study, "DM", subject(mouse.mouse()), mouse.mouse().value(), grids.arm(mouse.mouse()), "MOUSE"));
        }
        return write("DM", "Demographics", List.of("STUDYID", "DOMAIN", "USUBJID", "SUBJID", "ARM", "SPECIES"), rows);
    }

    private ExportedFile ds() {
        List<List<Object>> rows = new ArrayList<>();
        for (Removal r : data.removals()) {
            rows.add(List.of(
                    study,
                    "DS",
                    subject(r.mouse()),
                    1,
                    r.cause().name(),
                    words(r.cause()),
                    sendDay(data.ownDay(r.mouse(), r.day()))));
        }
        return write(
                "DS",
                "Disposition",
                List.of("STUDYID", "DOMAIN", "USUBJID", "DSSEQ", "DSTERM", "DSDECOD", "DSSTDY"),
                rows);
    }

    private static String words(Removal.Cause cause) {
        return switch (cause) {
            case HUMANE_ENDPOINT -> "MORIBUND SACRIFICE";
            case FOUND_DEAD -> "FOUND DEAD";
            case SCHEDULED -> "TERMINAL SACRIFICE";
            case EXCLUDED -> "REMOVED FROM STUDY";
        };
    }

    /** SEND has no day 0: the day of the first dose is 1, the day before it −1. */
    private static Object sendDay(double day) {
        double send = day >= 0 ? day + 1 : day;
        return send == Math.rint(send) ? (Object) Math.round(send) : send;
    }

    private ExportedFile findings(
            String domain, String label, String code, String test, List<Endpoint> endpoints, boolean masses) {
        List<String> names = new ArrayList<>(List.of("STUDYID", "DOMAIN", "USUBJID", domain + "SEQ"));
        if (masses) {
            names.add(domain + "SPID");
        }
        FINDING.forEach(name -> names.add(domain + name));
        List<List<Object>> rows = new ArrayList<>();
        Map<String, Integer> sequence = new HashMap<>();
        for (Endpoint endpoint : endpoints) {
            for (Reading r : grids.kept(endpoint)) {
                List<Object> row = new ArrayList<>(List.of(
                        study,
                        domain,
                        subject(r.mouse()),
                        sequence.merge(r.mouse().value(), 1, Integer::sum)));
                if (masses) {
                    row.add(Objects.toString(r.site(), ""));
                }
                row.add(code.isEmpty() ? (endpoint == Endpoint.ULCERATION_SCORE ? "ULCER" : "BCS") : code);
                row.add(test.isEmpty() ? endpoint.name().replace('_', ' ') : test);
                row.add(Objects.toString(r.value(), ""));
                row.add(endpoint.unit());
                row.add(r.value() == null ? "" : (Object) r.value().value());
                row.add(r.value() == null ? "NOT DONE: " + r.status().words() : "");
                row.add(Objects.toString(r.capturedAt(), ""));
                row.add(sendDay(data.ownDay(r.mouse(), r.day())));
                rows.add(row);
            }
        }
        return write(domain, label, names, rows);
    }

    private ExportedFile write(String domain, String label, List<String> names, List<List<Object>> rows) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("datasetJSONCreationDateTime", source.madeAt().toString());
        root.put("datasetJSONVersion", "1.1.0");
        root.put("originator", "Graftline");
        root.put("studyOID", study);
        root.put("itemGroupOID", "IG." + domain);
        root.put("records", rows.size());
        root.put("name", domain);
        root.put("label", label + " (SEND-shaped)");
        ArrayNode columns = root.putArray("columns");
        for (int c = 0; c < names.size(); c++) {
            String name = names.get(c);
            columns.addObject()
                    .put("itemOID", "IT." + domain + "." + name)
                    .put("name", name)
                    .put("label", name)
                    .put("dataType", type(name));
        }
        ArrayNode out = root.putArray("rows");
        for (List<Object> row : rows) {
            ArrayNode line = out.addArray();
            for (int c = 0; c < row.size(); c++) {
                Object cell = row.get(c);
                if (cell instanceof Number number) {
                    line.add(
                            number.doubleValue() == Math.rint(number.doubleValue())
                                            && !type(names.get(c)).equals("float")
                                    ? JsonNodeFactory.instance.numberNode(number.longValue())
                                    : JsonNodeFactory.instance.numberNode(number.doubleValue()));
                } else if (cell.equals("") && !type(names.get(c)).equals("string")) {
                    line.addNull();
                } else {
                    line.add(cell.toString());
                }
            }
        }
        return new ExportedFile(
                domain.toLowerCase(java.util.Locale.ROOT) + ".json",
                MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n");
    }

    private static String type(String name) {
        if (name.endsWith("SEQ")) {
            return "integer";
        }
        return name.endsWith("STRESN") || name.endsWith("DY") || name.equals("EXDOSE") || name.equals("EXVAMT")
                ? "float"
                : "string";
    }
}
