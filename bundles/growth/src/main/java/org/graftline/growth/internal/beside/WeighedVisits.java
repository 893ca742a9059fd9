package org.graftline.growth.internal.beside;

import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.graftline.growth.endpoint.VolumeCourse;
import org.graftline.growth.endpoint.VolumeCourses;
import org.graftline.study.Endpoint;
import org.graftline.study.MouseId;
import org.graftline.study.Reading;
import org.graftline.study.ReadingStatus;
import org.graftline.study.StudyData;

/** Visits at which a mouse was weighed and its tumors measured, on whole days of its own. */
final class WeighedVisits {
    private WeighedVisits() {}

    /**
     * A visit.
     *
     * @param day from the mouse's day 0, whole
     * @param logVolume log mm³ of all tumors together
     * @param logWeight log g
     */
    record Visit(double day, double logVolume, double logWeight) {}

    /** The visits of a mouse within a window, by day. */
    record Weighed(VolumeCourse course, List<Visit> visits) {}

    /** @return the mice that have both, by donor and name */
    static List<Weighed> of(StudyData data, double fromDay, double toDay) {
        Map<MouseId, NavigableMap<Double, DoubleSummaryStatistics>> weights = new HashMap<>();
        for (Reading reading : data.readings()) {
            if (reading.endpoint() == Endpoint.BODY_WEIGHT
                    && reading.status() == ReadingStatus.MEASURED
                    && reading.value() != null
                    && reading.value().value() > 0) {
                weights.computeIfAbsent(reading.mouse(), mouse -> new TreeMap<>())
                        .computeIfAbsent(
                                whole(data.ownDay(reading.mouse(), reading.day())),
                                day -> new DoubleSummaryStatistics())
                        .accept(StrictMath.log(reading.value().value()));
            }
        }
        List<Weighed> all = new ArrayList<>();
        for (VolumeCourse course : VolumeCourses.of(data)) {
            NavigableMap<Double, DoubleSummaryStatistics> own = weights.getOrDefault(course.mouse(), new TreeMap<>());
            NavigableMap<Double, DoubleSummaryStatistics> volumes = new TreeMap<>();
            course.points().stream()
                    .filter(p -> p.mm3() > 0 && !(p.day() < fromDay) && !(p.day() > toDay))
                    .forEach(p -> volumes.computeIfAbsent(whole(p.day()), day -> new DoubleSummaryStatistics())
                            .accept(StrictMath.log(p.mm3())));
            List<Visit> visits = new ArrayList<>();
            volumes.forEach((day, volume) -> {
                DoubleSummaryStatistics weight = own.get(day);
                if (weight != null) {
                    visits.add(new Visit(day, volume.getAverage(), weight.getAverage()));
                }
            });
            if (!visits.isEmpty()) {
                all.add(new Weighed(course, visits));
            }
        }
        return all;
    }

    private static double whole(double day) {
        return Math.floor(day + 0.5);
    }
}
