package org.graftline.capture.internal.bench;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Predicate;
import org.graftline.capture.internal.device.DeviceStandings;
import org.graftline.capture.internal.kept.KeptAnimal;
import org.graftline.capture.internal.kept.KeptStudy;
import org.graftline.study.Endpoint;
import org.graftline.study.Housing;
import org.graftline.study.MouseId;
import org.graftline.study.Reading;
import org.graftline.study.TumorSite;
import org.graftline.study.bench.BenchSession;
import org.graftline.study.bench.DeviceStanding;
import org.graftline.study.capture.Surroundings;
import org.jspecify.annotations.Nullable;

/** Gathers what stands around a reading that is being entered. */
final class Around {
    private final KeptStudy study;
    private final DeviceStandings devices;

    Around(KeptStudy study, DeviceStandings devices) {
        this.study = study;
        this.devices = devices;
    }

    Surroundings of(Reading candidate) {
        KeptAnimal animal = study.animal(candidate.mouse());
        List<Reading> series = animal.series(candidate.endpoint(), candidate.site());
        return new Surroundings(
                animal.counting(candidate.endpoint(), candidate.site()).stream()
                        .filter(before(candidate))
                        .toList(),
                series.stream()
                        .filter(other -> other.day().equals(candidate.day())
                                && !other.uuid().equals(candidate.uuid()))
                        .toList(),
                neighbors(animal, candidate, before(candidate)),
                neighbors(animal, candidate, other -> other.day().equals(candidate.day())),
                device(candidate),
                withDevice(candidate),
                study.spread().sdLog());
    }

    private static Predicate<Reading> before(Reading candidate) {
        return other -> other.day().compareTo(candidate.day()) < 0;
    }

    private List<Reading> withDevice(Reading candidate) {
        if (candidate.device() == null) {
            return List.of();
        }
        return study.animals().stream()
                .flatMap(animal -> animal.of(candidate.day()))
                .filter(other -> candidate.device().equals(other.device())
                        && Objects.equals(session(candidate), session(other))
                        && !other.uuid().equals(candidate.uuid()))
                .toList();
    }

    private static @Nullable UUID session(Reading reading) {
        return reading.entry() == null ? null : reading.entry().session();
    }

    private Map<MouseId, List<Reading>> neighbors(KeptAnimal animal, Reading candidate, Predicate<Reading> which) {
        Map<MouseId, List<Reading>> neighbors = new HashMap<>();
        for (KeptAnimal other : mates(animal, candidate)) {
            if (other != animal && other.removal() == null) {
                List<Reading> series = other.counting(candidate.endpoint(), firstTumor(other, candidate.endpoint()));
                List<Reading> some = series.stream().filter(which).toList();
                if (!some.isEmpty()) {
                    neighbors.put(other.id(), some);
                }
            }
        }
        return neighbors;
    }

    private List<KeptAnimal> mates(KeptAnimal animal, Reading candidate) {
        Housing housing = animal.housing();
        if (housing != null) {
            return study.animals().stream()
                    .filter(other -> other.housing() != null
                            && housing.cage().equals(other.housing().cage()))
                    .toList();
        }
        UUID session = session(candidate);
        BenchSession round = session == null ? null : study.session(session);
        return round == null
                ? List.of()
                : round.mice().stream().map(study::animal).toList();
    }

    private static @Nullable TumorSite firstTumor(KeptAnimal animal, Endpoint endpoint) {
        return endpoint == Endpoint.TUMOR_VOLUME || endpoint == Endpoint.ULCERATION_SCORE
                ? animal.tumors().get(0)
                : null;
    }

    private @Nullable DeviceStanding device(Reading candidate) {
        if (candidate.device() == null) {
            return null;
        }
        Instant at = candidate.capturedAt() == null ? candidate.recordedAt() : candidate.capturedAt();
        return devices.find(candidate.device(), at, study.study().zone()).orElse(null);
    }
}
