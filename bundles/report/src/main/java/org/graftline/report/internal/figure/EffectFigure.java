package org.graftline.report.internal.figure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.graftline.growth.Estimate;
import org.graftline.growth.GrowthAnalysis.GroupEffect;
import org.graftline.growth.GrowthAnalysis.TreatmentEffect;
import org.graftline.report.internal.markup.Numbers;

/** Treatment effects as forests: one arm over donors or lineages, or all arms below one another. */
public final class EffectFigure {
    /** Up to so many treated arms each has a forest of its own. */
    public static final int FEW_ARMS = 3;
    /** Half a page of rows, so that little of one stays white before a picture that does not fit on it. */
    private static final int PER_SHEET = 20;

    private EffectFigure() {}

    /**
     * @param effect over donors or lineages
     * @param companion an effect whose forest stands beside it and shares the axis; the effect itself if there is none
     * @param level of the intervals: "95 %"
     * @return as many pictures as the groups need; each ends with the overall effect
     */
    public static List<String> byGroup(TreatmentEffect effect, TreatmentEffect companion, String level) {
        return groups(effect, companion, level).stream().map(Svg::xml).toList();
    }

    private static List<Svg> groups(TreatmentEffect effect, TreatmentEffect companion, String level) {
        Forest.Scope scope = new Forest.Scope(level, reference(List.of(effect)));
        List<Svg> pictures = new ArrayList<>();
        List<GroupEffect> groups = effect.byGroup().stream()
                .sorted(Comparator.comparing((GroupEffect g) -> Objects.requireNonNullElse(g.lineage(), ""))
                        .thenComparing(GroupEffect::group))
                .toList();
        int sheets = (rows(effect, groups).size() + PER_SHEET - 1) / PER_SHEET;
        int each = Math.max(1, (groups.size() + sheets - 1) / sheets);
        List<Forest.Row> all = rows(effect, groups);
        all.addAll(rows(companion, companion.byGroup()));
        String head = Character.toUpperCase(effect.outerLevel().charAt(0))
                + effect.outerLevel().substring(1);
        for (int from = 0; from == 0 || from < groups.size(); from += each) {
            List<Forest.Row> rows = rows(effect, groups.subList(from, Math.min(groups.size(), from + each)));
            pictures.add(new Forest(Sheet.COLUMN, head, "mice", rows, all, scope)
                    .draw(
                            "Effect of %s on growth by %s".formatted(effect.arm(), effect.outerLevel()),
                            description(effect)));
        }
        return pictures;
    }

    /**
     * @param effects of several comparisons
     * @param level of the intervals: "95 %"
     * @return as many pictures as the arms need, on one axis
     */
    public static List<String> byArm(List<TreatmentEffect> effects, String level) {
        return arms(effects, level).stream().map(Svg::xml).toList();
    }

    private static List<Svg> arms(List<TreatmentEffect> effects, String level) {
        Forest.Scope scope = new Forest.Scope(level, reference(effects));
        List<Forest.Row> all = new ArrayList<>();
        for (TreatmentEffect effect : effects) {
            all.add(new Forest.Row(
                    Forest.Kind.GROUP,
                    label(effects, effect),
                    Numbers.count(effect.groups()),
                    Numbers.percentPerDay(effect.differencePerDay()),
                    Double.NaN));
        }
        int sheets = Math.max(1, (all.size() + PER_SHEET - 1) / PER_SHEET);
        int each = Math.max(1, (all.size() + sheets - 1) / sheets);
        List<Svg> pictures = new ArrayList<>();
        for (int from = 0; from < all.size(); from += each) {
            pictures.add(new Forest(
                            Sheet.WIDE,
                            "Arm",
                            effects.get(0).outerLevel() + "s",
                            all.subList(from, Math.min(all.size(), from + each)),
                            all,
                            scope)
                    .draw(
                            "Effect of each treated arm on growth",
                            "Overall effect of each arm with its " + level
                                    + " interval; the numbers stand in the table of effects."));
        }
        return pictures;
    }

    /**
     * @param effects over donors, or over lineages
     * @param level of the intervals: "95 %"
     * @return one picture: each arm's groups while there are few treated arms, the arms alone when there are many; empty text without
     *     effects
     */
    public static String whole(List<TreatmentEffect> effects, String level) {
        if (effects.isEmpty()) {
            return "";
        }
        List<Svg> parts = armsAlone(effects)
                ? arms(effects, level)
                : effects.stream().flatMap(e -> groups(e, e, level).stream()).toList();
        return parts.size() == 1
                ? parts.get(0).xml()
                : Svg.stacked("Treatment effects on growth", parts).xml();
    }

    /**
     * @param effects of the treated arms
     * @return whether the arms stand below one another: there are many, or none has a donor's effect to show beside the overall one
     */
    public static boolean armsAlone(List<TreatmentEffect> effects) {
        return effects.size() > FEW_ARMS
                || effects.stream().allMatch(effect -> effect.byGroup().isEmpty());
    }

    private static boolean oneReference(List<TreatmentEffect> effects) {
        return effects.stream().map(TreatmentEffect::control).distinct().count() == 1;
    }

    private static String reference(List<TreatmentEffect> effects) {
        return oneReference(effects) ? effects.get(0).control().value() : "the arm compared with";
    }

    private static String label(List<TreatmentEffect> effects, TreatmentEffect effect) {
        return oneReference(effects) ? effect.arm().value() : effect.arm() + " against " + effect.control();
    }

    private static List<Forest.Row> rows(TreatmentEffect effect, List<GroupEffect> groups) {
        List<Forest.Row> rows = new ArrayList<>();
        boolean grouped = lineagesGroup(effect);
        String heading = "";
        for (GroupEffect group : groups) {
            String lineage = Objects.requireNonNullElse(group.lineage(), "not known");
            if (grouped && !lineage.equals(heading)) {
                rows.add(Forest.Row.heading("Lineage " + lineage));
                heading = lineage;
            }
            double own = 100 * Math.expm1(group.own());
            rows.add(new Forest.Row(
                    Forest.Kind.GROUP,
                    group.group(),
                    group.controlMice() + " + " + group.treatedMice(),
                    Numbers.percentPerDay(group.shrunk()),
                    own));
        }
        Estimate overall = Numbers.percentPerDay(effect.differencePerDay());
        rows.add(new Forest.Row(Forest.Kind.OVERALL, "Overall", "", overall, Double.NaN));
        return rows;
    }

    private static boolean lineagesGroup(TreatmentEffect effect) {
        List<String> named = effect.byGroup().stream()
                .map(GroupEffect::lineage)
                .filter(Objects::nonNull)
                .toList();
        return named.stream().distinct().count() < named.size();
    }

    private static String description(TreatmentEffect effect) {
        return "%s Filled squares: estimate of each %s, drawn towards the overall effect, with its interval. Hollow circles: the %s's own mice alone. Diamond: overall."
                .formatted(effect.sentence(), effect.outerLevel(), effect.outerLevel());
    }
}
