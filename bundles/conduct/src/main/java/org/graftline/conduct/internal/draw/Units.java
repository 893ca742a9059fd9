package org.graftline.conduct.internal.draw;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.graftline.study.DonorId;
import org.graftline.study.conduct.EnrollmentRules.Cages;

/**
 * What is placed into arms within one donor: mice, or cages where whole cages are drawn, in groups that each follow the ratios by
 * themselves: one group, or one a cage where arms are spread over cages.
 *
 * @param donor the block
 * @param mice the donor's mice, in the order of ids
 * @param unitOf of each mouse, which unit it belongs to
 * @param names of the units, hashed
 * @param groups the units of each group
 * @param groupNames of the groups, hashed
 */
record Units(
        DonorId donor, List<Placeable> mice, int[] unitOf, long[] names, List<int[]> groups, long[] groupNames) {
    /**
     * A mouse to be placed.
     *
     * @param mouse its id
     * @param cage where it lives; empty where cages do not matter
     */
    record Placeable(String mouse, String cage) {}

    /** @param mice of one donor, in the order of ids */
    static Units of(DonorId donor, List<Placeable> mice, Cages cages) {
        Map<String, List<Integer>> byUnit = new TreeMap<>();
        Map<String, List<Integer>> byGroup = new TreeMap<>();
        int[] unitOf = new int[mice.size()];
        for (int i = 0; i < mice.size(); i++) {
            Placeable one = mice.get(i);
            String unit = cages == Cages.WHOLE ? "cage " + one.cage() : "mouse " + one.mouse();
            byUnit.computeIfAbsent(unit, u -> new ArrayList<>()).add(i);
        }
        long[] names = new long[byUnit.size()];
        int unit = 0;
        for (Map.Entry<String, List<Integer>> entry : byUnit.entrySet()) {
            names[unit] = Chance.name(entry.getKey());
            for (int mouse : entry.getValue()) {
                unitOf[mouse] = unit;
            }
            String group = cages == Cages.SPREAD
                    ? "cage " + mice.get(entry.getValue().get(0)).cage()
                    : "all";
            byGroup.computeIfAbsent(group, g -> new ArrayList<>()).add(unit);
            unit++;
        }
        List<int[]> groups = byGroup.values().stream()
                .map(list -> list.stream().mapToInt(Integer::intValue).toArray())
                .toList();
        long[] groupNames = byGroup.keySet().stream()
                .mapToLong(group -> Chance.name(donor.value() + "\n" + group))
                .toArray();
        return new Units(donor, mice, unitOf, names, groups, groupNames);
    }

    /** @return how many units there are */
    int size() {
        return names.length;
    }
}
