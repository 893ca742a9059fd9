package org.graftline.growth.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.graftline.mixedmodel.ModelSpec;
import org.graftline.mixedmodel.RandomTerm;
import org.graftline.mixedmodel.variance.VarianceCovariate;
import org.graftline.mixedmodel.variance.VarianceModel;

/** The same model for R's nlme (Pinheiro and Bates 2000), to be run beside {@code data.csv}. */
final class NlmeScript {
    private NlmeScript() {}

    static String of(ModelSpec spec, String study, double alpha) {
        StringBuilder out = new StringBuilder();
        out.append("# Growth model of study ")
                .append(study)
                .append(", as fitted by Graftline; run beside data.csv: Rscript model.R\n");
        out.append("library(nlme)\n");
        out.append("d <- read.csv(\"data.csv\", stringsAsFactors = FALSE, colClasses = c(")
                .append(spec.levels().stream()
                        .map(level -> level + " = \"character\"")
                        .collect(Collectors.joining(", ")))
                .append("))\n");
        for (String level : spec.levels()) {
            if (!spec.factors().containsKey(level)) {
                out.append("d$%s <- factor(d$%s)\n".formatted(level, level));
            }
        }
        spec.factors()
                .forEach((name, levels) -> out.append("d$%s <- factor(d$%s, levels = c(%s))\n"
                        .formatted(
                                name,
                                name,
                                levels.stream().map(NlmeScript::quoted).collect(Collectors.joining(", ")))));
        out.append("fit <- lme(\n  ").append(spec.response()).append(' ').append(spec.fixed());
        out.append(",\n  random = list(")
                .append(String.join(",\n    ", random(spec)))
                .append(")");
        String weights = weights(spec.variance());
        if (!weights.isEmpty()) {
            out.append(",\n  weights = ").append(weights);
        }
        out.append(",\n  data = d, method = \"")
                .append(spec.method().name())
                .append(
                        "\",\n  control = lmeControl(opt = \"optim\", maxIter = 200, msMaxIter = 2000, tolerance = 1e-8, msTol = 1e-10))\n");
        return out.append(
                        "print(summary(fit))\nprint(intervals(fit, level = %s, which = \"fixed\"))\ncat(\"log-likelihood\", format(as.numeric(logLik(fit)), digits = 12), \"\\n\")\n"
                                .formatted(1 - alpha))
                .toString();
    }

    private static List<String> random(ModelSpec spec) {
        Map<String, List<String>> blocks = new LinkedHashMap<>();
        for (RandomTerm term : spec.random()) {
            blocks.computeIfAbsent(term.level(), level -> new ArrayList<>()).add(structure(term));
        }
        List<String> levels = new ArrayList<>();
        blocks.forEach((level, list) -> levels.add(
                level + " = " + (list.size() == 1 ? list.get(0) : "pdBlocked(list(" + String.join(", ", list) + "))")));
        return levels;
    }

    private static String structure(RandomTerm term) {
        return switch (term.structure()) {
            case UNSTRUCTURED -> "pdLogChol(" + term.formula() + ")";
            case DIAGONAL -> "pdDiag(" + term.formula() + ")";
            case IDENTITY -> "pdIdent(" + term.formula() + ")";
        };
    }

    private static String weights(VarianceModel variance) {
        if (variance instanceof VarianceModel.Ident ident) {
            return "varIdent(form = ~ 1 | " + ident.by() + ")";
        }
        if (variance instanceof VarianceModel.Exponential exponential) {
            return exponential.covariate() instanceof VarianceCovariate.Column column
                    ? "varExp(form = ~ " + column.name() + ")"
                    : "varExp(form = ~ fitted(.))";
        }
        return "";
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"").replaceAll("\\p{Cntrl}", " ") + "\"";
    }
}
