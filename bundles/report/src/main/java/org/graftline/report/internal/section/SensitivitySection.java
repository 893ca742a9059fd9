package org.graftline.report.internal.section;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.graftline.growth.Estimate;
import org.graftline.growth.beside.Sensitivities;
import org.graftline.growth.beside.Sensitivities.Tipping;
import org.graftline.growth.beside.Sensitivities.Varied;
import org.graftline.report.ReportSection;
import org.graftline.report.ReportSource;
import org.graftline.report.internal.markup.Booktabs;
import org.graftline.report.internal.markup.Numbers;
import org.graftline.report.internal.markup.Passage;
import org.graftline.report.internal.markup.Rows;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.propertytypes.ServiceRanking;

/** The treatment effect under other assumptions. */
@Component
@ServiceRanking(670)
public final class SensitivitySection implements ReportSection {
    private final Remembered<Sensitivities> remembered = new Remembered<>();

    /** Above this many comparisons the table shows those that an assumption changes. */
    private static final int MOST_COMPARISONS = 8;

    @Override
    public String heading() {
        return "Sensitivity to assumptions";
    }

    @Override
    public String body(ReportSource source) {
        Sensitivities all = remembered.of(source.analysis(), () -> Sensitivities.of(source.data(), source.analysis()));
        double alpha = source.analysis().governance().plan().alpha().value();
        Passage passage = new Passage().note("Each is made as the plan asks; none replaces the primary analysis.");
        all.conclusions().forEach(passage::paragraph);
        List<Varied> shown = shown(all, alpha);
        if (all.effects().stream().map(Varied::analysis).distinct().count() > 1) {
            passage.table(table(shown, source.analysis().governance().level()));
            passage.list(all.effects().stream()
                    .map(v -> capital(v.analysis()) + ": " + v.assumes())
                    .distinct()
                    .toList());
        }
        all.tipping().stream()
                .filter(t -> shown.stream().anyMatch(v -> same(v, t)))
                .forEach(t -> passage.paragraph(tipping(t)));
        return passage.list(all.notes()).xhtml();
    }

    private static boolean same(Varied v, Tipping t) {
        return v.arm().equals(t.arm()) && v.control().equals(t.control());
    }

    private static List<Varied> shown(Sensitivities all, double alpha) {
        List<Varied> primary = all.effects().stream()
                .filter(v -> v.analysis().equals("primary"))
                .toList();
        if (primary.size() <= MOST_COMPARISONS) {
            return all.effects();
        }
        Set<String> changed = all.effects().stream()
                .filter(v -> primary.stream()
                        .anyMatch(p -> comparison(p).equals(comparison(v))
                                && (p.perDay().p() < alpha) != (v.perDay().p() < alpha)))
                .map(SensitivitySection::comparison)
                .collect(Collectors.toSet());
        return all.effects().stream()
                .filter(v -> changed.contains(comparison(v)))
                .toList();
    }

    private static String comparison(Varied v) {
        return v.arm() + "\n" + v.control();
    }

    private static String tipping(Tipping t) {
        return Double.isInfinite(t.perDay())
                ? "No growth of the lost mice of treated arms would undo the effect of %s.".formatted(t.arm())
                : "The effect of %s would no longer differ from none if the lost mice of treated arms, unseen, grew by more than %s per day (log volume) faster than the model expects."
                        .formatted(t.arm(), Numbers.fixed(t.perDay(), 3));
    }

    private static Booktabs table(List<Varied> effects, String level) {
        Booktabs table = new Booktabs(
                        "Effect on growth under each assumption, percent per day against the control, with %s intervals."
                                .formatted(level))
                .wide()
                .text("Arm")
                .text("Analysis")
                .number("Effect, % per day")
                .number("from")
                .number("to")
                .number("df")
                .number("p");
        effects.stream()
                .map(SensitivitySection::comparison)
                .distinct()
                .forEach(one ->
                        effects.stream().filter(v -> comparison(v).equals(one)).forEach(v -> row(table, v)));
        return table;
    }

    private static void row(Booktabs table, Varied v) {
        Estimate e = Numbers.percentPerDay(v.perDay());
        table.row(
                        v.analysis().equals("primary") ? v.arm().value() : "",
                        v.analysis(),
                        Numbers.fixed(e.value(), 2),
                        Numbers.fixed(e.lower(), 2),
                        Numbers.fixed(e.upper(), 2),
                        Numbers.df(e.df()),
                        Numbers.p(e.p()))
                .behindRow((v.analysis().equals("primary") ? Rows.MODEL : Rows.BESIDE).of(v.arm(), v.control()));
    }

    private static String capital(String words) {
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
