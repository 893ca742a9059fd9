package org.graftline.report.internal.section;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.graftline.growth.GrowthAnalysis;
import org.graftline.report.ReportSection;
import org.graftline.report.ReportSource;
import org.graftline.report.internal.markup.Numbers;
import org.graftline.report.internal.markup.Passage;
import org.graftline.study.Endpoint;
import org.graftline.study.Reading;
import org.graftline.study.ReadingStatus;
import org.graftline.study.Removal;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.propertytypes.ServiceRanking;

/** What may have affected the data, and what to know before using the numbers. */
@Component
@ServiceRanking(400)
public final class CircumstancesSection implements ReportSection {
    @Override
    public String heading() {
        return "Circumstances";
    }

    @Override
    public String body(ReportSource source) {
        GrowthAnalysis analysis = source.analysis();
        Passage passage = new Passage();
        if (!analysis.cautions().isEmpty()) {
            passage.heading("Before using the numbers").list(analysis.cautions());
        }
        List<String> course = new ArrayList<>(source.notes());
        GrowthAnalysis.Window window = analysis.window();
        if (window.imputed() > 0) {
            course.add("%s said “too small” or “not palpable”; the analysis sets them to %s mm³."
                    .formatted(
                            Numbers.count(window.imputed(), "reading", "readings"), Numbers.volume(window.limitMm3())));
        }
        unmeasured(source, course);
        withdrawn(source, course);
        removals(source, course);
        if (!course.isEmpty()) {
            passage.heading("Course of the study").list(course);
        }
        return passage.xhtml().isEmpty()
                ? passage.paragraph("Nothing was recorded that affects the data.")
                        .xhtml()
                : passage.xhtml();
    }

    private static void unmeasured(ReportSource source, List<String> course) {
        Map<String, Integer> reasons = new TreeMap<>();
        for (Reading reading : source.data().readings()) {
            if (reading.endpoint() == Endpoint.TUMOR_VOLUME && reading.status() == ReadingStatus.NOT_MEASURED) {
                String reason = reading.reason();
                reasons.merge(reason == null ? "no reason recorded" : reason, 1, Integer::sum);
            }
        }
        reasons.forEach((reason, n) -> course.add(
                "%s: not measured, %s.".formatted(Numbers.count(n, "planned reading", "planned readings"), reason)));
    }

    private static void withdrawn(ReportSource source, List<String> course) {
        long n = source.data().readings().stream()
                .filter(reading -> reading.status() == ReadingStatus.WITHDRAWN)
                .count();
        if (n > 0) {
            course.add("%s taken back after recording; the histories have the reasons."
                    .formatted(Numbers.count(n, "reading was", "readings were")));
        }
    }

    private static void removals(ReportSource source, List<String> course) {
        Map<Removal.Cause, Integer> causes = new EnumMap<>(Removal.Cause.class);
        source.data().removals().forEach(r -> causes.merge(r.cause(), 1, Integer::sum));
        causes.forEach((cause, n) ->
                course.add("%s left the study: %s.".formatted(Numbers.count(n, "mouse", "mice"), words(cause))));
    }

    private static String words(Removal.Cause cause) {
        return switch (cause) {
            case HUMANE_ENDPOINT -> "a humane endpoint was reached";
            case FOUND_DEAD -> "found dead";
            case SCHEDULED -> "end of its schedule";
            case EXCLUDED -> "excluded by a decision of the study";
        };
    }
}
