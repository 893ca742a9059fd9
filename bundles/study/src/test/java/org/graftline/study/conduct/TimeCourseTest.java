package org.graftline.study.conduct;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import org.junit.jupiter.api.Test;

final class TimeCourseTest {
    /** In a class loader of its own, so that nothing has loaded the plan before. */
    @Test
    void a_course_can_be_made_before_any_plan() throws IOException, ReflectiveOperationException {
        URL classes = TimeCourse.class.getProtectionDomain().getCodeSource().getLocation();
        try (URLClassLoader fresh = new URLClassLoader(new URL[] {classes}, ClassLoader.getPlatformClassLoader())) {
            Class<?> course = Class.forName(TimeCourse.class.getName(), true, fresh);

            assertThat(course.getField("LINE").get(null)).hasToString(TimeCourse.LINE.toString());
        }
    }
}
