package org.graftline.capture.internal.blinding;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.graftline.capture.internal.kept.KeptAnimal;
import org.graftline.capture.internal.kept.KeptStudy;
import org.graftline.study.Endpoint;
import org.graftline.study.MouseId;
import org.graftline.study.PersonId;
import org.graftline.study.Reading;
import org.graftline.study.StudyDay;
import org.graftline.study.TumorSite;

/**
 * Readings of one visit are replicates only if nobody saw the others first. While a session of a day is open, whoever has not measured a
 * mouse of its list yet sees neither its earlier values nor those of colleagues of that day. A mouse is measured once every tumor of
 * it has an own volume of the day (or, where the session measures no volume, everything the session does measure); withdrawn readings do
 * not count, a reason for not measuring does.
 */
final class Independence {
    private Independence() {}

    /** @return whether this person still has to measure this mouse on this day, and must not know what others read */
    static boolean isDue(KeptStudy study, PersonId person, MouseId mouse, StudyDay day) {
        KeptAnimal animal = study.find(mouse);
        if (!study.rules().independent() || animal == null) {
            return false;
        }
        Set<Endpoint> endpoints = study.open(mouse, day)
                .flatMap(session -> session.endpoints().stream())
                .collect(Collectors.toSet());
        if (endpoints.contains(Endpoint.TUMOR_VOLUME)) {
            endpoints = Set.of(Endpoint.TUMOR_VOLUME);
        }
        return endpoints.stream().anyMatch(endpoint -> !hasOwn(animal, person, day, endpoint));
    }

    private static boolean hasOwn(KeptAnimal animal, PersonId person, StudyDay day, Endpoint endpoint) {
        List<Reading> own = animal.of(day)
                .filter(reading -> reading.endpoint() == endpoint && person.equals(reading.operator()))
                .toList();
        if (endpoint == Endpoint.BODY_WEIGHT || endpoint == Endpoint.BODY_CONDITION_SCORE) {
            return !own.isEmpty();
        }
        List<TumorSite> seen = own.stream().map(Reading::site).toList();
        return seen.containsAll(animal.tumors());
    }
}
