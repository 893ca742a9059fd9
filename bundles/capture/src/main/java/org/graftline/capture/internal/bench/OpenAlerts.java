package org.graftline.capture.internal.bench;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.graftline.capture.internal.kept.KeptAnimal;
import org.graftline.capture.internal.kept.KeptStudy;
import org.graftline.study.Reading;
import org.graftline.study.bench.Alert;
import org.graftline.study.bench.OpenDecisions.ReachedLimit;
import org.graftline.study.bench.ProtocolLimit.Quantity;

/**
 * Alerts that nobody answered. An animal that left needs no answer any more; a reading that was taken back or corrected below the limit
 * asks for none; of several readings that reached the same limit the latest speaks for all.
 */
final class OpenAlerts {
    private OpenAlerts() {}

    /** @return in no order */
    static List<ReachedLimit> of(KeptStudy study) {
        List<ReachedLimit> open = new ArrayList<>();
        for (KeptAnimal animal : study.animals()) {
            if (animal.removal() == null) {
                latest(animal).values().stream()
                        .filter(one -> !study.isDecided(one.id()))
                        .forEach(open::add);
            }
        }
        return open;
    }

    private static Map<String, ReachedLimit> latest(KeptAnimal animal) {
        Map<String, ReachedLimit> latest = new LinkedHashMap<>();
        animal.alerts().stream()
                .sorted(Comparator.comparing(Alert::capturedAt).thenComparing(Alert::id))
                .forEach(alert -> reading(animal, alert)
                        .ifPresent(reading ->
                                latest.put(what(alert, reading), new ReachedLimit(idOf(alert), alert, reading))));
        return latest;
    }

    /** The burden is the animal's, whichever tumor was measured last. */
    private static String what(Alert alert, Reading reading) {
        Quantity quantity = alert.limit().quantity();
        return quantity + "/" + alert.limit().tier() + "/" + (quantity == Quantity.TUMOR_BURDEN ? "" : reading.site());
    }

    /** The reading as it stands, if it still reaches the limit. */
    private static Optional<Reading> reading(KeptAnimal animal, Alert alert) {
        return animal.standing()
                .filter(reading -> reading.uuid().equals(alert.reading()))
                .filter(reading -> !LimitCheck.of(List.of(alert.limit()), reading, LimitAlerts.known(animal, reading))
                        .isEmpty())
                .findFirst();
    }

    /** A decision on one value says nothing of the next. */
    private static UUID idOf(Alert alert) {
        return UUID.nameUUIDFromBytes(("alert/" + alert.id() + "/" + alert.version()).getBytes(StandardCharsets.UTF_8));
    }
}
