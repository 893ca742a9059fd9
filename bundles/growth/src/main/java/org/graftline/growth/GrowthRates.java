package org.graftline.growth;

import java.util.List;
import org.apache.commons.math3.special.Erf;
import org.graftline.study.ArmName;
import org.graftline.study.DonorId;

/**
 * How growth rates vary by level and arm, and what the model knows of the rate of each donor and mouse. Slopes of log volume, per day. The
 * variances of the model are taken as known, its coefficients are not.
 *
 * @param spreads by arm, outermost level first
 * @param ratios of the spread between donors in an arm to that in the control; empty where either is zero
 * @param posteriors donors in each of their arms, then mice; empty where the model has no slopes of them
 */
public record GrowthRates(List<Spread> spreads, List<SpreadRatio> ratios, List<Posterior> posteriors) {
    /** Level of {@link Spread} of a mouse of whatever donor. */
    public static final String TOGETHER = "together";

    /** Nothing is known. */
    public static final GrowthRates NONE = new GrowthRates(List.of(), List.of(), List.of());

    /** Copies the lists in. */
    public GrowthRates {
        spreads = List.copyOf(spreads);
        ratios = List.copyOf(ratios);
        posteriors = List.copyOf(posteriors);
    }

    /**
     * Terms of the model that add up, for whoever computes again.
     *
     * @param level column of the grouping; empty for coefficients
     * @param group full path of the group; empty for coefficients and for variances
     * @param effects names that the engine gives them
     */
    public record Part(String level, String group, List<String> effects) {
        /** Copies the list in. */
        public Part {
            effects = List.copyOf(effects);
        }
    }

    /**
     * Standard deviation of growth rates: √(Var day + 2 Cov(day, day × treated) + Var day × treated) between donors in a treated arm.
     *
     * @param level "donor" (between donors), "mouse" (between mice of one donor), "tumor" (between tumors of one mouse),
     *     {@link #TOGETHER}
     * @param groups how many of them the arm has; mice for {@link #TOGETHER}
     * @param sd per day, scale log volume
     * @param lower lower end of its approximate interval at the level of the plan (Wald's on the logarithm, delta method); NaN where
     *     there is none: at the boundary and near it
     * @param upper upper end; NaN where there is none
     * @param parts whose variances it is the root of
     */
    public record Spread(
            String level, ArmName arm, int groups, double sd, double lower, double upper, List<Part> parts) {
        /** Copies the list in. */
        public Spread {
            parts = List.copyOf(parts);
        }
    }

    /** Between donors: standard deviation in an arm over that in the control, with an interval as {@link Spread} has. */
    public record SpreadRatio(ArmName arm, ArmName control, double ratio, double lower, double upper) {}

    /**
     * What is known of a growth rate.
     *
     * @param level "donor" or "mouse"
     * @param unit its name
     * @param rate of its line
     * @param fromArm the rate less that of the arm
     * @param fromControl the rate less that which the model expects of a control mouse of the same donor (of any donor, where the model has
     *     none); NaN in the control arm and without one
     * @param parts what the mean of {@code rate} is the sum of
     */
    public record Posterior(
            String level,
            String unit,
            DonorId donor,
            ArmName arm,
            Law rate,
            Law fromArm,
            Law fromControl,
            List<Part> parts) {
        /** Copies the list in. */
        public Posterior {
            parts = List.copyOf(parts);
        }
    }

    /** A normal law. */
    public record Law(double mean, double sd) {
        /** Of nothing. */
        public static final Law NONE = new Law(Double.NaN, Double.NaN);

        /** @return probability of more than a limit; NaN where there is no law */
        public double above(double limit) {
            return sd == 0 ? (mean > limit ? 1 : 0) : Erf.erfc((limit - mean) / (sd * Math.sqrt(2))) / 2;
        }
    }
}
