package org.graftline.cases.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.graftline.cases.Comparison;
import tools.jackson.databind.JsonNode;

/**
 * What counts as agreement of a result with a peer's {@code expected.json}: the one home of every tolerance. A peer that did not settle
 * (two of its optimizers met nowhere) is judged by the likelihood alone: ours must reach it.
 */
final class Agreement {
    /** How far below the peer's log-likelihood ours may lie. */
    private static final double LOG_LIK_BELOW = 1e-5;
    /** How far above an optimum on which the peer's optimizers agree. */
    private static final double LOG_LIK_ABOVE = 1e-3;
    /** Both sides, for a fixed point of weights that follow the fitted values. */
    private static final double LOG_LIK_FIXED_POINT = 1e-3;
    /** Below the best known value on a ridge, where nothing else can be compared. */
    private static final double LOG_LIK_RIDGE = 0.3;

    private static final double CRITERION_RELATIVE = 1e-6;
    private static final double ESTIMATE_IN_SE = 1e-4;
    private static final double SE_RELATIVE = 1e-3;
    private static final double DF_CONTAINMENT_RELATIVE = 1e-9;
    private static final double DF_SMALL_SAMPLE_RELATIVE = 1e-2;
    private static final double SD_RELATIVE = 2e-3;
    private static final double VARIANCE_PARAMETER = 2e-3;
    private static final double BLUP_IN_SD = 5e-3;
    /** A standard deviation below this part of σ is compared as if it were so large. */
    private static final double SD_FLOOR_IN_SIGMA = 0.01;

    private final List<Comparison> comparisons = new ArrayList<>();
    private final List<String> unchecked = new ArrayList<>();

    List<Comparison> comparisons() {
        return comparisons;
    }

    List<String> unchecked() {
        return unchecked;
    }

    boolean holds() {
        return !comparisons.isEmpty() && comparisons.stream().allMatch(Comparison::agrees);
    }

    String firstDisagreement() {
        Optional<Comparison> first =
                comparisons.stream().filter(c -> !c.agrees()).findFirst();
        return first.map(c -> c.words() + ".").orElse("");
    }

    /** Whether the peer's optimizers met. */
    static boolean settled(JsonNode peer) {
        return peer.path("converged").asBoolean()
                && (!peer.path("optimizers").has("agreeTo1e6")
                        || peer.path("optimizers").path("agreeTo1e6").asBoolean());
    }

    void judge(JsonNode ours, JsonNode peer) {
        boolean settled = settled(peer);
        if (peer.path("bestKnown").path("flat").asBoolean()) {
            double known = Json.number(peer.path("bestKnown"), "logLik");
            between(
                    "logLik",
                    known,
                    ours,
                    known - LOG_LIK_RIDGE,
                    Double.POSITIVE_INFINITY,
                    "a ridge: at most 0.3 below");
            return;
        }
        logLik(ours, peer, settled);
        yes("converged", ours.path("converged").asBoolean());
        double k = Json.number(peer, "parameters");
        between("parameters", k, ours, k, k, "the same number");
        if (settled) {
            estimates(ours, peer);
        }
    }

    private void logLik(JsonNode ours, JsonNode peer, boolean settled) {
        boolean pseudo = peer.path("pseudoLikelihood").asBoolean();
        double expected = Json.number(peer, "logLik");
        double known = Json.number(peer.path("bestKnown"), "logLik");
        if (!Double.isNaN(known)) {
            double below = pseudo ? LOG_LIK_FIXED_POINT : LOG_LIK_BELOW;
            between("logLik", known, ours, known - below, known + LOG_LIK_ABOVE, "the best known optimum");
        } else if (pseudo) {
            double width = settled ? LOG_LIK_FIXED_POINT : Double.POSITIVE_INFINITY;
            between("logLik", expected, ours, expected - width, expected + width, "a fixed point, within 1e-3");
        } else {
            double high = settled ? expected + LOG_LIK_ABOVE : Double.POSITIVE_INFINITY;
            between("logLik", expected, ours, expected - LOG_LIK_BELOW, high, "1e-5 below, 1e-3 above");
        }
    }

    private void estimates(JsonNode ours, JsonNode peer) {
        double sigma = Json.number(peer, "sigma");
        boolean sameOptimum = Math.abs(Json.number(ours, "logLik") - Json.number(peer, "logLik")) <= LOG_LIK_BELOW;
        if (sameOptimum || peer.path("pseudoLikelihood").asBoolean()) {
            relative("AIC", ours, peer, CRITERION_RELATIVE);
            relative("BIC", ours, peer, CRITERION_RELATIVE);
        }
        containment(ours, peer);
        relative("sigma", ours, peer, SD_RELATIVE);
        deviations(ours, peer, sigma);
        parameters(
                "varianceParameters",
                ours.path("varianceParameters").path("values"),
                peer.path("varianceParameters").path("values"));
        correlation(ours.path("correlationParameters"), peer.path("correlationParameters"));
        blups(ours, peer, sigma);
        smallSample(ours, peer);
    }

    /** Under ML the peer inflates the standard errors it prints by √(n/(n−p)); its fixedCovariance is without that factor. */
    private void containment(JsonNode ours, JsonNode peer) {
        boolean ml = peer.path("method").asString("").equals("ML");
        Map<String, JsonNode> mine = byName(ours.path("containment"));
        JsonNode matrix = peer.path("fixedCovariance").path("matrix");
        int i = 0;
        for (JsonNode row : peer.path("fixed").values()) {
            double se = ml ? Math.sqrt(matrix.path(i).path(i).asDouble()) : Json.number(row, "se");
            coefficient("containment", row, mine, se, ml ? Double.NaN : DF_CONTAINMENT_RELATIVE);
            i++;
        }
    }

    private void smallSample(JsonNode ours, JsonNode peer) {
        JsonNode l = peer.path("lmer");
        boolean comparable = l.has("satterthwaite")
                && Math.abs(Json.number(l, "logLik") - Json.number(peer, "logLik")) < LOG_LIK_BELOW
                && !l.path("singular").asBoolean();
        for (String kind : List.of("satterthwaite", "kenwardRoger")) {
            if (!comparable || !l.path(kind).isArray()) {
                continue;
            }
            if (!ours.has(kind)) {
                unchecked.add(kind);
                continue;
            }
            Map<String, JsonNode> mine = byName(ours.path(kind));
            for (JsonNode row : l.path(kind).values()) {
                coefficient(kind, row, mine, Json.number(row, "se"), DF_SMALL_SAMPLE_RELATIVE);
            }
        }
    }

    /** @param dfRelative tolerance of df; NaN when df are not compared */
    private void coefficient(String table, JsonNode row, Map<String, JsonNode> ours, double se, double dfRelative) {
        String what = table + " " + row.path("name").asString("");
        JsonNode mine = ours.getOrDefault(row.path("name").asString(""), Json.object());
        double estimate = Json.number(row, "estimate");
        around(
                what + " estimate",
                estimate,
                Json.number(mine, "estimate"),
                ESTIMATE_IN_SE * se,
                "1e-4 standard errors");
        around(what + " se", se, Json.number(mine, "se"), SE_RELATIVE * se, "0.1 %");
        double df = Json.number(row, "df");
        if (!Double.isNaN(dfRelative) && !Double.isNaN(df)) {
            around(
                    what + " df",
                    df,
                    Json.number(mine, "df"),
                    dfRelative * Math.abs(df),
                    dfRelative < 1e-6 ? "exactly" : "1 %");
        }
    }

    private void deviations(JsonNode ours, JsonNode peer, double sigma) {
        Map<String, Double> mine = new HashMap<>();
        for (JsonNode b : ours.path("random").values()) {
            for (int j = 0; j < b.path("names").size(); j++) {
                mine.put(effect(b, j), b.path("sd").path(j).asDouble(Double.NaN));
            }
        }
        for (JsonNode b : peer.path("random").values()) {
            for (int j = 0; j < b.path("names").size(); j++) {
                double sd = b.path("sd").path(j).asDouble();
                double width = SD_RELATIVE * Math.max(sd, SD_FLOOR_IN_SIGMA * sigma);
                around("sd " + effect(b, j), sd, mine.getOrDefault(effect(b, j), Double.NaN), width, "0.2 %");
            }
        }
    }

    private static String effect(JsonNode block, int j) {
        return block.path("level").asString("") + "."
                + block.path("names").path(j).asString("");
    }

    private void parameters(String what, JsonNode ours, JsonNode peer) {
        for (Map.Entry<String, JsonNode> p : peer.properties()) {
            double v = p.getValue().asDouble(Double.NaN);
            double width = VARIANCE_PARAMETER * Math.max(1, Math.abs(v));
            around(what + " " + p.getKey(), v, Json.number(ours, p.getKey()), width, "0.2 %, or 0.002");
        }
    }

    /** By position: programs name them differently. */
    private void correlation(JsonNode ours, JsonNode peer) {
        List<Map.Entry<String, JsonNode>> mine = List.copyOf(ours.properties());
        int i = 0;
        for (Map.Entry<String, JsonNode> p : peer.properties()) {
            double v = p.getValue().asDouble(Double.NaN);
            double got = i < mine.size() ? mine.get(i).getValue().asDouble(Double.NaN) : Double.NaN;
            around("correlation " + p.getKey(), v, got, VARIANCE_PARAMETER, "0.002");
            i++;
        }
    }

    private void blups(JsonNode ours, JsonNode peer, double sigma) {
        for (JsonNode want : peer.path("blups").values()) {
            BlupColumns mine = BlupColumns.of(ours.path("blups"), want);
            for (int j = 0; j < want.path("names").size(); j++) {
                String name = want.path("names").path(j).asString("");
                double sd = deviation(peer, want.path("level").asString(""), name);
                double width = BLUP_IN_SD * Math.max(sd, SD_FLOOR_IN_SIGMA * sigma);
                String what = "blups " + effect(want, j) + ", largest difference";
                comparisons.add(new Comparison(what, 0, mine.worst(j), 0, width, "0.5 % of the standard deviation"));
            }
        }
    }

    private static double deviation(JsonNode peer, String level, String name) {
        for (JsonNode b : peer.path("random").values()) {
            for (int j = 0; j < b.path("names").size(); j++) {
                if (effect(b, j).equals(level + "." + name)) {
                    return b.path("sd").path(j).asDouble();
                }
            }
        }
        return 1;
    }

    private static Map<String, JsonNode> byName(JsonNode rows) {
        Map<String, JsonNode> map = new HashMap<>();
        rows.values().forEach(r -> map.put(r.path("name").asString(""), r));
        return map;
    }

    private void relative(String key, JsonNode ours, JsonNode peer, double tolerance) {
        double v = Json.number(peer, key);
        around(key, v, Json.number(ours, key), tolerance * Math.abs(v), "relative %s".formatted(tolerance));
    }

    private void around(String quantity, double peer, double ours, double width, String rule) {
        comparisons.add(new Comparison(quantity, peer, ours, peer - width, peer + width, rule));
    }

    private void between(String key, double peer, JsonNode ours, double low, double high, String rule) {
        comparisons.add(new Comparison(key, peer, Json.number(ours, key), low, high, rule));
    }

    private void yes(String quantity, boolean ours) {
        comparisons.add(new Comparison(quantity, 1, ours ? 1 : 0, 1, 1, "must hold"));
    }
}
