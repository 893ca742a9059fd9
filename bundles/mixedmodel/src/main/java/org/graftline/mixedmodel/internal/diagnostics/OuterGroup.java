package org.graftline.mixedmodel.internal.diagnostics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One outermost group: its rows with those of an inner group together, inside it those of one run of correlated residuals together and in their order, and
 * the groups inside it by their path, per level.
 *
 * @param id its full path
 * @param rows rows of the table
 * @param groups per level, outermost first: path → positions in {@code rows}
 * @param runs positions in {@code rows} of every run of correlated residuals; single rows where residuals are independent
 */
public record OuterGroup(
        String id, List<Integer> rows, List<Map<String, List<Integer>>> groups, List<List<Integer>> runs) {
    /**
     * Sorts rows into nested groups and runs, in the order of first appearance.
     *
     * @param runOfRows the run of each row
     * @param times the time of each row, which orders a run
     */
    static OuterGroup of(
            String id, List<Integer> rows, List<List<String>> pathsOfRows, List<String> runOfRows, double[] times) {
        int levels = pathsOfRows.isEmpty() ? 0 : pathsOfRows.get(0).size();
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            order.add(i);
        }
        Map<String, Integer> firstOfRun = new LinkedHashMap<>();
        runOfRows.forEach(run -> firstOfRun.putIfAbsent(run, firstOfRun.size()));
        order.sort(Comparator.comparingInt((Integer i) -> firstOfRun.getOrDefault(runOfRows.get(i), 0))
                .thenComparingDouble(i -> times[i]));
        for (int l = levels - 1; l >= 0; l--) { // stable, so the outermost level sorts last
            Map<String, Integer> first = new LinkedHashMap<>();
            int level = l;
            pathsOfRows.forEach(p -> first.putIfAbsent(p.get(level), first.size()));
            order.sort((a, b) -> Integer.compare(
                    first.getOrDefault(pathsOfRows.get(a).get(level), 0),
                    first.getOrDefault(pathsOfRows.get(b).get(level), 0)));
        }
        List<Map<String, List<Integer>>> groups = new ArrayList<>();
        for (int l = 0; l < levels; l++) {
            Map<String, List<Integer>> of = new LinkedHashMap<>();
            for (int i = 0; i < order.size(); i++) {
                of.computeIfAbsent(pathsOfRows.get(order.get(i)).get(l), k -> new ArrayList<>())
                        .add(i);
            }
            groups.add(of);
        }
        Map<String, List<Integer>> runs = new LinkedHashMap<>();
        for (int i = 0; i < order.size(); i++) {
            runs.computeIfAbsent(runOfRows.get(order.get(i)), k -> new ArrayList<>())
                    .add(i);
        }
        return new OuterGroup(id, order.stream().map(rows::get).toList(), groups, List.copyOf(runs.values()));
    }
}
