package org.graftline.cases.internal;

import java.util.List;
import java.util.Locale;
import org.graftline.cases.CaseModel;
import org.graftline.cases.InferenceChoice;
import org.graftline.mixedmodel.Blups;
import org.graftline.mixedmodel.Certificate;
import org.graftline.mixedmodel.CoefficientTest;
import org.graftline.mixedmodel.Fit;
import org.graftline.mixedmodel.Matrix;
import org.graftline.mixedmodel.RandomEffects;
import org.graftline.mixedmodel.VarianceParameters;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes the result of a fit. Everything depends on model and data alone, but the block {@code run}. */
public final class ResultJson {
    private ResultJson() {}

    /**
     * Writes a result.
     *
     * @param tables the tables of coefficients to write; the first also stands under {@code fixed}
     * @param elapsedMillis reading and fitting, for the block {@code run}
     * @param threads allowed, for the block {@code run}
     */
    public static String write(
            CaseModel model, Fit fit, List<InferenceChoice> tables, long elapsedMillis, int threads) {
        ObjectNode out = Json.object();
        out.put("case", model.name());
        status(out, fit);
        criteria(out, fit);
        out.put("inference", tables.get(0).word());
        out.set("fixed", table(fit.containment()));
        for (InferenceChoice t : tables) {
            out.set(t.word(), table(fit.containment())); // containment is the only one there is
        }
        out.set("aliased", Json.texts(fit.fixed().aliased()));
        ObjectNode covariance = out.putObject("fixedCovariance");
        covariance.set("names", Json.texts(fit.fixed().names()));
        covariance.set("matrix", matrix(fit.fixed().covariance()));
        fit.random().forEach(r -> out.withArray("random").add(random(r)));
        out.set("sigma", Json.number(fit.sigma()));
        variance(out.putObject("varianceParameters"), fit.variance());
        ObjectNode correlation = out.putObject("correlationParameters");
        fit.correlation().forEach((name, value) -> correlation.set(name, Json.number(value)));
        out.put("pseudoLikelihood", fit.pseudoLikelihood());
        fit.otherFixedPoints().forEach(other -> {
            ObjectNode o = out.withArray("otherFixedPoints").addObject();
            o.set("logLikDifference", Json.number(other.logLikDifference()));
            o.set("largestShift", Json.number(other.largestShift()));
        });
        fit.approximateIntervals().forEach(i -> {
            ObjectNode o = out.withArray("approximateIntervals").addObject().put("name", i.name());
            o.set("estimate", Json.number(i.estimate()));
            o.set("lower", Json.number(i.lower()));
            o.set("upper", Json.number(i.upper()));
        });
        ArrayNode blups = out.putArray("blups");
        fit.blups().forEach(b -> blups.add(blups(b)));
        search(out, fit);
        out.putObject("run")
                .put("elapsedMillis", elapsedMillis)
                .put("threads", threads)
                .put("version", ProductVersion.text())
                .put("java", Runtime.version().toString());
        return Json.text(out);
    }

    private static void status(ObjectNode out, Fit fit) {
        out.put("converged", fit.converged());
        out.put("status", fit.status().name().toLowerCase(Locale.ROOT).replace('_', ' '));
        out.put("singular", fit.singular());
        out.put("message", fit.message());
        ArrayNode singularities = out.putArray("singularities");
        fit.singularities().forEach(s -> {
            ObjectNode o = singularities.addObject();
            o.put("level", s.level()).put("rank", s.rank()).put("columns", s.columns());
            o.set("sentences", Json.texts(s.sentences()));
        });
    }

    private static void criteria(ObjectNode out, Fit fit) {
        out.put("method", fit.spec().method().name());
        out.put("rows", fit.rows());
        ObjectNode dropped = out.putObject("dropped");
        fit.dropped().byReason().forEach(dropped::put);
        ObjectNode groups = out.putObject("groups");
        fit.groups().forEach(groups::put);
        out.set("logLik", Json.number(fit.logLik()));
        out.set("AIC", Json.number(fit.aic()));
        out.set("BIC", Json.number(fit.bic()));
        out.set("BIC_n", Json.number(fit.bicN()));
        out.put("parameters", fit.parameters());
    }

    private static ArrayNode table(List<CoefficientTest> rows) {
        ArrayNode table = Json.array();
        for (CoefficientTest r : rows) {
            ObjectNode o = table.addObject().put("name", r.name());
            o.set("estimate", Json.number(r.estimate()));
            o.set("se", Json.number(r.standardError()));
            o.set("df", Json.number(r.df()));
            o.set("t", Json.number(r.t()));
            o.set("p", Json.number(r.p()));
        }
        return table;
    }

    private static ArrayNode matrix(Matrix m) {
        ArrayNode rows = Json.array();
        for (double[] row : m.toArray()) {
            rows.add(Json.numbers(row));
        }
        return rows;
    }

    private static ObjectNode random(RandomEffects r) {
        ObjectNode o = Json.object().put("level", r.level()).put("groups", r.groups());
        o.set("names", Json.texts(r.names()));
        o.set("sd", Json.numbers(r.standardDeviations()));
        o.set("corr", matrix(r.correlation()));
        o.set("cov", matrix(r.covariance()));
        return o;
    }

    private static void variance(ObjectNode o, VarianceParameters v) {
        o.put(
                "kind",
                switch (v.kind()) {
                    case CONST_POWER -> "constPower";
                    default -> v.kind().name().toLowerCase(Locale.ROOT);
                });
        ObjectNode values = o.putObject("values");
        v.values().forEach((name, value) -> values.set(name, Json.number(value)));
    }

    private static ObjectNode blups(Blups b) {
        ObjectNode o = Json.object().put("level", b.level());
        o.set("names", Json.texts(b.names()));
        o.set("ids", Json.texts(b.ids()));
        ArrayNode values = o.putArray("values");
        for (int g = 0; g < b.ids().size(); g++) {
            values.add(Json.numbers(b.values(g)));
        }
        return o;
    }

    private static void search(ObjectNode out, Fit fit) {
        out.set("gradientNorm", Json.number(fit.gradientNorm()));
        out.put("iterations", fit.iterations());
        out.put("evaluations", fit.evaluations());
        Certificate certificate = fit.certificate();
        ObjectNode c = out.putObject("certificate").put("holds", certificate.holds());
        c.put("restarts", certificate.restarts());
        ArrayNode checks = c.putArray("checks");
        certificate.checks().forEach(k -> {
            ObjectNode o = checks.addObject();
            o.put("test", k.test().name().toLowerCase(Locale.ROOT)).put("subject", k.subject());
            o.set("value", Json.number(k.value()));
            o.set("threshold", Json.number(k.threshold()));
            o.put("passed", k.passed());
        });
    }
}
