package org.graftline.capture.internal.kept;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.graftline.study.Endpoint;
import org.graftline.study.Housing;
import org.graftline.study.Mouse;
import org.graftline.study.MouseId;
import org.graftline.study.Reading;
import org.graftline.study.ReadingEntry;
import org.graftline.study.ReadingStatus;
import org.graftline.study.Removal;
import org.graftline.study.StudyDay;
import org.graftline.study.Tumor;
import org.graftline.study.TumorSite;
import org.graftline.study.VersionedRow;
import org.graftline.study.bench.Alert;
import org.jspecify.annotations.Nullable;

/** One mouse with everything that is known of it, in current versions. Never changed: what is written makes another. Holds no arm. */
public final class KeptAnimal {
    /** By day, then as a page lists them; withdrawn readings stand among the others. */
    private static final Comparator<Reading> ORDER = Comparator.comparing(Reading::day)
            .thenComparing(
                    reading -> reading.site() == null ? "" : reading.site().value())
            .thenComparing(Reading::endpoint)
            .thenComparingInt(Reading::replicate)
            .thenComparing(Reading::recordedAt)
            .thenComparing(Reading::uuid);

    private final Mouse mouse;
    private final List<TumorSite> sites;
    private final @Nullable Housing housing;
    private final @Nullable Removal removal;
    private final List<Reading> readings;
    private final List<Alert> alerts;
    private final Spread spread;

    private KeptAnimal(
            Mouse mouse,
            List<TumorSite> sites,
            @Nullable Housing housing,
            @Nullable Removal removal,
            List<Reading> readings,
            List<Alert> alerts) {
        this.mouse = mouse;
        this.sites = sites.stream().sorted().distinct().toList();
        this.housing = housing;
        this.removal = removal;
        this.readings = readings.stream().sorted(ORDER).toList();
        this.alerts = List.copyOf(alerts);
        this.spread = Spread.ofVisits(volumes(this.readings));
    }

    static KeptAnimal of(Mouse mouse, List<VersionedRow> rows) {
        List<TumorSite> sites = new ArrayList<>();
        List<Reading> readings = new ArrayList<>();
        List<Alert> alerts = new ArrayList<>();
        Housing housing = null;
        Removal removal = null;
        for (VersionedRow row : rows) {
            if (row instanceof Tumor tumor) {
                sites.add(tumor.site());
            } else if (row instanceof Reading reading) {
                readings.add(reading);
            } else if (row instanceof Alert alert) {
                alerts.add(alert);
            } else if (row instanceof Housing place) {
                housing = place;
            } else if (row instanceof Removal end) {
                removal = end;
            }
        }
        return new KeptAnimal(mouse, sites, housing, removal, readings, alerts);
    }

    /** @return the animal after this row was written; itself where the row says nothing of it */
    KeptAnimal with(VersionedRow row) {
        if (row instanceof Mouse next) {
            return new KeptAnimal(next, sites, housing, removal, readings, alerts);
        }
        if (row instanceof Tumor tumor) {
            return new KeptAnimal(mouse, plus(sites, tumor.site()), housing, removal, readings, alerts);
        }
        if (row instanceof Housing next) {
            return new KeptAnimal(mouse, sites, next, removal, readings, alerts);
        }
        if (row instanceof Removal next) {
            return new KeptAnimal(mouse, sites, housing, next, readings, alerts);
        }
        if (row instanceof Reading next) {
            List<Reading> others = without(readings, reading -> reading.uuid().equals(next.uuid()));
            return new KeptAnimal(mouse, sites, housing, removal, plus(others, next), alerts);
        }
        if (row instanceof Alert next) {
            List<Alert> others = without(alerts, alert -> alert.id().equals(next.id()));
            return new KeptAnimal(mouse, sites, housing, removal, readings, plus(others, next));
        }
        return this;
    }

    private static <T> List<T> plus(List<T> list, T one) {
        return Stream.concat(list.stream(), Stream.of(one)).toList();
    }

    private static <T> List<T> without(List<T> list, Predicate<T> which) {
        return list.stream().filter(which.negate()).toList();
    }

    /** @return its id */
    public MouseId id() {
        return mouse.mouse();
    }

    /** @return the animal in its current version */
    public Mouse mouse() {
        return mouse;
    }

    /** @return its recorded tumors, in order; empty where none is recorded yet */
    public List<TumorSite> sites() {
        return sites;
    }

    /** @return the tumors that are measured on it: the recorded ones, else the study's only one */
    public List<TumorSite> tumors() {
        return sites.isEmpty() ? List.of(Tumor.ONLY) : sites;
    }

    /** @return where it lives; null where nobody said */
    public @Nullable Housing housing() {
        return housing;
    }

    /** @return how it left; null while it is on the study */
    public @Nullable Removal removal() {
        return removal;
    }

    /** @return all its readings in their current versions, withdrawn ones among them, by day */
    public List<Reading> readings() {
        return readings;
    }

    /** @return its readings without those that were withdrawn, by day */
    public Stream<Reading> standing() {
        return readings.stream().filter(reading -> reading.status() != ReadingStatus.WITHDRAWN);
    }

    /** @return what stands of one tumor (or of the animal) and endpoint, by day */
    public List<Reading> series(Endpoint endpoint, @Nullable TumorSite site) {
        return standing()
                .filter(reading -> reading.endpoint() == endpoint && Objects.equals(reading.site(), site))
                .toList();
    }

    /**
     * @return of what stands of one tumor (or of the animal) and endpoint, the readings that count, by day: one that a question made the
     *     person measure again does not, unless it was kept for a reason
     */
    public List<Reading> counting(Endpoint endpoint, @Nullable TumorSite site) {
        Set<UUID> again = measuredAgain();
        return series(endpoint, site).stream()
                .filter(reading -> isKept(reading) || !isAmong(again, reading))
                .toList();
    }

    /** @return the standing readings that a question made the person measure again */
    public Stream<Reading> repeated() {
        Set<UUID> again = measuredAgain();
        return standing().filter(reading -> isAmong(again, reading));
    }

    private Set<UUID> measuredAgain() {
        return standing()
                .map(Reading::entry)
                .filter(Objects::nonNull)
                .map(ReadingEntry::promptedBy)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }

    /** A reading that came with its repeat from another mouse is known to the repeat by the id that it had there. */
    private static boolean isAmong(Set<UUID> again, Reading reading) {
        UUID movedFrom = reading.entry() == null ? null : reading.entry().movedFrom();
        return again.contains(reading.uuid()) || (movedFrom != null && again.contains(movedFrom));
    }

    private static boolean isKept(Reading reading) {
        return reading.entry() != null && reading.entry().keptBecause() != null;
    }

    /** @return what stands of that day */
    public Stream<Reading> of(StudyDay day) {
        return standing().filter(reading -> reading.day().equals(day));
    }

    /** @return the limits that its readings reached */
    public List<Alert> alerts() {
        return alerts;
    }

    /** @return how far its replicate volumes lie apart */
    public Spread spread() {
        return spread;
    }

    private static Stream<Reading> volumes(List<Reading> readings) {
        return readings.stream()
                .filter(reading -> reading.endpoint() == Endpoint.TUMOR_VOLUME
                        && reading.value() != null
                        && reading.value().value() > 0);
    }
}
