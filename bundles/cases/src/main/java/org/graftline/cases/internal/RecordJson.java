package org.graftline.cases.internal;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.graftline.cases.CaseVerdict;
import org.graftline.cases.CaseVerdict.Outcome;
import org.graftline.cases.Comparison;
import org.graftline.cases.QualificationRecord;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes the record of a qualification for programs. */
public final class RecordJson {
    private RecordJson() {}

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
        if (r.wins() > 0) {
            s.append("; better than the peer, with proof, in %d".formatted(r.wins()));
        }
        return s.append('.').toString();
    }

    /** See {@link QualificationRecord#json()}. */
    public static String json(QualificationRecord r) {
        ObjectNode out = Json.object();
        out.put("version", ProductVersion.text());
        out.put("result", summary(r));
        out.put("overall", r.overall().words());
        out.putObject("totals")
                .put("cases", r.verdicts().size())
                .put("passed", r.count(Outcome.PASSED))
                .put("failed", r.count(Outcome.FAILED))
                .put("notAvailableYet", r.count(Outcome.NOT_AVAILABLE))
                .put("wins", r.wins())
                .put("comparisons", r.comparisons());
        ArrayNode cases = out.putArray("cases");
        ObjectNode elapsed = Json.object();
        for (CaseVerdict v : r.verdicts()) {
            ObjectNode c = cases.addObject();
            c.put("name", v.name()).put("title", v.title()).put("peer", v.peer());
            c.put("outcome", v.outcome().words()).put("reason", v.reason()).put("win", v.win());
            c.set("unchecked", Json.texts(v.unchecked()));
            ArrayNode inputs = c.putArray("inputs");
            v.inputs().forEach(i -> inputs.addObject().put("file", i.name()).put("sha256", i.sha256()));
            v.comparisons().forEach(k -> c.withArray("comparisons").add(comparison(k)));
            elapsed.put(v.name(), v.elapsedMillis());
        }
        ObjectNode run = out.putObject("run");
        run.put("source", r.source()).put("started", r.started()).put("threads", r.threads());
        Installation here = Installation.here();
        run.put("java", here.java()).put("system", here.system()).put("processors", here.processors());
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
