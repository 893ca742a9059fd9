package org.graftline.growth.endpoint;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.graftline.study.ArmName;
import org.graftline.study.StudyData;

/**
 * How long the tumors of a study took to reach a volume.
 *
 * @param target what is waited for
 * @param arms curve, median and comparison of each arm, the control arm first, then by name
 * @param leftOut mice that are not followed, a sentence each
 * @param test whether the arms differ; empty where {@code noTest} says why
 * @param noTest why there is no test; empty where there is one
 */
public record Times(
        TimeToVolume target, List<ArmTimes> arms, List<String> leftOut, Optional<LogRank> test, String noTest) {
    private static final double ALPHA = 0.05;

    /** Copies the lists in. */
    public Times {
        arms = List.copyOf(arms);
        leftOut = List.copyOf(leftOut);
    }

    /**
     * One arm.
     *
     * @param ratio against control, mice of the same donor compared with each other; empty for control, without one, and where the events
     *     do not tell
     * @param noRatio why there is none, a sentence; empty where there is one, and for arms that are not compared
     */
    public record ArmTimes(
            ArmName arm, KaplanMeier curve, KaplanMeier.Median median, Optional<HazardRatio> ratio, String noRatio) {}

    /** @return the times of a study, with 95 % intervals */
    public static Times of(StudyData data, TimeToVolume target) {
        return of(data, target, ALPHA);
    }

    /**
     * @param alpha two-sided level: intervals have 1 − alpha
     * @return the times of a study
     */
    public static Times of(StudyData data, TimeToVolume target, double alpha) {
        MeasuredArms arms = MeasuredArms.of(data);
        List<String> leftOut = new ArrayList<>();
        List<Follow> follows = follows(arms.courses(), target, leftOut);
        List<ArmTimes> times = new ArrayList<>();
        for (ArmName arm : arms.all()) {
            KaplanMeier curve = KaplanMeier.of(among(follows, Set.of(arm)), alpha);
            times.add(arm(curve, follows, arm, arms, alpha));
        }
        try {
            return new Times(target, times, leftOut, Optional.of(LogRank.withinDonors(follows)), "");
        } catch (NoEndpointException none) {
            return new Times(target, times, leftOut, Optional.empty(), none.sentence());
        }
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

    private static ArmTimes arm(KaplanMeier curve, List<Follow> follows, ArmName arm, MeasuredArms arms, double alpha) {
        if (!arms.compared().contains(arm)) {
            return new ArmTimes(arm, curve, curve.median(), Optional.empty(), "");
        }
        try {
            HazardRatio ratio = HazardRatio.withinDonors(
                    among(follows, Set.of(arm, arms.control().orElseThrow())), arm, alpha);
            return new ArmTimes(arm, curve, curve.median(), Optional.of(ratio), "");
        } catch (NoEndpointException unknown) {
            return new ArmTimes(arm, curve, curve.median(), Optional.empty(), unknown.sentence());
        }
    }

    private static List<Follow> among(List<Follow> follows, Set<ArmName> arms) {
        return follows.stream().filter(one -> arms.contains(one.arm())).toList();
    }
}
