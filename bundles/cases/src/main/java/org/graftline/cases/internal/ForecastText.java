package org.graftline.cases.internal;

import java.util.List;
import java.util.Locale;
import org.graftline.mixedmodel.Fit;
import org.graftline.mixedmodel.prediction.ForecastPlan;
import org.graftline.mixedmodel.prediction.ForecastPoint;
import org.graftline.mixedmodel.prediction.NextVisit;
import org.graftline.mixedmodel.prediction.ResponseScale;
import org.graftline.mixedmodel.prediction.SubjectForecast;
import org.graftline.mixedmodel.prediction.ThresholdEvent;

/** Forecasts as a page of text for a console. */
public final class ForecastText {
    private ForecastText() {}

    /** The text, lines separated by a line feed, none at the end. */
    public static String of(Fit fit, ForecastPlan plan, List<SubjectForecast> subjects) {
        StringBuilder text = new StringBuilder(fit.message()).append('\n');
        text.append(line(
                "%s of '%s' over '%s'; intervals cover 95 %% and hold the coefficients, the groups' effects and, for a reading, its residual",
                plan.scale() == ResponseScale.LOGARITHM ? "Medians" : "Means",
                fit.spec().response(),
                plan.time()));
        subjects.forEach(s -> subject(text, plan, s));
        return text.toString().stripTrailing();
    }

    private static void subject(StringBuilder text, ForecastPlan plan, SubjectForecast s) {
        text.append(line(
                "\n%s (%s), %d new readings",
                s.id().isEmpty() ? "A new subject" : s.id(),
                switch (s.origin()) {
                    case KNOWN -> "part of the fit";
                    case NEW_IN_KNOWN_GROUP -> "new, in a group of the fit";
                    case NEW -> "new";
                },
                s.readings()));
        boolean risky = plan.limit().isPresent();
        text.append(line(
                "  %10s%12s%25s%25s%s",
                plan.time(),
                "curve",
                "its interval",
                "interval of a reading",
                risky ? String.format("%12s%12s", "P(reading)", "P(true by)") : ""));
        s.points().forEach(p -> point(text, p));
        NextVisit visit = s.nextVisits().get(ThresholdEvent.TRUE_BY);
        if (visit != null) {
            text.append(line(
                    "  next visit by %.4g (%s; risk %.3f of the true value exceeding the limit)",
                    visit.time(), visit.kind().words(), visit.risk()));
        }
    }

    private static void point(StringBuilder text, ForecastPoint p) {
        text.append(line(
                "  %10.4g%12.5g%25s%25s%s%s",
                p.time(),
                p.curve().estimate(),
                interval(p.curve().lower(), p.curve().upper()),
                interval(p.reading().lower(), p.reading().upper()),
                risk(p, ThresholdEvent.READING_AT),
                risk(p, ThresholdEvent.TRUE_BY)));
    }

    private static String interval(double lower, double upper) {
        return String.format(Locale.ROOT, "%.5g – %.5g", lower, upper);
    }

    private static String risk(ForecastPoint p, ThresholdEvent event) {
        Double risk = p.risks().get(event);
        return risk == null ? "" : String.format(Locale.ROOT, "%12.4f", risk);
    }

    private static String line(String format, Object... values) {
        return String.format(Locale.ROOT, format, values) + "\n";
    }
}
