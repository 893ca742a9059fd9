package org.graftline.growth;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.graftline.growth.GrowthAnalysis.ArmGrowth;
import org.graftline.growth.GrowthAnalysis.Count;
import org.graftline.growth.GrowthAnalysis.MouseCurve;
import org.graftline.growth.GrowthAnalysis.Point;
import org.graftline.growth.GrowthAnalysis.Use;
import org.graftline.study.Arm;
import org.graftline.study.ArmName;
import org.graftline.study.Endpoint;
import org.graftline.study.Mouse;
import org.graftline.study.MouseId;
import org.graftline.study.Reading;
import org.graftline.study.ReadingStatus;
import org.graftline.study.StudyData;
import org.graftline.study.conduct.AnalysisPlan;

/**
 * What stands in the place of an analysis where no growth model could be fitted, so that a report can still be made from what was
 * recorded: arms, mice and readings are in it, estimates are NaN or absent, and the conclusion is the reason.
 */
public final class Unfitted {
    private static final String STATUS = "not fitted";
    private static final Estimate NONE =
            new Estimate(Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN);

    private Unfitted() {}

    /**
     * @param data a snapshot of the study
     * @param plan what the analysis was to obey
     * @param why no model could be fitted
     * @return an analysis without estimates; {@link #reason} knows it again
     */
    public static GrowthAnalysis of(StudyData data, AnalysisPlan plan, NotAnalyzableException why) {
        Map<MouseId, ArmName> armOf = new HashMap<>();
        data.assignments().forEach(one -> armOf.put(one.mouse(), one.arm()));
        Map<MouseId, List<Reading>> volumes = new HashMap<>();
        data.readings().stream()
                .filter(r -> r.endpoint() == Endpoint.TUMOR_VOLUME && r.status() != ReadingStatus.WITHDRAWN)
                .forEach(r -> volumes.computeIfAbsent(r.mouse(), m -> new ArrayList<>())
                        .add(r));
        List<MouseCurve> mice = data.mice().stream()
                .filter(mouse -> armOf.containsKey(mouse.mouse()))
                .map(mouse -> curve(data, mouse, armOf, volumes.getOrDefault(mouse.mouse(), List.of())))
                .toList();
        int readings = volumes.values().stream().mapToInt(List::size).sum();
        return new GrowthAnalysis(
                data.study().code(),
                data.sha256(),
                new GrowthAnalysis.Window(Double.NaN, Double.NaN, why.getMessage(), Double.NaN, 0),
                new GrowthAnalysis.Flow(
                        new Count(data.donors().size(), data.mice().size(), readings),
                        List.of(new GrowthAnalysis.Exclusion(
                                "no growth model could be fitted", data.mice().size(), readings)),
                        new Count(0, 0, 0)),
                new GrowthAnalysis.ModelText("", "", List.of(), List.of(), List.of(), ""),
                List.of(),
                new GrowthAnalysis.FitText(
                        STATUS,
                        why.getMessage(),
                        List.of(),
                        "",
                        Double.NaN,
                        Double.NaN,
                        Double.NaN,
                        0,
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        ""),
                arms(data, mice),
                List.of(),
                why.getMessage(),
                List.of(),
                List.of(),
                mice,
                List.of(),
                List.of(),
                List.of(why.getMessage()),
                "",
                List.of(),
                FitDetails.NONE,
                Governance.unlocked(plan));
    }

    /** @return why no model was fitted; empty for an analysis with one */
    public static Optional<String> reason(GrowthAnalysis analysis) {
        return analysis.fit().status().equals(STATUS)
                ? Optional.of(analysis.fit().message())
                : Optional.empty();
    }

    private static MouseCurve curve(StudyData data, Mouse mouse, Map<MouseId, ArmName> armOf, List<Reading> volumes) {
        List<Point> points = volumes.stream()
                .map(r -> new Point(
                        data.ownDay(r.mouse(), r.day()),
                        r.value() == null ? Double.NaN : r.value().value(),
                        r.status() == ReadingStatus.NOT_MEASURED ? Use.NOT_MEASURED : Use.UNFITTED,
                        r.uuid()))
                .sorted(Comparator.comparingDouble(Point::day))
                .toList();
        return new MouseCurve(
                mouse.mouse(),
                mouse.donor(),
                armOf.getOrDefault(mouse.mouse(), new ArmName("–")),
                points,
                Double.NaN,
                Double.NaN,
                Double.NaN,
                Double.NaN);
    }

    private static List<ArmGrowth> arms(StudyData data, List<MouseCurve> mice) {
        return data.arms().stream()
                .sorted(Comparator.comparing(Arm::role).thenComparing(Arm::name))
                .map(arm -> {
                    List<MouseCurve> own = mice.stream()
                            .filter(mouse -> mouse.arm().equals(arm.name()))
                            .toList();
                    return new ArmGrowth(
                            arm.name(),
                            arm.role(),
                            (int) own.stream().map(MouseCurve::donor).distinct().count(),
                            own.size(),
                            own.stream()
                                    .mapToInt(mouse -> mouse.readings().size())
                                    .sum(),
                            NONE,
                            NONE);
                })
                .filter(arm -> arm.mice() > 0)
                .toList();
    }
}
