package org.graftline.growth.internal;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.graftline.study.StudyData;

/** Studies with a known truth: log volume = start + rate·day, donors and mice normal about their means, from a fixed seed. */
final class SimulatedStudy {
    static final double RATE = 0.08;
    static final double EFFECT = -0.03;

    private final Map<String, Double> effects = new HashMap<>();
    private int donors = 6;
    private int mice = 3;
    private int treatedArms = 1;
    private int perLineage = 1;
    private double noise = 1;
    private double variation = 0.015;
    private double sizeExponent;
    private double headStart;
    private double unit = 1;
    private String[] tumors = {"tumor"};

    SimulatedStudy donors(int n) {
        donors = n;
        return this;
    }

    SimulatedStudy micePerCell(int n) {
        mice = n;
        return this;
    }

    SimulatedStudy treatedArms(int n) {
        treatedArms = n;
        return this;
    }

    SimulatedStudy withoutTreatment() {
        treatedArms = 0;
        return this;
    }

    SimulatedStudy donorsPerLineage(int n) {
        perLineage = n;
        return this;
    }

    /** How much larger the residual of treated mice is. */
    SimulatedStudy treatedNoise(double factor) {
        noise = factor;
        return this;
    }

    /** Standard deviation of the effect between donors. */
    SimulatedStudy effectVariation(double sd) {
        variation = sd;
        return this;
    }

    /** How much larger treated tumors start, on the log scale. */
    SimulatedStudy treatedStart(double log) {
        headStart = log;
        return this;
    }

    /** Exponent of the volume over 150 mm³ in the standard deviation of a reading. */
    SimulatedStudy noiseOfSize(double exponent) {
        sizeExponent = exponent;
        return this;
    }

    SimulatedStudy unit(double factor) {
        unit = factor;
        return this;
    }

    SimulatedStudy tumors(String... sites) {
        tumors = sites;
        return this;
    }

    /** The true effect in a donor, after {@link #study()}. */
    double effectIn(String donor) {
        return effects.getOrDefault(donor, Double.NaN);
    }

    StudyData data() {
        return study().data();
    }

    StudyInCode study() {
        Random random = new Random(20_260_103);
        StudyInCode study = new StudyInCode("SIM", "control");
        for (int d = 0; d < donors; d++) {
            String donor = "D" + d;
            study.donor(donor, perLineage > 1 ? "L" + d / perLineage : null);
            double start = 5 + 0.3 * random.nextGaussian();
            double rate = RATE + 0.012 * random.nextGaussian();
            for (int arm = 0; arm <= treatedArms; arm++) {
                double effect = arm == 0 ? 0 : EFFECT + variation * random.nextGaussian();
                if (arm == 1) {
                    effects.put(donor, effect);
                }
                for (int m = 0; m < mice; m++) {
                    String name = arm == 0 ? "control" : treatedArms == 1 ? "drug" : "drug " + arm;
                    mouse(
                            study,
                            random,
                            donor,
                            donor + "-" + name + "-" + m,
                            name,
                            start + (arm == 0 ? 0 : headStart),
                            rate + effect);
                }
            }
        }
        return study;
    }

    private void mouse(
            StudyInCode study, Random random, String donor, String mouse, String arm, double start, double rate) {
        study.mouse(donor, mouse, arm);
        double own = start + 0.2 * random.nextGaussian();
        double slope = rate + 0.008 * random.nextGaussian();
        for (String site : tumors) {
            double extra = tumors.length > 1 ? 0.2 * random.nextGaussian() : 0;
            double faster = tumors.length > 1 ? 0.008 * random.nextGaussian() : 0;
            for (int day = 0; day <= 21; day += 3) {
                double mean = own + extra + (slope + faster) * day;
                double spread = Math.exp(sizeExponent * (mean - Math.log(150)));
                double e = 0.12 * (arm.equals("control") ? 1 : noise) * spread * random.nextGaussian();
                study.volume(mouse, site, day, unit * Math.exp(mean + e));
            }
        }
    }
}
