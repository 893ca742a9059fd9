package org.graftline.growth.internal.forecast;

import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.graftline.mixedmodel.Fit;
import org.graftline.mixedmodel.Matrix;
import org.graftline.mixedmodel.RandomEffects;

/**
 * Where the tumors of a study start and how they grow, before one of them was measured: the mixed model's line, its donors and its
 * variances (engine.md section 6). A tumor's own readings have no part in its own prior: its donor is known from the others.
 */
final class Population {
    private final double[] beta;
    private final Two phi;
    private final Two donorSpread;
    private final Two tumorSpread;
    private final double sigma2;
    private final Map<String, Evidence> ofTumor = new HashMap<>();
    private final Map<String, Evidence> ofDonor = new HashMap<>();

    private Population(double[] beta, Two phi, Two donorSpread, Two tumorSpread, double sigma2) {
        this.beta = beta;
        this.phi = phi;
        this.donorSpread = donorSpread;
        this.tumorSpread = tumorSpread;
        this.sigma2 = sigma2;
    }

    /** A symmetric 2×2 matrix. */
    record Two(double a, double b, double d) {
        static final Two ZERO = new Two(0, 0, 0);

        static Two of(Matrix matrix) {
            return new Two(matrix.get(0, 0), matrix.get(0, 1), matrix.get(1, 1));
        }

        Two plus(Two other) {
            return new Two(a + other.a, b + other.b, d + other.d);
        }

        Two minus(Two other) {
            return new Two(a - other.a, b - other.b, d - other.d);
        }
    }

    /**
     * What readings say about the line of their donor: Z'V⁻¹Z and Z'V⁻¹(y − Xβ̂), V = ZDZ' + σ²I.
     *
     * @param z first entry of the second
     * @param w second entry of the second
     */
    record Evidence(Two information, double z, double w) {
        static final Evidence NONE = new Evidence(Two.ZERO, 0, 0);

        Evidence plus(Evidence other) {
            return new Evidence(information.plus(other.information), z + other.z, w + other.w);
        }

        Evidence minus(Evidence other) {
            return new Evidence(information.minus(other.information), z - other.z, w - other.w);
        }
    }

    static Population of(Fit fit, Map<String, NavigableMap<Double, Double>> visits, Map<String, String> donorOf) {
        Optional<RandomEffects> donor = fit.random("donor");
        Population population = new Population(
                fit.fixed().estimates(),
                Two.of(fit.fixed().covariance()),
                donor.map(effects -> Two.of(effects.covariance())).orElse(Two.ZERO),
                fit.random("tumor").map(effects -> Two.of(effects.covariance())).orElse(Two.ZERO),
                fit.sigma() * fit.sigma());
        new TreeMap<>(visits).forEach((tumor, days) -> {
            Evidence evidence = population.evidence(days);
            population.ofTumor.put(tumor, evidence);
            population.ofDonor.merge(donorOf.getOrDefault(tumor, ""), evidence, Evidence::plus);
        });
        return population;
    }

    double residualVariance() {
        return sigma2;
    }

    private Evidence evidence(NavigableMap<Double, Double> days) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double r0 = 0;
        double r1 = 0;
        for (Map.Entry<Double, Double> visit : days.entrySet()) {
            double t = visit.getKey();
            double r = visit.getValue() - beta[0] - beta[1] * t;
            s0 += 1 / sigma2;
            s1 += t / sigma2;
            s2 += t * t / sigma2;
            r0 += r / sigma2;
            r1 += r * t / sigma2;
        }
        // (I + SD)⁻¹S and (I + SD)⁻¹Z'r/σ²: no inverse of D, which may be singular
        double[] m = product(s0, s1, s2, tumorSpread);
        double[] first = solved(m, s0, s1);
        double[] second = solved(m, s1, s2);
        double[] right = solved(m, r0, r1);
        return new Evidence(new Two(first[0], (first[1] + second[0]) / 2, second[1]), right[0], right[1]);
    }

    /**
     * @param tumor its name; its readings are left out of what is known of its donor
     * @param donor the donor, known to the fit or not
     * @param day when the course begins
     */
    Course prior(String tumor, String donor, double day) {
        Evidence others = ofDonor.getOrDefault(donor, Evidence.NONE).minus(ofTumor.getOrDefault(tumor, Evidence.NONE));
        // K = (I + DA)⁻¹D, mean = K b
        Two a = others.information();
        double[] m = product(donorSpread.a, donorSpread.b, donorSpread.d, a);
        double[] first = solved(m, donorSpread.a, donorSpread.b);
        double[] second = solved(m, donorSpread.b, donorSpread.d);
        Two k = new Two(first[0], (first[1] + second[0]) / 2, second[1]);
        double intercept = beta[0] + k.a * others.z() + k.b * others.w();
        double slope = beta[1] + k.b * others.z() + k.d * others.w();
        Two p = phi.plus(k).plus(tumorSpread);
        return new Course(
                day, intercept + slope * day, slope, p.a + 2 * day * p.b + day * day * p.d, p.b + day * p.d, p.d);
    }

    /** @return I + LR as row-major four numbers, L symmetric by its three entries */
    private static double[] product(double la, double lb, double ld, Two r) {
        return new double[] {1 + la * r.a + lb * r.b, la * r.b + lb * r.d, lb * r.a + ld * r.b, 1 + lb * r.b + ld * r.d
        };
    }

    private static double[] solved(double[] m, double x, double y) {
        double determinant = m[0] * m[3] - m[1] * m[2];
        return new double[] {(m[3] * x - m[1] * y) / determinant, (m[0] * y - m[2] * x) / determinant};
    }
}
