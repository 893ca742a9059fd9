package org.graftline.growth.endpoint;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.graftline.study.Arm;
import org.graftline.study.ArmName;
import org.graftline.study.ArmRole;
import org.graftline.study.StudyData;

/**
 * The endpoints of one study: what each mouse did, how long it took, and the comparison on one day.
 *
 * @param arms that have a mouse with volumes, the control arm first, then by name
 * @param control what the others are compared with; empty without one
 * @param responses of each mouse, from the best to the worst
 * @param target what is waited for in the times
 * @param times curve and median of each arm
 * @param timesLeftOut mice that are not followed, a sentence each
 * @param timeTest whether the arms differ; empty with the reason in {@code noTimeTest}
 * @param noTimeTest why there is no test; empty where there is one
 * @param hazards of each treated arm against control
 * @param comparisons of each treated arm with control on one day
 */
public record EndpointAnswers(
        List<ArmName> arms,
        Optional<ArmName> control,
        List<Response> responses,
        TimeToVolume target,
        List<ArmTimes> times,
        List<String> timesLeftOut,
        Optional<LogRank> timeTest,
        String noTimeTest,
        List<Hazard> hazards,
        List<Comparison> comparisons) {
    /** Copies the lists in. */
    public EndpointAnswers {
        arms = List.copyOf(arms);
        responses = List.copyOf(responses);
        times = List.copyOf(times);
        timesLeftOut = List.copyOf(timesLeftOut);
        hazards = List.copyOf(hazards);
        comparisons = List.copyOf(comparisons);
    }

    /** One mouse. */
    public record Response(VolumeCourse course, Mrecist mrecist) {}

    /** One arm. */
    public record ArmTimes(ArmName arm, KaplanMeier curve, KaplanMeier.Median median) {}

    /**
     * One treated arm.
     *
     * @param ratio against control, mice of the same donor compared with each other; empty where {@code reason} says why
     */
    public record Hazard(ArmName arm, Optional<HazardRatio> ratio, String reason) {}

    /**
     * One treated arm on the last day on which both arms still had half of their mice.
     *
     * @param inhibition empty where {@code reason} says why
     */
    public record Comparison(ArmName arm, Optional<Inhibition> inhibition, String reason) {}

    /**
     * @param data a study
     * @param target what is waited for in the times
     * @return all endpoints that it has; those it has not say why
     */
    public static EndpointAnswers of(StudyData data, TimeToVolume target) {
        List<VolumeCourse> courses = VolumeCourses.of(data);
        List<ArmName> arms = data.arms().stream()
                .filter(arm -> courses.stream().anyMatch(course -> course.arm().equals(arm.name())))
                .sorted(Comparator.comparing(Arm::role).thenComparing(Arm::name))
                .map(Arm::name)
                .toList();
        Optional<ArmName> control = data.arms().stream()
                .filter(arm -> arm.role() == ArmRole.CONTROL && arms.contains(arm.name()))
                .map(Arm::name)
                .findFirst();
        List<String> leftOut = new ArrayList<>();
        List<Follow> follows = follows(courses, target, leftOut);
        List<ArmTimes> times = new ArrayList<>();
        for (ArmName arm : arms) {
            KaplanMeier curve = KaplanMeier.of(of(follows, arm));
            times.add(new ArmTimes(arm, curve, curve.median()));
        }
        Answer<LogRank> test = Answer.of(() -> LogRank.withinDonors(follows));
        List<Hazard> hazards = new ArrayList<>();
        List<Comparison> comparisons = new ArrayList<>();
        control.ifPresent(reference -> arms.stream()
                .filter(arm -> !arm.equals(reference))
                .forEach(arm -> {
                    hazards.add(hazard(follows, arm, reference));
                    comparisons.add(comparison(courses, arm, reference));
                }));
        return new EndpointAnswers(
                arms,
                control,
                responses(courses),
                target,
                times,
                leftOut,
                test.value(),
                test.reason(),
                hazards,
                comparisons);
    }

    private static List<Follow> follows(List<VolumeCourse> courses, TimeToVolume target, List<String> leftOut) {
        List<Follow> follows = new ArrayList<>();
        for (VolumeCourse course : courses) {
            try {
                follows.add(target.of(course));
            } catch (NoEndpointException notFollowed) {
                leftOut.add(notFollowed.sentence());
            }
        }
        return follows;
    }

    private static List<Follow> of(List<Follow> follows, ArmName... arms) {
        return follows.stream().filter(one -> List.of(arms).contains(one.arm())).toList();
    }

    private static List<Response> responses(List<VolumeCourse> courses) {
        return courses.stream()
                .map(course -> new Response(course, Mrecist.of(course)))
                .sorted(Comparator.comparing(
                        (Response one) -> one.mrecist().bestPercent(), Comparator.nullsLast(Double::compare)))
                .toList();
    }

    private static Hazard hazard(List<Follow> follows, ArmName arm, ArmName control) {
        Answer<HazardRatio> ratio = Answer.of(() -> HazardRatio.withinDonors(of(follows, arm, control), arm));
        return new Hazard(arm, ratio.value(), ratio.reason());
    }

    private static Comparison comparison(List<VolumeCourse> courses, ArmName arm, ArmName control) {
        Answer<Inhibition> answer =
                Answer.of(() -> Inhibition.on(commonDay(courses, arm, control), courses, arm, control));
        return new Comparison(arm, answer.value(), answer.reason());
    }

    /** The last day on which at least half of the mice of both arms were measured. */
    private static double commonDay(List<VolumeCourse> courses, ArmName arm, ArmName control)
            throws NoEndpointException {
        Map<Double, int[]> measured = new TreeMap<>();
        int[] mice = new int[2];
        for (VolumeCourse course : courses) {
            int which = course.arm().equals(arm) ? 0 : course.arm().equals(control) ? 1 : -1;
            if (which >= 0) {
                mice[which]++;
                double baseline = course.baseline().day();
                course.points().stream()
                        .filter(point -> point.day() > baseline)
                        .forEach(point -> measured.computeIfAbsent(point.day(), day -> new int[2])[which]++);
            }
        }
        return measured.entrySet().stream()
                .filter(day -> 2 * day.getValue()[0] >= mice[0] && 2 * day.getValue()[1] >= mice[1])
                .mapToDouble(Map.Entry::getKey)
                .max()
                .orElseThrow(() -> new NoEndpointException(
                        "On no day after the start was half of both %s and %s measured: no day to compare them on."
                                .formatted(arm, control)));
    }

    /** @return how many mice of each category an arm has; mice that cannot be evaluated are in none */
    public Map<Mrecist.Category, Integer> counts(ArmName arm) {
        Map<Mrecist.Category, Integer> counts = new LinkedHashMap<>();
        for (Mrecist.Category category : Mrecist.Category.values()) {
            counts.put(category, (int) responses.stream()
                    .filter(one ->
                            one.course().arm().equals(arm) && one.mrecist().category() == category)
                    .count());
        }
        return counts;
    }

    private record Answer<T>(Optional<T> value, String reason) {
        interface Question<T> {
            T ask() throws NoEndpointException;
        }

        static <T> Answer<T> of(Question<T> question) {
            try {
                return new Answer<>(Optional.of(question.ask()), "");
            } catch (NoEndpointException none) {
                return new Answer<>(Optional.empty(), none.sentence());
            }
        }
    }
}
