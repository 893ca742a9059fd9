package org.graftline.mixedmodel.reference;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.graftline.mixedmodel.Blups;
import org.graftline.mixedmodel.CoefficientTest;
import org.graftline.mixedmodel.Fit;
import org.graftline.mixedmodel.RandomEffects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What counts as agreement with the peer; the tolerances of the reference's README in one place. Collects what does not hold. */
public final class Agreement {
    private static final double STANDARD_ERRORS = 1e-4;
    private static final double SE = 1e-3;
    private static final double SD = 2e-3;
    private static final double BLUP = 5e-3;

    private final List<String> bad = new ArrayList<>();
    private final Fit fit;
    private final JsonNode expected;

    private Agreement(Fit fit, JsonNode expected) {
        this.fit = fit;
        this.expected = expected;
    }

    /** The lines on which fit and peer differ, empty when they agree. */
    public static List<String> differences(Fit fit, JsonNode expected) {
        Agreement a = new Agreement(fit, expected);
        a.compare();
        return a.bad;
    }

    @SuppressWarnings("AnnotateFormatMethod") // every call stands in this file
    private void need(boolean holds, String what, @Nullable Object... values) {
        if (!holds) {
            bad.add(what.formatted(values));
        }
    }

    private void compare() {
        JsonNode optimizers = expected.path("optimizers");
        boolean settled = expected.path("converged").asBoolean()
                && optimizers.path("agreeTo1e6").asBoolean(true);
        double ll = fit.logLik();
        double peer = expected.get("logLik").asDouble();
        JsonNode known = expected.path("bestKnown").path("logLik");
        boolean pseudo = expected.path("pseudoLikelihood").asBoolean();
        if (expected.path("bestKnown").path("flat").asBoolean()) {
            // A ridge: the likelihood reached is all that counts.
            need(ll >= known.asDouble() - 0.3, "logLik %s below %s (best known)", ll, known);
            return;
        }
        if (known.isNumber()) {
            double best = known.asDouble();
            need(ll >= best - (pseudo ? 1e-3 : 1e-5) && ll <= best + 1e-3, "logLik %s want %s (best known)", ll, best);
        } else if (pseudo) {
            need(!settled || Math.abs(ll - peer) <= 1e-3, "logLik %s want %s (fixed point)", ll, peer);
        } else {
            need(ll >= peer - 1e-5, "logLik %s below %s", ll, peer);
            need(!settled || ll <= peer + 1e-3, "logLik %s above %s", ll, peer);
        }
        need(fit.converged(), "not converged: %s", fit.message());
        need(
                fit.parameters() == expected.get("parameters").asInt(),
                "parameters %s want %s",
                fit.parameters(),
                expected.get("parameters"));
        if (!settled) {
            return;
        }
        if (Math.abs(ll - peer) <= 1e-5 || pseudo) {
            need(relative(fit.aic(), expected.get("AIC")) <= 1e-6, "AIC %s want %s", fit.aic(), expected.get("AIC"));
            need(relative(fit.bic(), expected.get("BIC")) <= 1e-6, "BIC %s want %s", fit.bic(), expected.get("BIC"));
        }
        coefficients();
        need(
                relative(fit.sigma(), expected.get("sigma")) <= SD,
                "sigma %s want %s",
                fit.sigma(),
                expected.get("sigma"));
        Map<String, Double> sds = randomEffects();
        expected.path("varianceParameters").path("values").properties().forEach(v -> {
            Double mine = fit.variance().values().get(v.getKey());
            double want = v.getValue().asDouble();
            need(
                    mine != null && Math.abs(mine - want) <= SD * Math.max(1, Math.abs(want)),
                    "variance parameter %s %s want %s",
                    v.getKey(),
                    mine,
                    want);
        });
        expected.path("correlationParameters").properties().forEach(c -> {
            Double mine = fit.correlation().get(c.getKey());
            double want = c.getValue().asDouble();
            need(mine != null && Math.abs(mine - want) <= SD, "correlation %s %s want %s", c.getKey(), mine, want);
        });
        predictions(sds);
    }

    private void coefficients() {
        boolean ml = expected.get("method").asString().equals("ML");
        Map<String, CoefficientTest> mine = new LinkedHashMap<>();
        fit.containment().forEach(row -> mine.put(row.name(), row));
        JsonNode fixed = expected.get("fixed");
        for (int i = 0; i < fixed.size(); i++) {
            JsonNode want = fixed.get(i);
            String name = want.get("name").asString();
            CoefficientTest got = mine.get(name);
            if (got == null) {
                bad.add("no coefficient " + name + " among " + mine.keySet());
                continue;
            }
            double se = ml
                    ? Math.sqrt(expected.get("fixedCovariance")
                            .get("matrix")
                            .get(i)
                            .get(i)
                            .asDouble())
                    : want.get("se").asDouble();
            double estimate = want.get("estimate").asDouble();
            need(
                    Math.abs(got.estimate() - estimate) <= STANDARD_ERRORS * se,
                    "%s estimate %s want %s",
                    name,
                    got.estimate(),
                    estimate);
            need(Math.abs(got.standardError() / se - 1) <= SE, "%s se %s want %s", name, got.standardError(), se);
            need(ml || got.df() == want.get("df").asDouble(), "%s df %s want %s", name, got.df(), want.get("df"));
        }
    }

    private Map<String, Double> randomEffects() {
        double sigma = expected.get("sigma").asDouble();
        Map<String, Double> mine = new LinkedHashMap<>();
        for (RandomEffects r : fit.random()) {
            double[] sd = r.standardDeviations();
            for (int j = 0; j < sd.length; j++) {
                mine.put(r.level() + "." + r.names().get(j), sd[j]);
            }
        }
        Map<String, Double> wanted = new LinkedHashMap<>();
        for (JsonNode level : expected.get("random")) {
            for (int j = 0; j < level.get("names").size(); j++) {
                String name = level.get("level").asString() + "."
                        + level.get("names").get(j).asString();
                double want = level.get("sd").get(j).asDouble();
                wanted.put(name, want);
                Double got = mine.get(name);
                need(
                        got != null && Math.abs(got - want) <= SD * Math.max(want, 0.01 * sigma),
                        "sd %s %s want %s",
                        name,
                        got,
                        want);
            }
        }
        return wanted;
    }

    private void predictions(Map<String, Double> sds) {
        double sigma = expected.get("sigma").asDouble();
        for (JsonNode level : expected.get("blups")) {
            String levelName = level.get("level").asString();
            Blups mine = fit.blups(levelName).orElseThrow();
            Map<String, double[]> byId = new LinkedHashMap<>();
            for (int g = 0; g < mine.ids().size(); g++) {
                byId.put(mine.ids().get(g), mine.values(g));
            }
            for (int j = 0; j < level.get("names").size(); j++) {
                String name = level.get("names").get(j).asString();
                int column = mine.names().indexOf(name);
                double worst = 0;
                for (int g = 0; g < level.get("ids").size(); g++) {
                    double[] values = byId.get(level.get("ids").get(g).asString());
                    double want = level.get("values").get(g).get(j).asDouble();
                    worst = Math.max(
                            worst, values == null ? Double.POSITIVE_INFINITY : Math.abs(values[column] - want));
                }
                double sd = sds.getOrDefault(levelName + "." + name, 1.0);
                need(
                        worst <= BLUP * Math.max(sd, 0.01 * sigma),
                        "random effects %s.%s off by %s",
                        levelName,
                        name,
                        worst);
            }
        }
    }

    private static double relative(double got, JsonNode want) {
        return Math.abs(got - want.asDouble()) / Math.max(Math.abs(want.asDouble()), 1e-12);
    }
}
