package org.graftline.conduct.internal.cohort;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import org.graftline.study.Decimal;
import org.graftline.study.Endpoint;
import org.graftline.study.MouseId;
import org.graftline.study.Reading;
import org.graftline.study.ReadingStatus;
import org.graftline.study.StudyDay;
import org.graftline.study.TumorSite;
import org.jspecify.annotations.Nullable;

/** The latest volume of each mouse: of each tumor the mean of its latest day, summed over its tumors; as a draw takes it. */
final class VolumesAtLast {
    private VolumesAtLast() {}

    /**
     * @param mm3 the volume; null where the latest look at one of its tumors measured nothing
     * @param day the latest of its tumors' latest days
     */
    record Latest(@Nullable Decimal mm3, StudyDay day) {}

    static Map<MouseId, Latest> of(List<Reading> readings) {
        Map<MouseId, Map<TumorSite, NavigableMap<StudyDay, Looks>>> mice = new HashMap<>();
        for (Reading reading : readings) {
            TumorSite site = reading.site();
            if (reading.endpoint() == Endpoint.TUMOR_VOLUME
                    && reading.status() != ReadingStatus.WITHDRAWN
                    && site != null) {
                mice.computeIfAbsent(reading.mouse(), mouse -> new HashMap<>())
                        .computeIfAbsent(site, of -> new TreeMap<>())
                        .computeIfAbsent(reading.day(), day -> new Looks())
                        .add(reading);
            }
        }
        Map<MouseId, Latest> latest = new HashMap<>();
        mice.forEach((mouse, sites) -> latest.put(mouse, of(sites)));
        return latest;
    }

    private static Latest of(Map<TumorSite, NavigableMap<StudyDay, Looks>> sites) {
        StudyDay day = sites.values().stream()
                .map(NavigableMap::lastKey)
                .max(StudyDay::compareTo)
                .orElseThrow();
        List<Looks> last = sites.values().stream()
                .map(days -> Objects.requireNonNull(days.lastEntry()).getValue())
                .toList();
        if (last.stream().anyMatch(looks -> looks.measured == 0)) {
            return new Latest(null, day);
        }
        Looks first = last.get(0);
        if (last.size() == 1 && first.measured == 1) {
            return new Latest(first.only, day); // as it was entered
        }
        double sum =
                last.stream().mapToDouble(looks -> looks.sum / looks.measured).sum();
        return new Latest(Decimal.of(Math.rint(sum * 10) / 10), day);
    }

    /** The readings of one tumor on one day; not for several threads. */
    private static final class Looks {
        private int measured;
        private double sum;
        private @Nullable Decimal only;

        private void add(Reading reading) {
            Decimal value = reading.value();
            if (value != null) {
                measured++;
                sum += value.value();
                only = value;
            }
        }
    }
}
