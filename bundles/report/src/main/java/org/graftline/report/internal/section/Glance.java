package org.graftline.report.internal.section;

import java.util.List;
import org.graftline.growth.Estimate;
import org.graftline.growth.GrowthAnalysis;
import org.graftline.growth.GrowthAnalysis.ArmGrowth;
import org.graftline.growth.GrowthAnalysis.TreatmentEffect;
import org.graftline.report.internal.markup.Markup;
import org.graftline.report.internal.markup.Numbers;
import org.graftline.study.ArmRole;

/** The key numbers at a glance: effect, doubling times, what they rest on. */
final class Glance {
    private final GrowthAnalysis analysis;
    private final String level;
    private final StringBuilder out = new StringBuilder();

    Glance(GrowthAnalysis analysis) {
        this.analysis = analysis;
        this.level = analysis.governance().level();
    }

    String xhtml() {
        out.append("<div class=\"glance\">");
        effect();
        doubling();
        basis();
        return out.append("</div>\n").toString();
    }

    private void effect() {
        List<TreatmentEffect> effects = analysis.effects();
        if (effects.size() == 1) {
            TreatmentEffect effect = effects.get(0);
            Estimate percent = Numbers.percentPerDay(effect.differencePerDay());
            int decimals = Math.min(2, Numbers.decimals(List.of(percent)));
            card(
                    "Volume relative to " + (isControl(effect) ? "control" : effect.control()),
                    Numbers.fixed(percent.value(), decimals) + " % per day",
                    level + " interval " + Numbers.interval(percent.lower(), percent.upper(), decimals) + "; "
                            + Numbers.pWords(percent.p()));
        } else if (effects.isEmpty()) {
            card("Treatment effect", "none estimated", analysis.noEffectReason() == null ? "" : "see Treatment effect");
        } else {
            long slower = effects.stream()
                    .filter(e -> e.differencePerDay().upper() < 0)
                    .count();
            card(
                    "Arms that slow growth",
                    Numbers.count(slower) + " of " + Numbers.count(effects.size()),
                    level + " interval of the effect below 0; not adjusted for comparing several arms");
        }
    }

    private boolean isControl(TreatmentEffect effect) {
        return analysis.arms().stream()
                .anyMatch(arm -> arm.role() == ArmRole.CONTROL && arm.arm().equals(effect.control()));
    }

    private void doubling() {
        List<ArmGrowth> arms = analysis.arms();
        List<ArmGrowth> controls =
                arms.stream().filter(a -> a.role() == ArmRole.CONTROL).toList();
        if (arms.isEmpty()) {
            return;
        }
        ArmGrowth first = controls.isEmpty() ? arms.get(0) : controls.get(0);
        if (arms.size() == 2 && !controls.isEmpty()) {
            ArmGrowth other = arms.get(arms.indexOf(first) == 0 ? 1 : 0);
            card(
                    "Doubling time, days",
                    days(first) + " → " + days(other),
                    first.arm() + " " + Numbers.doublingInterval(first.doublingDays()) + "; " + other.arm() + " "
                            + Numbers.doublingInterval(other.doublingDays()));
        } else {
            card(
                    "Doubling time, days",
                    days(first),
                    first.arm() + ", " + level + " interval " + Numbers.doublingInterval(first.doublingDays()));
        }
    }

    private static String days(ArmGrowth arm) {
        return Numbers.doubling(arm.doublingDays().value());
    }

    private void basis() {
        GrowthAnalysis.Count analyzed = analysis.flow().analyzed();
        card(
                "Rests on",
                Numbers.count(analyzed.donors(), "donor", "donors"),
                Numbers.count(analyzed.mice(), "mouse", "mice") + ", "
                        + Numbers.count(analyzed.readings(), "reading", "readings") + ", "
                        + Numbers.count(analysis.arms().size(), "arm", "arms"));
    }

    private void card(String label, String number, String detail) {
        out.append("<div class=\"card\"><div class=\"card-label\">")
                .append(Markup.text(label))
                .append("</div><div class=\"card-number\">")
                .append(Markup.text(number))
                .append("</div><div class=\"card-detail\">")
                .append(Markup.text(detail))
                .append("</div></div>\n");
    }
}
