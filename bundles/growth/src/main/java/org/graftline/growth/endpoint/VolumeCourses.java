package org.graftline.growth.endpoint;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import org.graftline.growth.endpoint.VolumeCourse.Point;
import org.graftline.study.ArmName;
import org.graftline.study.DonorId;
import org.graftline.study.Endpoint;
import org.graftline.study.MouseId;
import org.graftline.study.Reading;
import org.graftline.study.ReadingStatus;
import org.graftline.study.StudyData;
import org.graftline.study.TumorSite;

/**
 * The tumor burden of each mouse of a study by day. Readings of one tumor and day are averaged, tumors of one mouse are added, and a day
 * on which not every tumor of the mouse was looked at has no burden. "Not palpable" and "too small" count as 0 mm³: unlike the model, which
 * needs a logarithm, an endpoint in mm³ can keep what is not there.
 */
public final class VolumeCourses {
    private VolumeCourses() {}

    /** @return the mice that are in an arm and have a volume, by donor and name, with days counted from their own day 0 */
    public static List<VolumeCourse> of(StudyData data) {
        Map<MouseId, ArmName> arms = new HashMap<>();
        data.assignments().forEach(assignment -> arms.put(assignment.mouse(), assignment.arm()));
        Map<MouseId, DonorId> donors = new HashMap<>();
        data.mice().forEach(mouse -> donors.put(mouse.mouse(), mouse.donor()));
        Map<MouseId, List<Reading>> readings = new TreeMap<>();
        for (Reading reading : data.readings()) {
            if (reading.endpoint() == Endpoint.TUMOR_VOLUME && reading.status() != ReadingStatus.WITHDRAWN) {
                readings.computeIfAbsent(reading.mouse(), mouse -> new ArrayList<>())
                        .add(reading);
            }
        }
        List<VolumeCourse> courses = new ArrayList<>();
        readings.forEach((mouse, volumes) -> {
            ArmName arm = arms.get(mouse);
            DonorId donor = donors.get(mouse);
            List<Point> points = points(data, mouse, volumes);
            if (arm != null && donor != null && !points.isEmpty()) {
                courses.add(new VolumeCourse(mouse, donor, arm, points));
            }
        });
        courses.sort(Comparator.comparing(VolumeCourse::donor).thenComparing(VolumeCourse::mouse));
        return courses;
    }

    private static List<Point> points(StudyData data, MouseId mouse, List<Reading> volumes) {
        Map<Double, Map<TumorSite, List<Reading>>> days = new TreeMap<>();
        Set<TumorSite> tumors = new HashSet<>();
        for (Reading reading : volumes) {
            TumorSite site = Objects.requireNonNull(reading.site(), "a volume is of a tumor");
            tumors.add(site);
            days.computeIfAbsent(data.ownDay(mouse, reading.day()), day -> new LinkedHashMap<>())
                    .computeIfAbsent(site, tumor -> new ArrayList<>())
                    .add(reading);
        }
        List<Point> points = new ArrayList<>();
        days.forEach((day, sites) -> {
            double sum = 0;
            int known = 0;
            for (List<Reading> replicates : sites.values()) {
                OptionalDouble volume = replicates.stream()
                        .filter(reading -> reading.status() != ReadingStatus.NOT_MEASURED)
                        .mapToDouble(reading ->
                                reading.value() == null ? 0 : reading.value().value())
                        .average();
                sum += volume.orElse(0);
                known += volume.isPresent() ? 1 : 0;
            }
            if (known == tumors.size()) {
                points.add(new Point(day, sum));
            }
        });
        return points;
    }
}
