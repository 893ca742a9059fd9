package org.graftline.capture.internal.bench;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.graftline.capture.internal.kept.KeptAnimal;
import org.graftline.capture.internal.kept.KeptStudies;
import org.graftline.study.Decimal;
import org.graftline.study.Endpoint;
import org.graftline.study.MouseId;
import org.graftline.study.Reading;
import org.graftline.study.StudyCode;
import org.graftline.study.TumorSite;
import org.graftline.study.bench.LimitStandings;
import org.graftline.study.bench.ProtocolLimit.Quantity;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What readings say of limits as they stand in the kept studies. */
@Component(property = "service.ranking:Integer=-100")
public final class KeptStandings implements LimitStandings {
    private final KeptStudies studies;

    /** Wires the studies. */
    @Activate
    public KeptStandings(@Reference KeptStudies studies) {
        this.studies = studies;
    }

    @Override
    public Optional<Decimal> of(StudyCode study, MouseId mouse, UUID reading, Quantity quantity) {
        KeptAnimal animal = studies.of(study).find(mouse);
        return animal == null
                ? Optional.empty()
                : animal.standing()
                        .filter(one -> one.uuid().equals(reading))
                        .findFirst()
                        .flatMap(one -> value(animal, one, quantity));
    }

    /** One tumor, or the animal, and what is read of it. */
    private record Series(Endpoint endpoint, @Nullable TumorSite site) {}

    @Override
    public List<Latest> latest(StudyCode study, MouseId mouse, Quantity quantity) {
        KeptAnimal animal = studies.of(study).find(mouse);
        if (animal == null) {
            return List.of();
        }
        Map<Series, List<Latest>> latest = new HashMap<>();
        animal.standing()
                .forEach(reading -> value(animal, reading, quantity).ifPresent(value -> {
                    List<Latest> day = latest.computeIfAbsent(
                            new Series(reading.endpoint(), reading.site()), series -> new ArrayList<>());
                    if (!day.isEmpty() && !day.get(0).day().equals(reading.day())) {
                        day.clear(); // they come by day
                    }
                    day.add(new Latest(reading.uuid(), reading.day(), value));
                }));
        return latest.values().stream().flatMap(List::stream).toList();
    }

    private static Optional<Decimal> value(KeptAnimal animal, Reading reading, Quantity quantity) {
        return Optional.ofNullable(LimitCheck.value(quantity, reading, LimitAlerts.known(animal, reading)))
                .map(Decimal::of);
    }
}
