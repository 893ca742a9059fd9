package org.graftline.report.internal.section;

import java.util.List;
import java.util.Objects;
import org.graftline.growth.GrowthAnalysis;
import org.graftline.growth.GrowthAnalysis.TreatmentEffect;
import org.graftline.report.ReportSection;
import org.graftline.report.ReportSource;
import org.graftline.report.internal.figure.EffectFigure;
import org.graftline.report.internal.markup.Numbers;
import org.graftline.report.internal.markup.Passage;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.propertytypes.ServiceRanking;

/** What the treatment does to growth, donor by donor and overall; or why that cannot be said. */
@Component
@ServiceRanking(700)
public final class EffectSection implements ReportSection {
    private static final String SCALE =
            "A value of −2 means: each day the treated tumor falls a further 2 % behind its control.";

    @Override
    public String heading() {
        return "Treatment effect";
    }

    @Override
    public String body(ReportSource source) {
        GrowthAnalysis analysis = Fitted.of(source);
        Passage passage = new Passage();
        String level = analysis.governance().level();
        if (analysis.effects().isEmpty()) {
            return passage.paragraph(Objects.requireNonNullElse(
                            analysis.noEffectReason(),
                            "No treatment effect was estimated, since the study has no arm to compare with."))
                    .xhtml();
        }
        if (EffectFigure.armsAlone(analysis.effects())) {
            return arms(passage, analysis).xhtml();
        }
        for (TreatmentEffect effect : analysis.effects()) {
            TreatmentEffect lineage = analysis.lineageEffects().stream()
                    .filter(l -> l.arm().equals(effect.arm()) && l.control().equals(effect.control()))
                    .findFirst()
                    .orElse(effect);
            if (analysis.effects().size() > 1) {
                passage.heading(effect.arm() + " against " + effect.control());
            }
            groups(passage, effect, lineage, level);
            if (!lineage.equals(effect)) {
                groups(passage, lineage, effect, level);
            }
        }
        return passage.xhtml();
    }

    private static void groups(Passage passage, TreatmentEffect effect, TreatmentEffect companion, String level) {
        List<String> pictures = EffectFigure.byGroup(effect, companion, level);
        Passage first = new Passage()
                .note("%s with mice in both arms: %s.%s"
                        .formatted(
                                capital(effect.outerLevel()) + "s",
                                Numbers.count(effect.groups()),
                                Double.isNaN(effect.differencePerDay().df())
                                        ? ""
                                        : " Degrees of freedom: "
                                                + Numbers.df(effect.differencePerDay()
                                                        .df())
                                                + " (" + effect.dfMethod() + ")."))
                .paragraph(effect.sentence())
                .figure(pictures.get(0), "", caption(effect, level));
        passage.together(first);
        pictures.stream()
                .skip(1)
                .forEach(
                        p -> passage.figure(p, "", "The " + effect.outerLevel() + "s that follow, on the same scale."));
    }

    private static String caption(TreatmentEffect effect, String level) {
        String outer = effect.outerLevel();
        return "donor".equals(outer)
                ? "Effect of %s by donor. Filled squares: the model's estimates, drawn towards the overall effect, with %s intervals that take the variances as known. Hollow circles: what each donor's own mice show. Diamond: the overall effect. Beside the names: mice in control + treated. %s"
                        .formatted(effect.arm(), level, SCALE)
                : "Effect of %s by %s, drawn as before and on the same scale.".formatted(effect.arm(), outer);
    }

    private static Passage arms(Passage passage, GrowthAnalysis analysis) {
        List<TreatmentEffect> effects = analysis.effects();
        String level = analysis.governance().level();
        if (effects.size() > 1) {
            passage.paragraph("Intervals are not adjusted for making %s%s."
                    .formatted(
                            Numbers.count(effects.size(), "comparison", "comparisons"),
                            Double.isNaN(effects.get(0).adjustedP())
                                    ? ""
                                    : "; the adjusted p values stand in the table of effects"));
        }
        if (effects.size() <= EffectFigure.FEW_ARMS) {
            effects.forEach(effect -> passage.paragraph(effect.sentence()));
        }
        List<String> pictures = EffectFigure.byArm(effects, level);
        for (int i = 0; i < pictures.size(); i++) {
            passage.figure(
                    pictures.get(i),
                    "wide",
                    i > 0
                            ? "The arms that follow, on the same scale."
                            : "Overall effect of each arm on growth with its " + level + " interval, against "
                                    + (effects.stream()
                                                            .map(TreatmentEffect::control)
                                                            .distinct()
                                                            .count()
                                                    == 1
                                            ? effects.get(0).control()
                                            : "the arm named beside it")
                                    + ". " + SCALE);
        }
        return passage;
    }

    private static String capital(String word) {
        return Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }
}
