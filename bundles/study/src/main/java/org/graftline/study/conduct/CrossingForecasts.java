package org.graftline.study.conduct;

import java.util.List;
import java.util.Optional;
import org.graftline.study.MouseId;
import org.graftline.study.StudyCode;
import org.graftline.study.StudyData;
import org.graftline.study.bench.ProtocolLimit;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The chance that a mouse crosses a limit of the protocol before somebody looks again. The model knows no arm, so what it says is fit
 * for blinded eyes. Asks nobody for permission. Equal records and an equal model give equal digits on any thread. Safe for many threads.
 */
@ProviderType
public interface CrossingForecasts {
    /**
     * What the latest model of a study says about the readings as they stand. The model is refitted behind the scenes; this call only
     * takes in what was measured since.
     *
     * @param data the study
     * @param limits what must not be crossed unseen
     * @return the outlook; without a model it has no answers
     */
    Outlook outlook(StudyData data, List<ProtocolLimit> limits);

    /** @return the {@link Model#number} of the latest model of a study; 0 before the first. Costs nothing */
    long modelNumber(StudyCode study);

    /** What is expected of the mice of one study. Immutable. */
    interface Outlook {
        /** @return the model behind it; empty while there is none */
        Optional<Model> model();

        /**
         * @param mouse a mouse of the study; one without readings is forecast from its donor, one of a new donor from the study
         * @param day when it would be looked at next, study days
         * @return of all limits the one most likely crossed; empty without a model, or where no limit can be forecast
         */
        Optional<Crossing> crossing(MouseId mouse, double day);
    }

    /**
     * A model.
     *
     * @param number counts the models of a study since the start of the program, so that whoever keeps answers notices a new one
     * @param readings how many volumes it was fitted on
     * @param lastDay the last study day among them
     * @param sentence what it is and how well it settled, for people
     */
    record Model(long number, int readings, double lastDay, String sentence) {}

    /**
     * The chance of crossing one limit, from the last time the mouse was measured (else from the day asked) on.
     *
     * @param limit the limit
     * @param measuredAt that what is measured on the day is at or above it
     * @param trueAt that the true value is on that day; it does not scatter as a reading does
     * @param trueBy that the true value is at some time up to that day: the first passage
     */
    record Crossing(ProtocolLimit limit, double measuredAt, double trueAt, double trueBy) {
        /** @return the larger of first passage and reading: what a visit is planned by */
        public double risk() {
            return Math.max(trueBy, measuredAt);
        }
    }
}
