package org.graftline.cases.shipped;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Builds {@code expected.json} from numbers that the caller has in closed form. */
final class Answer {
    static final JsonMapper JSON = JsonMapper.builder().build();

    private final ObjectNode out = JSON.createObjectNode();
    private final List<String> names = new ArrayList<>();
    private final boolean restricted;
    private final int rows;
    private RealMatrix covariance = org.apache.commons.math3.linear.MatrixUtils.createRealIdentityMatrix(1);
    private double[] estimates = {};

    Answer(String name, String formula, String source, String method, int rows) {
        out.put("case", name);
        out.putObject("peer").put("name", "closed form").put("formula", formula).put("source", source);
        out.put("converged", true).put("method", method);
        this.rows = rows;
        restricted = method.equals("REML");
    }

    /** The coefficients, their covariance (X'V⁻¹X)⁻¹ and containment degrees of freedom. */
    Answer fixed(List<String> coefficients, double[] beta, RealMatrix cov, double[] df) {
        names.addAll(coefficients);
        covariance = cov;
        estimates = beta.clone();
        out.set("fixed", table(df));
        ObjectNode matrix = out.putObject("fixedCovariance");
        ArrayNode keys = matrix.putArray("names");
        coefficients.forEach(keys::add);
        ArrayNode values = matrix.putArray("matrix");
        Arrays.stream(cov.getData()).forEach(row -> values.add(numbers(row)));
        return this;
    }

    private ArrayNode table(double[] df) {
        ArrayNode table = JSON.createArrayNode();
        for (int j = 0; j < names.size(); j++) {
            table.addObject()
                    .put("name", names.get(j))
                    .put("estimate", estimates[j])
                    .put("se", Math.sqrt(covariance.getEntry(j, j)))
                    .put("df", df[j]);
        }
        return table;
    }

    /** The covariance G of a level and its predicted effects, groups × columns. */
    Answer random(String level, List<String> columns, RealMatrix g, List<String> ids, List<double[]> effects) {
        ObjectNode r = out.withArray("random").addObject().put("level", level);
        ArrayNode keys = r.putArray("names");
        columns.forEach(keys::add);
        double[] sd = new double[columns.size()];
        Arrays.setAll(sd, j -> Math.sqrt(g.getEntry(j, j)));
        r.set("sd", numbers(sd));
        ArrayNode cov = r.putArray("cov");
        Arrays.stream(g.getData()).forEach(row -> cov.add(numbers(row)));
        ObjectNode b = out.withArray("blups").addObject().put("level", level);
        ArrayNode blupNames = b.putArray("names");
        columns.forEach(blupNames::add);
        ArrayNode idList = b.putArray("ids");
        ids.forEach(idList::add);
        ArrayNode values = b.putArray("values");
        effects.forEach(e -> values.add(numbers(e)));
        return this;
    }

    /** Without random effects. */
    Answer noRandom() {
        out.putArray("random");
        out.putArray("blups");
        return this;
    }

    Answer varianceParameter(String kind, String name, double value) {
        out.putObject("varianceParameters")
                .put("kind", kind)
                .putObject("values")
                .put(name, value);
        return this;
    }

    /**
     * −2ℓ = log|V| + r'V⁻¹r + ν log 2π, under REML + log|X'V⁻¹X|; at the optimum r'V⁻¹r = ν.
     *
     * @param logDetV at the optimum
     * @param covarianceParameters free numbers in G and in the variance function
     */
    Answer likelihood(double sigma, double logDetV, int covarianceParameters) {
        int p = names.size();
        int nu = restricted ? rows - p : rows;
        double minus2 = logDetV + nu * (1 + Math.log(2 * Math.PI));
        if (restricted) {
            minus2 -= Math.log(new LUDecomposition(covariance).getDeterminant());
        }
        int k = p + covarianceParameters + 1;
        out.put("logLik", -minus2 / 2).put("AIC", minus2 + 2 * k).put("BIC", minus2 + k * Math.log(nu));
        out.put("parameters", k).put("rows", rows).put("sigma", sigma).put("pseudoLikelihood", false);
        return this;
    }

    /**
     * Satterthwaite's degrees of freedom where each variance is a combination of independent mean squares. There β̂ does not depend on the
     * variances, so Kenward and Roger's standard errors are the plain ones and their degrees of freedom the same.
     */
    Answer smallSample(double[] df) {
        ObjectNode l = out.putObject("lmer"); // the key under which the format keeps small-sample tables
        l.putObject("peer").put("name", "closed form").put("formula", "Satterthwaite (1946) of the mean squares");
        l.put("logLik", out.get("logLik").asDouble()).put("singular", false);
        l.set("satterthwaite", table(df));
        l.set("kenwardRoger", table(df));
        return this;
    }

    String text() {
        return text(out);
    }

    static String text(JsonNode node) {
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(node) + "\n";
    }

    static ArrayNode numbers(double... values) {
        ArrayNode a = JSON.createArrayNode();
        for (double v : values) {
            a.add(v);
        }
        return a;
    }
}
