package org.graftline.capture.internal.reading;

import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.graftline.capture.internal.layout.FileDates;
import org.graftline.study.PersonId;
import org.graftline.study.Reading;
import org.graftline.study.ReadingEntry;
import org.graftline.study.ReadingEntry.Means;
import org.graftline.study.capture.ImportDesign.DateOrder;
import org.graftline.study.capture.ImportDesign.Provenance;
import org.graftline.study.capture.ImportField;
import org.jspecify.annotations.Nullable;

/**
 * When and by whom a reading was made, as the file says it. A person whom nobody here has the name of stays a text in the entry of a
 * migrated reading, under {@value #OPERATOR}; the date as written stands there under {@value #DATE}.
 */
public final class OriginalEntry {
    static final String OPERATOR = "operator";
    static final String DATE = "date";

    private OriginalEntry() {}

    static Reading.Builder on(Reading.Builder reading, Look look, FileContext file) {
        FileDates.@Nullable Moment when = look.when();
        if (when != null) {
            reading.capturedAt(when.at(file.laboratory().zone()));
        }
        @Nullable String name = look.text(ImportField.OPERATOR);
        Optional<PersonId> person =
                name == null ? Optional.empty() : file.laboratory().people().apply(name);
        person.ifPresent(reading::operator);
        if (file.design().provenance() == Provenance.MIGRATED) {
            Map<String, String> entered = new HashMap<>();
            if (name != null) {
                entered.put(OPERATOR, name);
            }
            @Nullable String date = look.text(ImportField.MEASURED_ON);
            if (date != null) {
                entered.put(DATE, date);
            }
            reading.entry(
                    new ReadingEntry(null, Means.MIGRATED, entered, null, null, null, List.of(), null, null, null));
        }
        return reading;
    }

    /**
     * A migrated reading of a study that is created with another zone than its preview was made with.
     *
     * @return the same reading, captured at the same date and time there
     */
    public static Reading in(ZoneId zone, Reading reading) {
        @Nullable ReadingEntry entry = reading.entry();
        @Nullable String date = entry == null ? null : entry.entered().get(DATE);
        if (date == null || reading.capturedAt() == null) {
            return reading;
        }
        for (DateOrder order : DateOrder.values()) {
            Optional<FileDates.Moment> when = FileDates.of(date, order);
            boolean meant =
                    when.isPresent() && when.get().at(Laboratory.UNKNOWN.zone()).equals(reading.capturedAt());
            if (meant) {
                return reading.next()
                        .version(reading.version())
                        .capturedAt(when.get().at(zone))
                        .build();
            }
        }
        return reading;
    }
}
