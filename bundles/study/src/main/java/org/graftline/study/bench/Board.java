package org.graftline.study.bench;

import java.time.LocalDate;
import java.util.List;
import org.graftline.study.MouseId;
import org.graftline.study.Study;
import org.graftline.study.StudyDay;
import org.graftline.study.TumorSite;
import org.jspecify.annotations.Nullable;

/**
 * What a technician begins with. Holds no arm.
 *
 * @param study the study
 * @param rules how it is measured
 * @param today the date in the study's zone
 * @param proposedDay the study day to measure: today's where day 0 has a date, else the day after the last visit at the usual gap
 * @param animals the mice that are on the study, by rack, cage and id
 * @param sessions open sessions, latest first
 * @param devices devices with their standing today
 */
public record Board(
        Study study,
        CaptureRules rules,
        LocalDate today,
        StudyDay proposedDay,
        List<Animal> animals,
        List<BenchSession> sessions,
        List<DeviceStanding> devices) {
    /** Copies the lists in. */
    public Board {
        animals = List.copyOf(animals);
        sessions = List.copyOf(sessions);
        devices = List.copyOf(devices);
    }

    /**
     * A mouse and where to find it.
     *
     * @param tags everything a scanner may read on it: its id and its aliases
     * @param cage null where no cage is known
     * @param rack null where no rack is known
     * @param tumors its tumors; the study's only one where none is recorded yet
     * @param lastSeen the last day with a reading; null for none
     * @param signedOff the latest day of a session with this mouse that was signed off; null for none
     */
    public record Animal(
            MouseId mouse,
            List<String> tags,
            @Nullable String cage,
            @Nullable String rack,
            List<TumorSite> tumors,
            @Nullable StudyDay lastSeen,
            @Nullable StudyDay signedOff) {
        /** Copies the lists in. */
        public Animal {
            tags = List.copyOf(tags);
            tumors = List.copyOf(tumors);
        }
    }
}
