package org.graftline.capture.internal.bench;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.graftline.capture.internal.blinding.Sight;
import org.graftline.capture.internal.kept.KeptAnimal;
import org.graftline.capture.internal.kept.KeptStudy;
import org.graftline.study.Endpoint;
import org.graftline.study.Housing;
import org.graftline.study.MouseId;
import org.graftline.study.Reading;
import org.graftline.study.ReadingEntry;
import org.graftline.study.ReadingStatus;
import org.graftline.study.StudyDay;
import org.graftline.study.Tumor;
import org.graftline.study.TumorSite;
import org.graftline.study.bench.BenchSession;
import org.graftline.study.bench.Board.Animal;
import org.graftline.study.bench.Worksheet;
import org.graftline.study.bench.Worksheet.Outcome;
import org.graftline.study.bench.Worksheet.Row;
import org.jspecify.annotations.Nullable;

/** The worksheet of a session, as one pair of eyes may see it. */
final class SessionSheet {
    private static final int EARLIER_SHOWN = 12;

    private final BenchSession session;
    private final Sight sight;
    private final Map<MouseId, StudyDay> signedOff;
    private final Map<MouseId, StudyDay> ownDays;

    /** @param ownDays the study's day on which mice have a day 0 of their own */
    SessionSheet(BenchSession session, Sight sight, Map<MouseId, StudyDay> ownDays) {
        this.ownDays = ownDays;
        this.session = session;
        this.sight = sight;
        this.signedOff = signedOff(sight.study());
    }

    /** @return of each mouse the latest day of a session with it that was signed off */
    static Map<MouseId, StudyDay> signedOff(KeptStudy study) {
        Map<MouseId, StudyDay> latest = new HashMap<>();
        study.sessions().stream()
                .filter(session -> session.state() == BenchSession.State.SIGNED_OFF)
                .forEach(session -> session.mice()
                        .forEach(mouse -> latest.merge(
                                mouse, session.day(), (one, other) -> one.compareTo(other) > 0 ? one : other)));
        return latest;
    }

    Worksheet worksheet() {
        return new Worksheet(
                session,
                sight.study().position(),
                session.mice().stream().map(this::row).toList());
    }

    private Row row(MouseId mouse) {
        KeptAnimal animal = sight.study().animal(mouse);
        List<String> missing = missing(animal, session);
        boolean due = sight.isDue(mouse, session.day());
        List<Reading> today = animal.readings().stream()
                .filter(reading -> reading.day().equals(session.day()))
                .toList();
        return new Row(
                animal(animal, signedOff.get(mouse)),
                animal.removal() != null ? Outcome.LEFT : missing.isEmpty() ? Outcome.DONE : Outcome.OPEN,
                missing,
                today.stream()
                        .filter(reading -> !due || sight.isOwn(reading))
                        .map(sight::plain)
                        .toList(),
                due ? (int) today.stream().filter(this::isColleagues).count() : 0,
                due ? List.of() : earlier(animal),
                ownDay(mouse),
                animal.removal());
    }

    private @Nullable StudyDay ownDay(MouseId mouse) {
        StudyDay zero = ownDays.get(mouse);
        return zero == null ? null : new StudyDay(session.day().value() - zero.value());
    }

    private boolean isColleagues(Reading reading) {
        return reading.status() != ReadingStatus.WITHDRAWN && !sight.isOwn(reading);
    }

    /** The latest ones, oldest first. */
    private List<Reading> earlier(KeptAnimal animal) {
        List<Reading> earlier = animal.standing()
                .filter(reading -> reading.value() != null
                        && reading.day().compareTo(session.day()) < 0
                        && (reading.endpoint() == Endpoint.TUMOR_VOLUME || reading.endpoint() == Endpoint.BODY_WEIGHT))
                .map(sight::plain)
                .toList();
        return earlier.subList(Math.max(0, earlier.size() - EARLIER_SHOWN), earlier.size());
    }

    /** What is still due of an animal; nothing once it left. */
    static List<String> missing(KeptAnimal animal, BenchSession session) {
        if (animal.removal() != null) {
            return List.of();
        }
        List<Reading> counting = animal.of(session.day())
                .filter(reading -> counts(reading, session))
                .toList();
        List<String> missing = new ArrayList<>();
        for (Endpoint endpoint : session.endpoints()) {
            for (@Nullable TumorSite site : places(animal, endpoint)) {
                boolean there = counting.stream()
                        .anyMatch(reading -> reading.endpoint() == endpoint && Objects.equals(reading.site(), site));
                if (!there) {
                    missing.add(words(endpoint, site));
                }
            }
        }
        return missing;
    }

    /** A look of the day that belongs to no other session: a second round on the same day has its own replicates to make. */
    private static boolean counts(Reading reading, BenchSession session) {
        ReadingEntry entry = reading.entry();
        return entry == null || entry.session() == null || session.session().equals(entry.session());
    }

    private static List<@Nullable TumorSite> places(KeptAnimal animal, Endpoint endpoint) {
        List<@Nullable TumorSite> places = new ArrayList<>();
        if (endpoint == Endpoint.TUMOR_VOLUME || endpoint == Endpoint.ULCERATION_SCORE) {
            places.addAll(animal.tumors());
        } else {
            places.add(null);
        }
        return places;
    }

    private static String words(Endpoint endpoint, @Nullable TumorSite site) {
        String what = switch (endpoint) {
            case TUMOR_VOLUME -> "volume";
            case BODY_WEIGHT -> "weight";
            case ULCERATION_SCORE -> "ulceration score";
            case BODY_CONDITION_SCORE -> "body condition score";
        };
        return site == null || site.equals(Tumor.ONLY) ? what : what + " of tumor " + site;
    }

    /**
     * The mouse as the board and the worksheets name it.
     *
     * @param signedOff the latest day of a session with it that was signed off
     */
    static Animal animal(KeptAnimal animal, @Nullable StudyDay signedOff) {
        Set<String> tags = new LinkedHashSet<>();
        tags.add(animal.id().value());
        tags.addAll(animal.mouse().aliases());
        Housing housing = animal.housing();
        StudyDay lastSeen = lastSeen(animal.standing());
        return new Animal(
                animal.id(),
                List.copyOf(tags),
                housing == null ? null : housing.cage(),
                housing == null ? null : housing.rack(),
                animal.tumors(),
                lastSeen,
                signedOff);
    }

    private static @Nullable StudyDay lastSeen(Stream<Reading> readings) {
        return readings.map(Reading::day).max(Comparator.naturalOrder()).orElse(null);
    }
}
