package org.graftline.growth.beside;

import java.util.List;
import org.graftline.growth.Estimate;
import org.graftline.growth.GrowthAnalysis;
import org.graftline.growth.internal.beside.NotBesideException;
import org.graftline.growth.internal.beside.SensitivityFits;
import org.graftline.study.ArmName;
import org.graftline.study.StudyData;

/**
 * The treatment effect under other assumptions than those of the primary analysis, as the plan asks for them.
 *
 * @param effects each comparison under each assumption, the primary one first
 * @param tipping for each comparison that is significant, the growth of lost mice that would undo it; empty where none were lost
 * @param notes what was done or could not be done, a sentence each
 * @param conclusions whether the conclusions stand, a sentence each
 */
public record Sensitivities(List<Varied> effects, List<Tipping> tipping, List<String> notes, List<String> conclusions) {
    /** Copies the lists in. */
    public Sensitivities {
        effects = List.copyOf(effects);
        tipping = List.copyOf(tipping);
        notes = List.copyOf(notes);
        conclusions = List.copyOf(conclusions);
    }

    /**
     * An effect under one assumption.
     *
     * @param analysis its name: "primary", "half the limit", "lost mice grow faster, every arm"
     * @param assumes what it takes for granted, a sentence
     * @param perDay slope of log volume of {@code arm} minus that of {@code control}, per day
     */
    public record Varied(String analysis, String assumes, ArmName arm, ArmName control, Estimate perDay) {}

    /**
     * The tipping point.
     *
     * @param perDay growth per day of log volume, beyond what the model expects, of the lost mice of treated arms at which the interval of the
     *     effect first reaches 0; infinite where no such growth undoes the effect
     */
    public record Tipping(ArmName arm, ArmName control, double perDay) {}

    /**
     * Readings at the limit are put at half of it and the model fitted again. Mice lost for another reason than their measured size are continued to the
     * end of the window (to the last day on which half of the control mice are measured, where the plan names no end) by what the model
     * expects of them plus delta a day.
     *
     * @param data the snapshot that the analysis was made from: why mice left stands there
     * @param analysis the primary analysis, with the plan that it obeyed
     */
    public static Sensitivities of(StudyData data, GrowthAnalysis analysis) {
        try {
            return SensitivityFits.of(data, analysis);
        } catch (NotBesideException e) {
            return new Sensitivities(
                    List.of(), List.of(), List.of("No sensitivity analysis. " + e.sentence()), List.of());
        }
    }
}
