package org.graftline.growth.internal;

import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.graftline.study.ArmName;

/** Least-squares slope and curvature of each mouse by itself, tumors of a mouse centered each: what no model has touched. */
final class MouseSlopes {
    private final Map<String, List<AnalysisRow>> byMouse = new LinkedHashMap<>();

    MouseSlopes(List<AnalysisRow> rows) {
        rows.forEach(r ->
                byMouse.computeIfAbsent(r.mouseName(), k -> new ArrayList<>()).add(r));
    }

    /** Slopes of the mice of a group and arm that were measured on two days or more. */
    Map<String, Double> of(OuterLevel outer, String group, ArmName arm) {
        Map<String, Double> slopes = new LinkedHashMap<>();
        byMouse.forEach((mouse, rows) -> {
            AnalysisRow r = rows.get(0);
            if (outer.of(r).equals(group) && r.arm().equals(arm.value())) {
                double slope = slope(rows);
                if (!Double.isNaN(slope)) {
                    slopes.put(mouse, slope);
                }
            }
        });
        return slopes;
    }

    /** Slope of one mouse; NaN where it is unknown or was measured on one day only. */
    double of(String mouse) {
        List<AnalysisRow> rows = byMouse.get(mouse);
        return rows == null ? Double.NaN : slope(rows);
    }

    static double mean(Map<String, Double> values) {
        return values.values().stream()
                .mapToDouble(Double::doubleValue)
                .average()
                .orElse(Double.NaN);
    }

    private static double slope(List<AnalysisRow> rows) {
        double[] t = centered(rows, rows.stream().mapToDouble(AnalysisRow::day).toArray());
        double[] y =
                centered(rows, rows.stream().mapToDouble(AnalysisRow::logVolume).toArray());
        double tt = dot(t, t);
        return tt > 0 ? dot(t, y) / tt : Double.NaN;
    }

    /** Curvature γ of log V = α + β·day + γ·day² of each mouse of an arm with four days or more. */
    List<Double> curvatures(ArmName arm) {
        List<Double> all = new ArrayList<>();
        byMouse.forEach((mouse, rows) -> {
            if (rows.get(0).arm().equals(arm.value()) && AnalysisSet.distinct(rows, AnalysisRow::day) >= 4) {
                all.add(curvature(rows));
            }
        });
        return all;
    }

    private static double curvature(List<AnalysisRow> rows) {
        double[] t = centered(rows, rows.stream().mapToDouble(AnalysisRow::day).toArray());
        double[] y =
                centered(rows, rows.stream().mapToDouble(AnalysisRow::logVolume).toArray());
        double[] s = new double[t.length];
        for (int i = 0; i < s.length; i++) {
            s[i] = t[i] * t[i];
        }
        s = centered(rows, s);
        double slope = dot(t, s) / dot(t, t);
        for (int i = 0; i < s.length; i++) {
            s[i] -= slope * t[i];
        }
        return dot(s, y) / dot(s, s);
    }

    /** Values less the mean of their tumor. */
    private static double[] centered(List<AnalysisRow> rows, double[] values) {
        Map<String, DoubleSummaryStatistics> sums = new LinkedHashMap<>();
        for (int i = 0; i < values.length; i++) {
            sums.computeIfAbsent(rows.get(i).tumor(), k -> new DoubleSummaryStatistics())
                    .accept(values[i]);
        }
        double[] out = values.clone();
        for (int i = 0; i < out.length; i++) {
            DoubleSummaryStatistics s = sums.get(rows.get(i).tumor());
            out[i] -= s == null ? 0 : s.getAverage();
        }
        return out;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
