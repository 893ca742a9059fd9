package org.graftline.growth.internal;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.graftline.mixedmodel.ModelSpec;
import org.graftline.mixedmodel.RandomTerm;
import org.graftline.mixedmodel.inference.DegreesOfFreedom;
import org.graftline.mixedmodel.variance.VarianceCovariate;
import org.graftline.mixedmodel.variance.VarianceModel;

/**
 * The same model for SAS PROC MIXED, to be run beside {@code data.csv}. SAS has no standard deviation that depends on the fitted value of a
 * mouse; then the script says what it leaves out.
 */
final class MixedScript {
    private MixedScript() {}

    /** @param df how tests find their degrees of freedom */
    static String of(ModelSpec spec, String study, double alpha, DegreesOfFreedom df) {
        StringBuilder out = new StringBuilder();
        out.append("/* Growth model of study ")
                .append(study)
                .append(", as fitted by Graftline; run beside data.csv. */\n");
        out.append("proc import datafile=\"data.csv\" out=d dbms=csv replace; guessingrows=max; run;\n");
        out.append("proc mixed data=d method=").append(spec.method().name()).append(" cl alpha=" + alpha + ";\n");
        out.append("  class ").append(String.join(" ", classes(spec).values())).append(";\n");
        out.append("  model ")
                .append(spec.response())
                .append(" = ")
                .append(terms(spec.fixed(), false))
                .append(" / solution cl alpha=" + alpha + " ddfm=")
                .append(
                        switch (df) {
                            case KENWARD_ROGER -> "kr";
                            case SATTERTHWAITE -> "satterthwaite";
                            case CONTAINMENT -> "contain";
                        })
                .append(";\n");
        for (RandomTerm term : spec.random()) {
            out.append("  random ")
                    .append(terms(term.formula(), true))
                    .append(" / subject=")
                    .append(subject(spec.levels(), term.level()))
                    .append(" type=")
                    .append(
                            switch (term.structure()) {
                                case UNSTRUCTURED -> "un";
                                case DIAGONAL -> "un(1)";
                                case IDENTITY -> "vc";
                            })
                    .append(";\n");
        }
        return out.append(repeated(spec.variance())).append("run;\n").toString();
    }

    private static Map<String, String> classes(ModelSpec spec) {
        Map<String, String> classes = new LinkedHashMap<>();
        spec.levels().forEach(level -> classes.put(level, level));
        spec.factors()
                .forEach((name, levels) ->
                        classes.put(name, name + "(ref=\"" + levels.get(0).replace("\"", "\"\"") + "\")"));
        return classes;
    }

    private static String terms(String formula, boolean random) {
        List<String> terms = Arrays.stream(formula.replace("~", "").split("\\+"))
                .map(String::trim)
                .filter(term -> !term.isEmpty() && !term.equals("1"))
                .map(term -> term.replace(":", "*"))
                .toList();
        boolean without = terms.contains("0") || formula.contains("- 1") || formula.contains("-1");
        String words = terms.stream().filter(term -> !term.equals("0")).collect(Collectors.joining(" "));
        return random && !without ? ("intercept " + words).trim() : words;
    }

    /** Groups of an inner level are nested in their outer group. */
    private static String subject(List<String> levels, String level) {
        List<String> outer = levels.subList(0, levels.indexOf(level));
        return outer.isEmpty() ? level : level + "(" + String.join(" ", outer) + ")";
    }

    private static String repeated(VarianceModel variance) {
        if (variance instanceof VarianceModel.Ident ident) {
            return "  repeated / group=" + ident.by() + ";\n";
        }
        if (variance instanceof VarianceModel.Exponential exponential) {
            return exponential.covariate() instanceof VarianceCovariate.Column column
                    ? "  repeated / local=exp(" + column.name()
                            + "); /* exp(x t) of the variance: twice the parameter of the standard deviation */\n"
                    : "  /* Left out: the standard deviation here is exponential in the fitted value, which PROC MIXED lacks. Estimates differ. */\n";
        }
        return "";
    }
}
