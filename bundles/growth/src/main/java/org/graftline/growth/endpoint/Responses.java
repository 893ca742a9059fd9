package org.graftline.growth.endpoint;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.graftline.study.ArmName;
import org.graftline.study.StudyData;

/**
 * What each mouse of a study did.
 *
 * @param arms that have a mouse with volumes, the control arm first, then by name
 * @param mice from the best response to the worst; those that cannot be evaluated last
 */
public record Responses(List<ArmName> arms, List<Response> mice) {
    /** Copies the lists in. */
    public Responses {
        arms = List.copyOf(arms);
        mice = List.copyOf(mice);
    }

    /** One mouse. */
    public record Response(VolumeCourse course, Mrecist mrecist) {}

    /** @return the responses of a study */
    public static Responses of(StudyData data) {
        MeasuredArms arms = MeasuredArms.of(data);
        return new Responses(
                arms.all(),
                arms.courses().stream()
                        .map(course -> new Response(course, Mrecist.of(course)))
                        .sorted(Comparator.comparingDouble(one -> one.mrecist().bestPercent())) // NaN comes last
                        .toList());
    }

    /** @return the mice of an arm, from the best response to the worst */
    public List<Response> of(ArmName arm) {
        return mice.stream().filter(one -> one.course().arm().equals(arm)).toList();
    }

    /** @return how many mice of each category an arm has; mice that cannot be evaluated are in none */
    public Map<Mrecist.Category, Integer> counts(ArmName arm) {
        Map<Mrecist.Category, Integer> counts = new EnumMap<>(Mrecist.Category.class);
        for (Mrecist.Category category : Mrecist.Category.values()) {
            counts.put(category, (int) of(arm).stream()
                    .filter(one -> one.mrecist().category() == category)
                    .count());
        }
        return counts;
    }
}
