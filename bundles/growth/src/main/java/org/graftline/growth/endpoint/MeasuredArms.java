package org.graftline.growth.endpoint;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.graftline.study.Arm;
import org.graftline.study.ArmName;
import org.graftline.study.ArmRole;
import org.graftline.study.StudyData;

/**
 * The arms of a study that have a mouse with volumes.
 *
 * @param all the control arm first, then by name
 * @param control what the others are compared with; empty without one
 * @param courses of their mice
 */
record MeasuredArms(List<ArmName> all, Optional<ArmName> control, List<VolumeCourse> courses) {
    static MeasuredArms of(StudyData data) {
        List<VolumeCourse> courses = VolumeCourses.of(data);
        List<Arm> arms = data.arms().stream()
                .filter(arm -> courses.stream().anyMatch(course -> course.arm().equals(arm.name())))
                .sorted(Comparator.comparing(Arm::role).thenComparing(Arm::name))
                .toList();
        return new MeasuredArms(
                arms.stream().map(Arm::name).toList(),
                arms.stream()
                        .filter(arm -> arm.role() == ArmRole.CONTROL)
                        .map(Arm::name)
                        .findFirst(),
                courses);
    }

    /** @return the arms that are compared with control; none without one */
    List<ArmName> compared() {
        return control.map(reference ->
                        all.stream().filter(arm -> !arm.equals(reference)).toList())
                .orElse(List.of());
    }
}
