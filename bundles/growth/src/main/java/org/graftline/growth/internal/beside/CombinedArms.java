package org.graftline.growth.internal.beside;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.graftline.study.ArmName;

/**
 * Which arms are two drugs together and which are each of them alone, read from their names: "A + B", "A_B" and "A & B" where "A" and "B" are
 * arms too (or the beginnings of one arm's name each, three letters or more: "Cis + Vin"); and grids of agent and dose,
 * "a_10_b_40" beside "a_10_b_0" and "a_0_b_40".
 */
final class CombinedArms {
    private static final Pattern JOINED = Pattern.compile("\\s*(?:\\+|&|/|_|\\band\\b|\\bplus\\b)\\s*");
    private static final Pattern AGENT_DOSE = Pattern.compile("([^_]*[A-Za-z][^_]*)_(\\d+(?:\\.\\d+)?)(?:_|$)");
    private static final int ENOUGH_LETTERS = 3;

    private final List<ArmName> treated;

    CombinedArms(List<ArmName> treated) {
        this.treated = List.copyOf(treated);
    }

    /** Two drugs together and each alone. */
    record Trio(ArmName together, ArmName first, ArmName second) {}

    /** In the order of the arms. */
    List<Trio> all() {
        List<Trio> all = new ArrayList<>();
        for (ArmName arm : treated) {
            grid(arm).or(() -> joined(arm)).ifPresent(all::add);
        }
        return all;
    }

    private Optional<Trio> joined(ArmName arm) {
        String[] parts = JOINED.split(arm.value().strip(), -1);
        if (parts.length != 2) {
            return Optional.empty();
        }
        Optional<ArmName> first = alone(parts[0], arm);
        Optional<ArmName> second = alone(parts[1], arm);
        return first.isPresent() && second.isPresent() && !first.equals(second)
                ? Optional.of(new Trio(arm, first.get(), second.get()))
                : Optional.empty();
    }

    private Optional<ArmName> alone(String part, ArmName together) {
        String wanted = part.strip().toLowerCase(Locale.ROOT);
        List<ArmName> begin = new ArrayList<>();
        for (ArmName arm : treated) {
            String name = arm.value().strip().toLowerCase(Locale.ROOT);
            if (name.equals(wanted)) {
                return Optional.of(arm);
            }
            if (!arm.equals(together)
                    && wanted.length() >= ENOUGH_LETTERS
                    && name.startsWith(wanted)
                    && JOINED.split(name, -1).length == 1) {
                begin.add(arm);
            }
        }
        return begin.size() == 1 ? Optional.of(begin.get(0)) : Optional.empty();
    }

    private Optional<Trio> grid(ArmName arm) {
        Map<Map<String, Double>, ArmName> byDoses = new HashMap<>();
        treated.forEach(other -> doses(other).ifPresent(d -> byDoses.put(d, other)));
        Optional<Map<String, Double>> own = doses(arm);
        if (own.isEmpty() || own.get().size() != 2) {
            return Optional.empty();
        }
        List<ArmName> singles = new ArrayList<>();
        own.get().forEach((agent, dose) -> {
            ArmName single = byDoses.get(Map.of(agent, dose));
            if (single != null) {
                singles.add(single);
            }
        });
        return singles.size() == 2 ? Optional.of(new Trio(arm, singles.get(0), singles.get(1))) : Optional.empty();
    }

    /** The doses above 0 by agent; empty for a name that is no grid. */
    private static Optional<Map<String, Double>> doses(ArmName arm) {
        Map<String, Double> doses = new LinkedHashMap<>();
        Matcher m = AGENT_DOSE.matcher(arm.value());
        int end = 0;
        while (m.find() && m.start() == end) {
            end = m.end();
            doses.put(m.group(1).toLowerCase(Locale.ROOT), Double.parseDouble(m.group(2)));
        }
        if (end < arm.value().length() || doses.size() < 2) {
            return Optional.empty();
        }
        doses.values().removeIf(dose -> dose == 0);
        return Optional.of(new TreeMap<>(doses));
    }
}
