package org.graftline.growth.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.graftline.growth.GrowthRates;
import org.graftline.growth.GrowthRates.Law;
import org.graftline.growth.GrowthRates.Part;
import org.graftline.growth.GrowthRates.Posterior;
import org.graftline.growth.GrowthRates.Spread;
import org.graftline.growth.GrowthRates.SpreadRatio;
import org.graftline.mixedmodel.RandomEffects;
import org.graftline.study.Arm;
import org.graftline.study.ArmName;

/** How growth rates vary, and what is known of each, as the fit has it. */
final class Rates {
    private static final String TREATED = "day:treated";

    private final FittedModel model;
    private final RateLaw law;

    Rates(FittedModel model) {
        this.model = model;
        law = new RateLaw(model.fit());
    }

    GrowthRates all() {
        return new GrowthRates(spreads(), ratios(), posteriors());
    }

    private List<Spread> spreads() {
        List<Spread> all = new ArrayList<>();
        for (Arm arm : model.set().arms()) {
            List<AnalysisRow> rows = model.set().ofArm(arm.name());
            boolean treated = rows.get(0).treated();
            Map<String, double[]> donors = slopes(aboveMice(), treated);
            Map<String, double[]> mice = slopes(List.of("mouse"), treated);
            Map<String, double[]> tumors = slopes(List.of("tumor"), treated);
            if (!donors.isEmpty()) {
                int groups = AnalysisSet.distinct(rows, model.plan().outer()::of);
                all.add(spread(model.plan().outer().column(), arm.name(), groups, donors));
            }
            int count = AnalysisSet.distinct(rows, AnalysisRow::mouseName);
            if (!mice.isEmpty()) {
                all.add(spread("mouse", arm.name(), count, mice));
            }
            if (!tumors.isEmpty()) {
                all.add(spread("tumor", arm.name(), AnalysisSet.distinct(rows, AnalysisRow::tumorPath), tumors));
            }
            if (!donors.isEmpty() && !mice.isEmpty()) {
                Map<String, double[]> both = new LinkedHashMap<>(donors);
                both.putAll(mice);
                all.add(spread(GrowthRates.TOGETHER, arm.name(), count, both));
            }
        }
        return all;
    }

    private Spread spread(String level, ArmName arm, int groups, Map<String, double[]> weights) {
        var found = model.fit().approximateDeviation(weights);
        WaldEnds ends = WaldEnds.of(found, model.alpha());
        List<Part> parts = new ArrayList<>();
        weights.forEach((of, z) -> parts.add(new Part(of, "", effects(of, z))));
        return new Spread(level, arm, groups, found.estimate(), ends.lower(), ends.upper(), parts);
    }

    private List<SpreadRatio> ratios() {
        List<SpreadRatio> all = new ArrayList<>();
        Map<String, double[]> control = slopes(aboveMice(), false);
        Map<String, double[]> treated = slopes(aboveMice(), true);
        if (model.set().control().isEmpty() || control.isEmpty() || same(control, treated)) {
            return all;
        }
        WaldEnds ends = WaldEnds.of(model.fit().approximateDeviationRatio(treated, control), model.alpha());
        double ratio = model.fit().approximateDeviation(treated).estimate()
                / model.fit().approximateDeviation(control).estimate();
        if (!Double.isNaN(ends.lower())) {
            ArmName against = model.set().control().orElseThrow().name();
            model.set()
                    .treated()
                    .forEach(arm -> all.add(new SpreadRatio(arm.name(), against, ratio, ends.lower(), ends.upper())));
        }
        return all;
    }

    private static boolean same(Map<String, double[]> a, Map<String, double[]> b) {
        return a.keySet().equals(b.keySet())
                && a.entrySet().stream()
                        .allMatch(
                                e -> java.util.Arrays.equals(e.getValue(), b.getOrDefault(e.getKey(), new double[0])));
    }

    private List<String> aboveMice() {
        return model.plan().aboveMice();
    }

    /** Weights of the effects of levels in a growth rate; without those levels that have none in it. */
    private Map<String, double[]> slopes(List<String> levels, boolean treated) {
        Map<String, double[]> weights = new LinkedHashMap<>();
        for (String level : levels) {
            model.fit().random(level).ifPresent(effects -> {
                double[] z = slope(effects, treated);
                if (java.util.Arrays.stream(z).anyMatch(w -> w != 0)) {
                    weights.put(level, z);
                }
            });
        }
        return weights;
    }

    private static double[] slope(RandomEffects effects, boolean treated) {
        return effects.names().stream()
                .mapToDouble(name -> name.equals("day") || (name.equals(TREATED) && treated) ? 1 : 0)
                .toArray();
    }

    private List<String> effects(String level, double[] z) {
        List<String> names = model.fit().random(level).orElseThrow().names();
        List<String> of = new ArrayList<>();
        for (int i = 0; i < z.length; i++) {
            if (z[i] != 0) {
                of.add(names.get(i));
            }
        }
        return of;
    }

    private List<Posterior> posteriors() {
        Map<String, AnalysisRow> donors = new LinkedHashMap<>();
        Map<String, AnalysisRow> mice = new LinkedHashMap<>();
        model.set().rows().stream()
                .sorted(java.util.Comparator.comparing(model.plan().outer()::of).thenComparing(AnalysisRow::mouseName))
                .forEach(row -> {
                    donors.putIfAbsent(model.plan().outer().of(row) + "\n" + row.arm(), row);
                    mice.putIfAbsent(row.mouseName(), row);
                });
        Map<ArmName, double[]> arms = new HashMap<>();
        model.set().arms().forEach(arm -> arms.put(arm.name(), model.slope(arm.name())));
        List<Posterior> all = new ArrayList<>();
        if (!slopes(aboveMice(), true).isEmpty()) {
            donors.values()
                    .forEach(row -> all.add(posterior(model.plan().outer().column(), row, aboveMice(), arms)));
        }
        if (!slopes(List.of("mouse"), true).isEmpty()) {
            List<String> levels = new ArrayList<>(aboveMice());
            levels.add("mouse");
            mice.values().forEach(row -> all.add(posterior("mouse", row, levels, arms)));
        }
        return all;
    }

    private Posterior posterior(String level, AnalysisRow row, List<String> levels, Map<ArmName, double[]> arms) {
        List<String> path = new ArrayList<>();
        List<double[]> own = new ArrayList<>();
        List<double[]> beyondControl = new ArrayList<>();
        List<Part> parts = new ArrayList<>();
        double[] arm = arms.getOrDefault(new ArmName(row.arm()), new double[0]);
        parts.add(new Part("", "", coefficients(arm)));
        String at = "";
        for (String of : levels) {
            String name = of.equals("mouse")
                    ? row.mouseName()
                    : of.equals("arm") ? row.arm() : model.plan().outer().of(row);
            at = at.isEmpty() ? name : at + "/" + name;
            path.add(at);
            double[] z = slope(model.fit().random(of).orElseThrow(), row.treated());
            double[] control = slope(model.fit().random(of).orElseThrow(), false);
            own.add(z);
            beyondControl.add(of.equals("mouse") ? z : difference(z, control));
            if (!effects(of, z).isEmpty()) {
                parts.add(new Part(of, at, effects(of, z)));
            }
        }
        return new Posterior(
                level,
                level.equals("mouse") ? row.mouseName() : model.plan().outer().of(row),
                row.mouse().donor(),
                new ArmName(row.arm()),
                law.of(arm, path, own),
                law.of(new double[arm.length], path, own),
                fromControl(row, arm, arms, path, beyondControl),
                parts);
    }

    private Law fromControl(
            AnalysisRow row,
            double[] arm,
            Map<ArmName, double[]> arms,
            List<String> path,
            List<double[]> beyondControl) {
        return model.set()
                .control()
                .filter(control -> row.treated())
                .map(control -> law.of(difference(arm, arms.getOrDefault(control.name(), arm)), path, beyondControl))
                .orElse(Law.NONE);
    }

    private List<String> coefficients(double[] arm) {
        List<String> names = new ArrayList<>();
        for (int j = 0; j < arm.length; j++) {
            if (arm[j] != 0) {
                names.add(model.fit().fixed().names().get(j));
            }
        }
        return names;
    }

    private static double[] difference(double[] a, double[] b) {
        double[] c = a.clone();
        for (int j = 0; j < c.length; j++) {
            c[j] -= b[j];
        }
        return c;
    }
}
