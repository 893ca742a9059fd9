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
 */
final class Units {
    private final int[] unitOf;
    private final long[] names;
    private final List<int[]> groups;
    private final long[] groupNames;

    private Units(int[] unitOf, long[] names, List<int[]> groups, long[] groupNames) {
        this.unitOf = unitOf;
        this.names = names;
        this.groups = groups;
        this.groupNames = groupNames;
    }

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
        return new Units(unitOf, names, groups, groupNames);
    }

    /** @return how many units there are */
    int size() {
        return names.length;
    }

    /** @return how many mice they are */
    int mice() {
        return unitOf.length;
    }

    /** @return which unit a mouse belongs to */
    int unitOf(int mouse) {
        return unitOf[mouse];
    }

    /** @return the hashed name of a unit */
    long name(int unit) {
        return names[unit];
    }

    /** @return the units of each group, not to be changed */
    List<int[]> groups() {
        return groups;
    }

    /** @return the hashed name of a group, its donor's included */
    long groupName(int group) {
        return groupNames[group];
    }
}
