package org.graftline.growth.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.graftline.growth.Estimate;
import org.graftline.growth.GrowthAnalysis.ArmCurve;
import org.graftline.growth.GrowthAnalysis.CurvePoint;
import org.graftline.growth.GrowthAnalysis.MouseCurve;
import org.graftline.growth.GrowthAnalysis.Residual;
import org.graftline.mixedmodel.Blups;
import org.graftline.study.Arm;
import org.graftline.study.ArmAssignment;
import org.graftline.study.ArmName;
import org.graftline.study.Mouse;
import org.graftline.study.MouseId;
import org.graftline.study.StudyData;

/** The lines of mice and arms, and what is left over. */
final class Curves {
    private final FittedModel model;
    private final AnalysisSet set;
    private final Map<String, double[]> effects = new HashMap<>();

    Curves(FittedModel model) {
        this.model = model;
        this.set = model.set();
        for (Blups b : model.fit().blups()) {
            for (int g = 0; g < b.ids().size(); g++) {
                effects.put(b.level() + "\n" + b.ids().get(g), b.values(g));
            }
        }
    }

    /** Every mouse that has an arm, in the order of their names. */
    List<MouseCurve> mice(StudyData data) {
        Map<String, AnalysisRow> rows = new HashMap<>();
        Map<String, double[]> span = new HashMap<>();
        for (AnalysisRow r : set.rows()) {
            rows.putIfAbsent(r.mouseName(), r);
            double[] s = span.computeIfAbsent(r.mouseName(), k -> new double[] {r.day(), r.day()});
            s[0] = Math.min(s[0], r.day());
            s[1] = Math.max(s[1], r.day());
        }
        Map<MouseId, ArmName> arms = new HashMap<>();
        for (ArmAssignment a : data.assignments()) {
            arms.put(a.mouse(), a.arm());
        }
        List<MouseCurve> curves = new ArrayList<>();
        for (Mouse m :
                data.mice().stream().sorted(Comparator.comparing(Mouse::mouse)).toList()) {
            ArmName arm = arms.get(m.mouse());
            if (arm == null) {
                continue;
            }
            String name = m.mouse().value();
            AnalysisRow row = rows.get(name);
            double[] line = row == null ? new double[] {Double.NaN, Double.NaN} : line(row);
            double[] days = span.getOrDefault(name, new double[] {Double.NaN, Double.NaN});
            curves.add(new MouseCurve(
                    m.mouse(),
                    m.donor(),
                    arm,
                    set.points().getOrDefault(m.mouse(), List.of()),
                    line[0],
                    line[1],
                    days[0],
                    days[1]));
        }
        return curves;
    }

    double slopeOfMouse(AnalysisRow r) {
        return line(r)[1];
    }

    /** The slope of its donor in its arm; that of the arm where donors have none of their own. */
    double slopeOfDonor(AnalysisRow r) {
        return line(r, model.plan().aboveMice())[1];
    }

    double slopeOfArm(AnalysisRow r) {
        return line(r, List.of())[1];
    }

    /** Intercept and slope of a mouse: the population's, its donor's and its own part. */
    private double[] line(AnalysisRow r) {
        return line(r, model.plan().downToMice());
    }

    private double[] line(AnalysisRow r, List<String> levels) {
        double[] line = {
            model.fit().fixed().estimate("(Intercept)"), model.fit().fixed().estimate("day")
        };
        model.plan()
                .coefficient(r.arm())
                .ifPresent(c -> line[1] += model.fit().fixed().estimate(c));
        String path = "";
        for (String level : levels) {
            String own = level.equals("mouse")
                    ? r.mouseName()
                    : level.equals("arm") ? r.arm() : model.plan().outer().of(r);
            path = path.isEmpty() ? own : path + "/" + own;
            Blups b = model.fit().blups(level).orElseThrow();
            double[] values = effects.getOrDefault(
                    level + "\n" + path, new double[b.names().size()]);
            for (int j = 0; j < values.length; j++) {
                switch (b.names().get(j)) {
                    case "(Intercept)" -> line[0] += values[j];
                    case "day" -> line[1] += values[j];
                    default -> line[1] += r.treated() ? values[j] : 0;
                }
            }
        }
        return line;
    }

    List<ArmCurve> arms() {
        List<ArmCurve> curves = new ArrayList<>();
        for (Arm arm : set.arms()) {
            Map<Double, Set<String>> miceOnDay = new TreeMap<>();
            set.ofArm(arm.name())
                    .forEach(r -> miceOnDay
                            .computeIfAbsent(r.day(), k -> new HashSet<>())
                            .add(r.mouseName()));
            List<CurvePoint> points = new ArrayList<>();
            miceOnDay.forEach((day, mice) -> {
                Estimate e = model.line(arm.name(), day);
                points.add(new CurvePoint(
                        day,
                        StrictMath.exp(e.value()),
                        StrictMath.exp(e.lower()),
                        StrictMath.exp(e.upper()),
                        mice.size()));
            });
            curves.add(new ArmCurve(arm.name(), arm.role(), points));
        }
        return curves;
    }

    List<Residual> residuals() {
        double[] fitted = model.fit().fitted();
        double[] pearson = model.fit().pearsonResiduals();
        List<Residual> residuals = new ArrayList<>();
        for (int i = 0; i < fitted.length; i++) {
            AnalysisRow r = set.rows().get(i);
            residuals.add(new Residual(r.mouse().mouse(), new ArmName(r.arm()), r.day(), fitted[i], pearson[i]));
        }
        return residuals;
    }
}
