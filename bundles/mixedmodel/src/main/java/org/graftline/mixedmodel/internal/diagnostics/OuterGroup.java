package org.graftline.mixedmodel.internal.diagnostics;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One outermost group: its rows with those of an inner group together, and the groups inside it by their path, per level.
 *
 * @param id its full path
 * @param rows rows of the table
 * @param groups per level, outermost first: path → positions in {@code rows}
 */
public record OuterGroup(String id, List<Integer> rows, List<Map<String, List<Integer>>> groups) {
    /** Sorts rows into nested groups, in the order of first appearance. */
    static OuterGroup of(String id, List<Integer> rows, List<List<String>> pathsOfRows) {
        int levels = pathsOfRows.isEmpty() ? 0 : pathsOfRows.get(0).size();
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            order.add(i);
        }
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
        return new OuterGroup(id, order.stream().map(rows::get).toList(), groups);
    }
}
