package org.graftline.report;

import java.time.LocalDate;
import java.util.List;
import org.graftline.study.Dose;
import org.graftline.study.conduct.Amendments.Governed;
import org.graftline.study.conduct.DoseDeviation;
import org.graftline.study.conduct.Regimen;
import org.graftline.study.report.HumanText;
import org.jspecify.annotations.Nullable;

/**
 * How a study was run, as far as it is kept: what the items of 21 CFR 58.185(a) ask beside readings and analysis.
 *
 * @param startsOn the day from which the protocol governs; null where none was said
 * @param people who takes part, by role and name
 * @param regimens what each arm is given in the version in force, by arm; empty where none is kept or arms may not be seen
 * @param doses in their current versions without those taken back, by mouse and day; empty as {@code regimens}
 * @param deviations of doses from the plan, by mouse and day
 * @param protocol the protocol (number 0) and its amendments; empty where none is kept
 * @param hidden why doses and regimens are not told; empty text where they are
 * @param texts what people wrote for parts of the report
 */
public record StudyConduct(
        @Nullable LocalDate startsOn,
        List<Participant> people,
        List<Regimen> regimens,
        List<Dose> doses,
        List<DoseDeviation> deviations,
        List<Governed> protocol,
        String hidden,
        List<HumanText> texts) {
    /** Of a study that was read from a file: nothing is kept. */
    public static final StudyConduct NONE =
            new StudyConduct(null, List.of(), List.of(), List.of(), List.of(), List.of(), "", List.of());

    /** Copies the lists in. */
    public StudyConduct {
        people = List.copyOf(people);
        regimens = List.copyOf(regimens);
        doses = List.copyOf(doses);
        deviations = List.copyOf(deviations);
        protocol = List.copyOf(protocol);
        texts = List.copyOf(texts);
    }

    /** @return the same with these texts in place of those there were */
    public StudyConduct with(List<HumanText> other) {
        return new StudyConduct(startsOn, people, regimens, doses, deviations, protocol, hidden, other);
    }

    /**
     * Somebody of the study.
     *
     * @param name printed name
     * @param role as in "director"
     */
    public record Participant(String name, String role) {}
}
