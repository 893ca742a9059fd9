package org.graftline.capture.internal.bench;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.graftline.capture.internal.kept.KeptStudy;
import org.graftline.study.StudyDay;

/** Which study day a calendar day is. */
final class StudyCalendar {
    private StudyCalendar() {}

    /** @return the date in the study's zone */
    static LocalDate today(KeptStudy study, Instant now) {
        return LocalDate.ofInstant(now, study.study().zone());
    }

    /**
     * The day that a round would measure: counted from day 0 where it has a date, else the last visit and the median gap between visits
     * in whole days; one day where there is no gap yet, day 0 where there is no visit.
     */
    static StudyDay proposed(KeptStudy study, LocalDate today) {
        LocalDate dayZero = study.rules().dayZero();
        if (dayZero != null) {
            return new StudyDay(ChronoUnit.DAYS.between(dayZero, today));
        }
        if (study.days().isEmpty()) {
            return new StudyDay(0);
        }
        return new StudyDay(Math.floor(study.days().last().value()) + usualGap(new ArrayList<>(study.days())));
    }

    private static long usualGap(List<StudyDay> days) {
        List<Double> gaps = new ArrayList<>();
        for (int i = 1; i < days.size(); i++) {
            gaps.add(days.get(i).value() - days.get(i - 1).value());
        }
        if (gaps.isEmpty()) {
            return 1;
        }
        gaps.sort(null);
        double low = gaps.get((gaps.size() - 1) / 2);
        double high = gaps.get(gaps.size() / 2);
        return Math.max(1, Math.round((low + high) / 2));
    }
}
