package org.graftline.cases.internal;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.graftline.cases.CaseVerdict;
import org.graftline.cases.CaseVerdict.Outcome;
import org.graftline.cases.Comparison;
import org.graftline.cases.QualificationRecord;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes the record of a qualification. */
public final class RecordText {
    private static final int MOST_SHOWN = 5;

    private RecordText() {}

    /** See {@link QualificationRecord#summary()}. */
    public static String summary(QualificationRecord r) {
        String unavailable = r.verdicts().stream()
                .filter(v -> v.outcome() == Outcome.NOT_AVAILABLE)
                .map(CaseVerdict::name)
                .collect(Collectors.joining(", "));
        Map<String, Integer> unchecked = new TreeMap<>();
        r.verdicts().forEach(v -> v.unchecked().forEach(u -> unchecked.merge(u, 1, Integer::sum)));
        StringBuilder s =
                new StringBuilder("%d passed, %d failed".formatted(r.count(Outcome.PASSED), r.count(Outcome.FAILED)));
        if (!unavailable.isEmpty()) {
            s.append(", %d not available yet (%s)".formatted(r.count(Outcome.NOT_AVAILABLE), unavailable));
        }
        unchecked.forEach((what, n) -> s.append("; %s not compared in %d cases".formatted(what, n)));
        return s.append('.').toString();
    }

    /** See {@link QualificationRecord#text()}. */
    public static String text(QualificationRecord r) {
        StringBuilder s = new StringBuilder();
        s.append("Qualification of the Graftline engine\n\n");
        s.append("version   ").append(ProductVersion.text()).append('\n');
        s.append("java      ").append(Runtime.version()).append('\n');
        s.append("cases     ").append(r.source()).append('\n');
        s.append("started   ").append(r.started()).append('\n');
        s.append("threads   ").append(r.threads()).append('\n');
        s.append("result    ").append(summary(r)).append("\n\n");
        for (CaseVerdict v : r.verdicts()) {
            s.append(String.format(
                    Locale.ROOT,
                    "%-18s %-28s %4d compared %8.1f s%n",
                    v.outcome().words(),
                    v.name(),
                    v.comparisons().size(),
                    v.elapsedMillis() / 1000.0));
            if (v.disagreements().isEmpty() && !v.reason().isEmpty()) {
                s.append("    ").append(v.reason()).append('\n');
            }
            v.disagreements().stream()
                    .limit(MOST_SHOWN)
                    .forEach(c -> s.append("    ").append(c.words()).append('\n'));
            if (v.disagreements().size() > MOST_SHOWN) {
                s.append("    and %d more%n".formatted(v.disagreements().size() - MOST_SHOWN));
            }
            v.inputs().forEach(i -> s.append("    ").append(i).append('\n'));
        }
        return s.toString().replace("\r\n", "\n");
    }

    /** See {@link QualificationRecord#json()}. */
    public static String json(QualificationRecord r) {
        ObjectNode out = Json.object();
        out.put("version", ProductVersion.text());
        out.put("result", summary(r));
        out.put("overall", r.overall().words());
        ArrayNode cases = out.putArray("cases");
        ObjectNode elapsed = Json.object();
        for (CaseVerdict v : r.verdicts()) {
            ObjectNode c = cases.addObject();
            c.put("name", v.name()).put("outcome", v.outcome().words()).put("reason", v.reason());
            c.set("unchecked", Json.texts(v.unchecked()));
            c.set("inputs", Json.texts(v.inputs()));
            v.comparisons().forEach(k -> c.withArray("comparisons").add(comparison(k)));
            elapsed.put(v.name(), v.elapsedMillis());
        }
        ObjectNode run = out.putObject("run");
        run.put("source", r.source()).put("started", r.started()).put("threads", r.threads());
        run.put("java", Runtime.version().toString());
        run.set("elapsedMillis", elapsed);
        return Json.text(out);
    }

    private static ObjectNode comparison(Comparison k) {
        ObjectNode o = Json.object().put("quantity", k.quantity());
        o.set("peer", Json.number(k.peer()));
        o.set("ours", Json.number(k.ours()));
        o.set("low", Json.number(k.low()));
        o.set("high", Json.number(k.high()));
        return o.put("rule", k.rule()).put("agrees", k.agrees());
    }
}
