package org.graftline.report.internal.verify;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import tools.jackson.databind.JsonNode;

/** Variances and predictions of the random effects of a model run again; sources name them by level, group and effects in turns. */
final class RefittedEffects {
    private static final String EFFECTS = "␞";
    private static final int PART = 3;

    private final JsonNode fit;
    private final Map<String, Map<String, JsonNode>> predicted = new HashMap<>();

    /** @param fit the result in the case format */
    RefittedEffects(JsonNode fit) {
        this.fit = fit;
        for (JsonNode level : fit.path("blups")) {
            Map<String, JsonNode> groups =
                    predicted.computeIfAbsent(level.path("level").asString(""), name -> new HashMap<>());
            for (int g = 0; g < level.path("ids").size(); g++) {
                groups.put(
                        level.path("ids").path(g).asString(""),
                        level.path("values").path(g));
            }
        }
    }

    /** The coefficients among the parts: those without a level. */
    static List<String> coefficients(List<String> parts) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i + PART <= parts.size(); i += PART) {
            if (parts.get(i).isEmpty()) {
                names.addAll(List.of(parts.get(i + 2).split(EFFECTS, -1)));
            }
        }
        return names;
    }

    OptionalDouble predicted(List<String> parts) {
        double sum = 0;
        for (int i = 0; i + PART <= parts.size(); i += PART) {
            if (!parts.get(i).isEmpty()) {
                JsonNode values = predicted.getOrDefault(parts.get(i), Map.of()).get(parts.get(i + 1));
                for (int at : places(parts.get(i), parts.get(i + 2))) {
                    if (values == null || at < 0) {
                        return OptionalDouble.empty();
                    }
                    sum += values.path(at).asDouble(Double.NaN);
                }
            }
        }
        return parts.isEmpty() || parts.size() % PART != 0 ? OptionalDouble.empty() : OptionalDouble.of(sum);
    }

    OptionalDouble deviation(List<String> parts) {
        double variance = 0;
        for (int i = 0; i + PART <= parts.size(); i += PART) {
            List<Integer> places = places(parts.get(i), parts.get(i + 2));
            JsonNode covariance = level(parts.get(i)).path("cov");
            for (int a : places) {
                for (int b : places) {
                    if (a < 0 || b < 0) {
                        return OptionalDouble.empty();
                    }
                    variance += covariance.path(a).path(b).asDouble(Double.NaN);
                }
            }
        }
        return parts.isEmpty() || parts.size() % PART != 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(Math.sqrt(Math.max(0, variance)));
    }

    OptionalDouble wald(String name, String end) {
        for (JsonNode interval : fit.path("approximateIntervals")) {
            if (interval.path("name").asString("").equals(name) && (end.equals("lower") || end.equals("upper"))) {
                return OptionalDouble.of(interval.path(end).asDouble(Double.NaN));
            }
        }
        return OptionalDouble.empty();
    }

    /** Where the effects stand in a level; −1 for one that it does not have. */
    private List<Integer> places(String level, String effects) {
        List<String> names = new ArrayList<>();
        level(level).path("names").forEach(name -> names.add(name.asString("")));
        List<Integer> places = new ArrayList<>();
        for (String effect : effects.split(EFFECTS, -1)) {
            places.add(names.indexOf(effect));
        }
        return places;
    }

    private JsonNode level(String name) {
        for (JsonNode level : fit.path("random")) {
            if (level.path("level").asString("").equals(name)) {
                return level;
            }
        }
        return fit.path("no such level");
    }
}
