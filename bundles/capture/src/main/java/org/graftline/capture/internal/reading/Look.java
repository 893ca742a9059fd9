package org.graftline.capture.internal.reading;

import org.graftline.capture.internal.layout.FileDates;
import org.graftline.study.MouseId;
import org.graftline.study.StudyDay;
import org.graftline.study.TumorSite;
import org.graftline.study.capture.ImportField;
import org.graftline.study.capture.MeasurementImporter.Line;
import org.jspecify.annotations.Nullable;

/**
 * One look at one animal, as a line of the file tells it.
 *
 * @param source the line
 * @param mouse the animal
 * @param site the tumor that the line names; null if it names none
 * @param day the study day; null for a line that only lists the animal
 * @param when the date of the look; null where the file does not say it
 */
record Look(
        Line source,
        MouseId mouse,
        @Nullable TumorSite site,
        @Nullable StudyDay day,
        FileDates.@Nullable Moment when) {
    int line() {
        return source.line();
    }

    @Nullable
    String text(ImportField field) {
        return source.fields().get(field);
    }

    @Nullable
    String header(ImportField field) {
        return source.headers().get(field);
    }
}
