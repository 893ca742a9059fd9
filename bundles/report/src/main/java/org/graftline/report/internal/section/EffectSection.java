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
        if (analysis.effects().isEmpty()) {
            return passage.paragraph(Objects.requireNonNullElse(
                            analysis.noEffectReason(),
                            "No treatment effect was estimated, since the study has no arm to compare with."))
                    .xhtml();
        }
        if (EffectFigure.armsAlone(analysis.effects())) {
            return arms(passage, analysis.effects()).xhtml();
        }
        for (TreatmentEffect effect : analysis.effects()) {
            TreatmentEffect lineage = analysis.lineageEffects().stream()
                    .filter(l -> l.arm().equals(effect.arm()))
                    .findFirst()
                    .orElse(effect);
            if (analysis.effects().size() > 1) {
                passage.heading(effect.arm() + " against " + effect.control());
            }
            groups(passage, effect, lineage);
            if (!lineage.equals(effect)) {
                groups(passage, lineage, effect);
            }
        }
        return passage.xhtml();
    }

    private static void groups(Passage passage, TreatmentEffect effect, TreatmentEffect companion) {
        List<String> pictures = EffectFigure.byGroup(effect, companion);
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
                .figure(pictures.get(0), "", caption(effect));
        passage.together(first);
        pictures.stream()
                .skip(1)
                .forEach(
                        p -> passage.figure(p, "", "The " + effect.outerLevel() + "s that follow, on the same scale."));
    }

    private static String caption(TreatmentEffect effect) {
        String level = effect.outerLevel();
        return "donor".equals(level)
                ? "Effect of %s by donor. Filled squares: the model's estimates, drawn towards the overall effect, with 95 %% intervals that take the variances as known. Hollow circles: what each donor's own mice show. Diamond: the overall effect. Beside the names: mice in control + treated. %s"
                        .formatted(effect.arm(), SCALE)
                : "Effect of %s by %s, drawn as before and on the same scale.".formatted(effect.arm(), level);
    }

    private static Passage arms(Passage passage, List<TreatmentEffect> effects) {
        if (effects.size() > 1) {
            passage.paragraph("Intervals are not adjusted for comparing %s with one control."
                    .formatted(Numbers.count(effects.size(), "arm", "arms")));
        }
        if (effects.size() <= EffectFigure.FEW_ARMS) {
            effects.forEach(effect -> passage.paragraph(effect.sentence()));
        }
        List<String> pictures = EffectFigure.byArm(effects);
        for (int i = 0; i < pictures.size(); i++) {
            passage.figure(
                    pictures.get(i),
                    "wide",
                    i > 0
                            ? "The arms that follow, on the same scale."
                            : "Overall effect of each treated arm on growth with its 95 % interval, against "
                                    + effects.get(0).control() + ". " + SCALE);
        }
        return passage;
    }

    private static String capital(String word) {
        return Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }
}
