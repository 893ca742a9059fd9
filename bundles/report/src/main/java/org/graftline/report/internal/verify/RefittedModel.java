package org.graftline.report.internal.verify;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.apache.commons.math3.distribution.TDistribution;
import tools.jackson.databind.JsonNode;

/**
 * The model run again, asked for numbers by their sources (see {@link org.graftline.report.internal.markup.Source}).
 */
final class RefittedModel {
    private static final double LARGE = 1e15;
    private static final int SMALL_TUMOR = 100;
    private static final int LARGE_TUMOR = 1000;

    private final JsonNode fit;
    private final double alpha;
    private final Map<String, JsonNode> coefficients = new HashMap<>();
    private final List<Double> components = new ArrayList<>();
    private final List<NamedCsvRecord> rows;
    private final RefittedEffects effects;

    /**
     * @param fit the result in the case format, with all tables of coefficients
     * @param method how the report found degrees of freedom
     * @param alpha two-sided level of the plan
     * @param rows what it was fitted to
     */
    RefittedModel(JsonNode fit, String method, double alpha, List<NamedCsvRecord> rows) {
        this.fit = fit;
        this.alpha = alpha;
        this.rows = rows;
        effects = new RefittedEffects(fit);
        String table = switch (method) {
            case "Kenward–Roger" -> "kenwardRoger";
            case "Satterthwaite" -> "satterthwaite";
            default -> "containment";
        };
        fit.path(table).forEach(row -> coefficients.put(row.path("name").asString(""), row));
        fit.path("random").forEach(level -> level.path("sd").forEach(sd -> components.add(sd.asDouble(Double.NaN))));
        residuals();
    }

    private void residuals() {
        double sigma = fit.path("sigma").asDouble(Double.NaN);
        JsonNode variance = fit.path("varianceParameters");
        List<Double> values = new ArrayList<>();
        variance.path("values").forEach(value -> values.add(value.asDouble(Double.NaN)));
        switch (variance.path("kind").asString("")) {
            case "ident" -> values.forEach(ratio -> components.add(sigma * ratio));
            case "exponential", "exp" -> {
                components.add(sigma);
                for (int volume : new int[] {SMALL_TUMOR, LARGE_TUMOR}) {
                    components.add(sigma * StrictMath.exp(values.get(0) * StrictMath.log(volume)));
                }
            }
            default -> components.add(sigma);
        }
    }

    /** @return the number; empty where the model has nothing of that name */
    OptionalDouble value(List<String> source) {
        String kind = source.get(0);
        if (source.size() < 2) {
            return OptionalDouble.empty();
        }
        return switch (kind) {
            case "coefficient" ->
                source.size() == 3 ? coefficient(source.get(2), source.get(1)) : OptionalDouble.empty();
            case "percent" -> percent(source.get(1), source.subList(2, source.size()));
            case "doubling" -> doubling(source.subList(2, source.size()));
            case "component" -> component(source.get(1));
            case "deviation" -> effects.deviation(source.subList(1, source.size()));
            case "wald" -> source.size() == 3 ? effects.wald(source.get(2), source.get(1)) : OptionalDouble.empty();
            case "growth" -> growth(source.subList(1, source.size()));
            case "count" -> source.size() == 3 ? count(source.get(1), source.get(2)) : OptionalDouble.empty();
            default -> OptionalDouble.empty();
        };
    }

    private OptionalDouble coefficient(String name, String part) {
        JsonNode row = coefficients.get(name);
        if (row == null) {
            return OptionalDouble.empty();
        }
        double estimate = row.path("estimate").asDouble(Double.NaN);
        double se = row.path("se").asDouble(Double.NaN);
        double df = row.path("df").asDouble(Double.NaN);
        return switch (part) {
            case "estimate" -> OptionalDouble.of(estimate);
            case "se" -> OptionalDouble.of(se);
            case "df" -> OptionalDouble.of(df);
            case "p" -> OptionalDouble.of(row.path("p").asDouble(Double.NaN));
            case "lower" -> OptionalDouble.of(estimate - quantile(df) * se);
            case "upper" -> OptionalDouble.of(estimate + quantile(df) * se);
            default -> OptionalDouble.empty();
        };
    }

    private double quantile(double df) {
        return df > 0
                ? new TDistribution(null, Math.min(df, LARGE)).inverseCumulativeProbability(1 - alpha / 2)
                : Double.NaN;
    }

    private OptionalDouble sum(List<String> names, String part) {
        double sum = 0;
        for (String name : names) {
            OptionalDouble value = coefficient(name, part);
            if (value.isEmpty()) {
                return value;
            }
            sum += value.getAsDouble();
        }
        return names.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(sum);
    }

    private OptionalDouble percent(String part, List<String> names) {
        OptionalDouble slope = sum(names, part);
        return slope.isEmpty() ? slope : OptionalDouble.of(100 * Math.expm1(slope.getAsDouble()));
    }

    private OptionalDouble doubling(List<String> names) {
        OptionalDouble slope = sum(names, "estimate");
        return slope.isEmpty() ? slope : OptionalDouble.of(StrictMath.log(2) / slope.getAsDouble());
    }

    private OptionalDouble growth(List<String> parts) {
        OptionalDouble fixed = sum(RefittedEffects.coefficients(parts), "estimate");
        OptionalDouble random = effects.predicted(parts);
        return fixed.isEmpty() || random.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(100 * Math.expm1(fixed.getAsDouble() + random.getAsDouble()));
    }

    private OptionalDouble component(String place) {
        int at = place.matches("\\d{1,4}") ? Integer.parseInt(place) : components.size();
        return at < components.size() ? OptionalDouble.of(components.get(at)) : OptionalDouble.empty();
    }

    private OptionalDouble count(String what, String arm) {
        List<NamedCsvRecord> ofArm =
                rows.stream().filter(r -> r.getField("arm").equals(arm)).toList();
        return switch (what) {
            case "donors" ->
                OptionalDouble.of((double)
                        ofArm.stream().map(r -> r.getField("donor")).distinct().count());
            case "mice" ->
                OptionalDouble.of((double)
                        ofArm.stream().map(r -> r.getField("mouse")).distinct().count());
            case "readings" ->
                OptionalDouble.of(ofArm.stream()
                        .mapToInt(r -> Integer.parseInt(r.getField("replicates")))
                        .sum());
            default -> OptionalDouble.empty();
        };
    }
}
