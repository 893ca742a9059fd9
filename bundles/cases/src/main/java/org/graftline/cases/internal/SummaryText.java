package org.graftline.cases.internal;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.graftline.mixedmodel.CoefficientTest;
import org.graftline.mixedmodel.Fit;
import org.graftline.mixedmodel.RandomEffects;
import org.graftline.mixedmodel.inference.DegreesOfFreedom;

/** A fit as a page of text for a console. */
public final class SummaryText {
    private SummaryText() {}

    /** The text, lines separated by a line feed, none at the end. */
    public static String of(Fit fit, InferenceTables tables) {
        StringBuilder text = new StringBuilder(tables.message(fit)).append('\n');
        text.append(line("%s of %d rows, %s", fit.spec().method(), fit.rows(), groups(fit.groups())));
        if (fit.dropped().total() > 0) {
            text.append(line(
                    "rows left out: %d (%s)",
                    fit.dropped().total(), reasons(fit.dropped().byReason())));
        }
        text.append(line("log-likelihood %.6f, AIC %.4f, BIC %.4f", fit.logLik(), fit.aic(), fit.bic()));
        coefficients(text, fit, tables.leading());
        text.append("\nStandard deviations\n");
        fit.random().forEach(level -> deviations(text, level));
        text.append(line("  %-28s%12.6g", "residual", fit.sigma()));
        fit.variance()
                .values()
                .forEach((name, value) -> text.append(line("  %-28s%12.6g", "variance: " + name, value)));
        fit.singularities().forEach(s -> s.sentences().forEach(sentence -> text.append(line("%s", sentence))));
        return text.toString().stripTrailing();
    }

    private static void coefficients(StringBuilder text, Fit fit, DegreesOfFreedom method) {
        text.append(line("\nCoefficients (%s)", InferenceTables.title(method)));
        text.append(line("  %-28s%12s%12s%8s%9s%9s", "", "estimate", "std. error", "df", "t", "p"));
        for (CoefficientTest c : InferenceTables.rows(fit, method)) {
            String p = Double.isNaN(c.p()) ? "–" : c.p() < 0.001 ? "<0.001" : String.format(Locale.ROOT, "%.3f", c.p());
            text.append(line(
                    "  %-28s%12.6g%12.6g%8.1f%9.3f%9s", c.name(), c.estimate(), c.standardError(), c.df(), c.t(), p));
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
