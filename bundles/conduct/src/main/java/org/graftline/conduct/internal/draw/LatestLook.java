package org.graftline.conduct.internal.draw;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.graftline.study.Decimal;
import org.graftline.study.Endpoint;
import org.graftline.study.Reading;
import org.graftline.study.ReadingStatus;
import org.graftline.study.StudyDay;
import org.graftline.study.Tumor;
import org.graftline.study.TumorSite;
import org.jspecify.annotations.Nullable;

/**
 * The last look at one endpoint of a mouse: of each tumor (or of the animal) the readings of its latest day, without those that were
 * withdrawn and without days on which nobody measured.
 *
 * @param readings measured ones, by tumor and replicate
 * @param unmeasured what was seen instead of a value on the latest day of a tumor; null where every tumor has a value
 */
record LatestLook(List<Reading> readings, @Nullable ReadingStatus unmeasured) {
    private static final Comparator<Reading> ORDER = Comparator.comparing(LatestLook::site)
            .thenComparingInt(Reading::replicate)
            .thenComparing(Reading::uuid);

    /** @param ofMouse all readings of one mouse in their current versions */
    static LatestLook of(List<Reading> ofMouse, Endpoint endpoint) {
        Map<TumorSite, List<Reading>> bySite = new TreeMap<>();
        ofMouse.stream()
                .filter(reading -> reading.endpoint() == endpoint
                        && reading.status() != ReadingStatus.WITHDRAWN
                        && reading.status() != ReadingStatus.NOT_MEASURED)
                .forEach(reading -> bySite.computeIfAbsent(site(reading), s -> new ArrayList<>())
                        .add(reading));
        List<Reading> measured = new ArrayList<>();
        ReadingStatus unmeasured = null;
        for (List<Reading> tumor : bySite.values()) {
            StudyDay last = tumor.stream()
                    .map(Reading::day)
                    .max(Comparator.naturalOrder())
                    .orElseThrow();
            List<Reading> look = tumor.stream()
                    .filter(reading -> reading.day().equals(last))
                    .sorted(ORDER)
                    .toList();
            List<Reading> values =
                    look.stream().filter(reading -> reading.value() != null).toList();
            measured.addAll(values);
            if (values.isEmpty()) {
                unmeasured = look.get(0).status();
            }
        }
        return new LatestLook(measured, unmeasured);
    }

    private static TumorSite site(Reading reading) {
        TumorSite site = reading.site();
        return site == null ? Tumor.ONLY : site;
    }

    /** @return the readings of each tumor, in the order of sites */
    List<List<Reading>> bySite() {
        Map<TumorSite, List<Reading>> all = new TreeMap<>();
        readings.forEach(reading ->
                all.computeIfAbsent(site(reading), s -> new ArrayList<>()).add(reading));
        return List.copyOf(all.values());
    }

    /** @return of each tumor the mean, summed over tumors, to twelve significant digits; null where nothing was measured */
    @Nullable
    Decimal value() {
        if (readings.isEmpty()) {
            return null;
        }
        if (readings.size() == 1) {
            return readings.get(0).value();
        }
        double sum = 0;
        for (List<Reading> tumor : bySite()) {
            sum += mean(tumor);
        }
        return new Decimal(new java.math.BigDecimal(sum)
                .round(new java.math.MathContext(12))
                .stripTrailingZeros()
                .toPlainString());
    }

    static double mean(List<Reading> readings) {
        double sum = 0;
        for (Reading reading : readings) {
            Decimal value = reading.value();
            sum += value == null ? Double.NaN : value.value();
        }
        return sum / readings.size();
    }

    /** @return when the oldest of its readings was made, or recorded where nobody said when it was made; null without readings */
    @Nullable
    Instant oldest() {
        return readings.stream()
                .map(reading -> {
                    Instant captured = reading.capturedAt();
                    return captured == null ? reading.recordedAt() : captured;
                })
                .min(Comparator.naturalOrder())
                .orElse(null);
    }
}
