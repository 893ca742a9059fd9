package org.graftline.capture.internal.blinding;

import org.graftline.capture.internal.kept.KeptStudy;
import org.graftline.study.MouseId;
import org.graftline.study.PersonId;
import org.graftline.study.Reading;
import org.graftline.study.StudyDay;
import org.graftline.study.StudyException;

/**
 * What one person may see of a study at this moment.
 *
 * @param person who looks
 * @param study what they look at
 * @param blinded whether they must learn no arm
 * @param directs whether they run the study; then the rule of independence holds on worksheets only
 */
public record Sight(PersonId person, KeptStudy study, boolean blinded, boolean directs) {
    /**
     * The reading without what an arm follows from. Its file and line go with its cells: files are sorted by arm more often than not.
     */
    public Reading plain(Reading reading) {
        return blinded && reading.source() != null
                ? reading.next().version(reading.version()).source(null).build()
                : reading;
    }

    /** @return whether they still have to measure this mouse on this day, and must not know yet what others read */
    public boolean isDue(MouseId mouse, StudyDay day) {
        return Independence.isDue(study, person, mouse, day);
    }

    /** @return whether the reading is theirs: made by them, or typed in by them from paper */
    public boolean isOwn(Reading reading) {
        return person.equals(reading.operator())
                || (reading.entry() != null && person.equals(reading.entry().transcribedBy()));
    }

    /** @return whether a page outside of the worksheet must keep this reading back */
    public boolean isHidden(Reading reading) {
        return !directs && !isOwn(reading) && isDue(reading.mouse(), reading.day());
    }

    /** @throws StudyException if the reading must be kept back */
    public void requireShown(Reading reading) {
        if (isHidden(reading)) {
            throw new StudyException(
                    "A colleague's reading of mouse '%s' on day %s is shown once yours is saved, so that the two are independent. Measure the mouse first."
                            .formatted(reading.mouse(), reading.day()));
        }
    }

    @Override
    public String toString() {
        return "Sight[" + person + " of " + study.study().code() + "]";
    }
}
