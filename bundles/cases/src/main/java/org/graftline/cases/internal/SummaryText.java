package org.graftline.cases.internal;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.graftline.mixedmodel.CoefficientTest;
import org.graftline.mixedmodel.Fit;
import org.graftline.mixedmodel.RandomEffects;

/** A fit as a page of text for a console. */
public final class SummaryText {
    private SummaryText() {}

    /** The text, lines separated by a line feed, none at the end. */
    public static String of(Fit fit) {
        StringBuilder text = new StringBuilder(fit.message()).append('\n');
        text.append(line("%s of %d rows, %s", fit.spec().method(), fit.rows(), groups(fit.groups())));
        if (fit.dropped().total() > 0) {
            text.append(line(
                    "rows left out: %d (%s)",
                    fit.dropped().total(), reasons(fit.dropped().byReason())));
        }
        text.append(line("log-likelihood %.6f, AIC %.4f, BIC %.4f", fit.logLik(), fit.aic(), fit.bic()));
        coefficients(text, fit.containment());
        text.append("\nStandard deviations\n");
        fit.random().forEach(level -> deviations(text, level));
        text.append(line("  %-28s%12.6g", "residual", fit.sigma()));
        fit.variance()
                .values()
                .forEach((name, value) -> text.append(line("  %-28s%12.6g", "variance: " + name, value)));
        fit.singularities().forEach(s -> s.sentences().forEach(sentence -> text.append(line("%s", sentence))));
        return text.toString().stripTrailing();
    }

    private static void coefficients(StringBuilder text, List<CoefficientTest> table) {
        text.append("\nCoefficients (containment)\n");
        text.append(line("  %-28s%12s%12s%8s%9s%9s", "", "estimate", "std. error", "df", "t", "p"));
        for (CoefficientTest c : table) {
            String p = Double.isNaN(c.p()) ? "–" : c.p() < 0.001 ? "<0.001" : String.format(Locale.ROOT, "%.3f", c.p());
            text.append(line(
                    "  %-28s%12.6g%12.6g%8.0f%9.3f%9s", c.name(), c.estimate(), c.standardError(), c.df(), c.t(), p));
        }
    }

    private static void deviations(StringBuilder text, RandomEffects level) {
        double[] sd = level.standardDeviations();
        for (int i = 0; i < sd.length; i++) {
            text.append(
                    line("  %-28s%12.6g", level.level() + ": " + level.names().get(i), sd[i]));
        }
    }

    private static String reasons(Map<String, Integer> dropped) {
        return dropped.entrySet().stream()
                .map(e -> e.getKey() + " " + e.getValue())
                .collect(Collectors.joining(", "));
    }

    private static String groups(Map<String, Integer> groups) {
        StringBuilder text = new StringBuilder();
        groups.forEach((level, count) -> text.append(text.isEmpty() ? "" : ", ")
                .append(level)
                .append(' ')
                .append(count));
        return text.isEmpty() ? "no groups" : "groups: " + text;
    }

    private static String line(String format, Object... values) {
        return String.format(Locale.ROOT, format, values) + "\n";
    }
}
