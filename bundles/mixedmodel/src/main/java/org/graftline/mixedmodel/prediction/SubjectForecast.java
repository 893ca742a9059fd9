package org.graftline.mixedmodel.prediction;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The forecast of one subject, an innermost group.
 *
 * @param id full path, {@code outer/inner}; empty when the rows name no group
 * @param origin what is known of the subject
 * @param readings number of new readings observed
 * @param today time of its last new reading; of its first row without one when it has none
 * @param posteriors what is known of its groups' effects, outermost first; empty without a name
 * @param points the forecast times, in the order of the table
 * @param nextVisits per event, when the subject must be seen again; empty without a limit
 */
public record SubjectForecast(
        String id,
        Origin origin,
        int readings,
        double today,
        List<GroupPosterior> posteriors,
        List<ForecastPoint> points,
        Map<ThresholdEvent, NextVisit> nextVisits) {
    /** Where knowledge of a subject comes from. */
    public enum Origin {
        /** Its own readings were part of the fit. */
        KNOWN,
        /** It is new, a group outside it was part of the fit. */
        NEW_IN_KNOWN_GROUP,
        /** It and all groups outside it are new. */
        NEW
    }

    /** Copies the lists. */
    public SubjectForecast {
        posteriors = List.copyOf(posteriors);
        points = List.copyOf(points);
        Map<ThresholdEvent, NextVisit> visits = new EnumMap<>(ThresholdEvent.class);
        visits.putAll(nextVisits);
        nextVisits = Collections.unmodifiableMap(visits);
    }
}
