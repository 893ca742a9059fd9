package org.graftline.capture.internal.reading;

import org.graftline.study.Endpoint;
import org.graftline.study.MouseId;
import org.graftline.study.Reading;
import org.graftline.study.StudyDay;
import org.graftline.study.TumorSite;
import org.jspecify.annotations.Nullable;

/**
 * What several readings of one visit have in common; they are told apart by their replicate number.
 *
 * @param mouse the animal
 * @param site the tumor; null for endpoints of the whole animal
 * @param endpoint what is measured
 * @param day the study day
 */
public record ReadingKey(MouseId mouse, @Nullable TumorSite site, Endpoint endpoint, StudyDay day) {
    /** @return the key of a reading */
    public static ReadingKey of(Reading reading) {
        return new ReadingKey(reading.mouse(), reading.site(), reading.endpoint(), reading.day());
    }

    /** @return the tumor, or the animal, and what is measured on it, without the day */
    SeriesKey series() {
        return new SeriesKey(mouse, site, endpoint);
    }

    /**
     * All readings of one tumor (or animal) and endpoint.
     *
     * @param mouse the animal
     * @param site the tumor; null for endpoints of the whole animal
     * @param endpoint what is measured
     */
    record SeriesKey(MouseId mouse, @Nullable TumorSite site, Endpoint endpoint) {}
}
