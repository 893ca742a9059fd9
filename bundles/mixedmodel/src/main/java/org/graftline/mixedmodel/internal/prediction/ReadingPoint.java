package org.graftline.mixedmodel.internal.prediction;

import org.graftline.mixedmodel.Fit;

/**
 * A reading y = f + σv·u at one row, given the readings of its run that have been seen: with u = offset + x_u'β + z_u'b + what is left,
 * y = σv·offset + (x + σv·x_u)'β + (z + σv·z_u)'b + σv·left is a point on a curve again, with an offset (MATHS.md section 6).
 *
 * @param curve f itself
 * @param shifted f and what is known of the residual, less the offset
 * @param standardized what is known of u, less its offset
 * @param offset of u
 * @param left variance of u that is left
 */
public record ReadingPoint(CurvePoint curve, CurvePoint shifted, CurvePoint standardized, double offset, double left) {

    /**
     * A reading of a run.
     *
     * @param z per level used
     * @param offsets per level used, where its effects stand in the law
     * @param sd σv
     * @param reading its place in {@code given}
     */
    public static ReadingPoint of(
            Fit fit,
            EffectsLaw law,
            double[] x,
            double[][] z,
            int[] offsets,
            double sd,
            ResidualHistory.Given given,
            int reading) {
        double[] xShifted = x.clone();
        double[][] zShifted = copy(z);
        given.addX(reading, sd, xShifted);
        given.addZ(reading, sd, zShifted);
        double[] xOfU = new double[x.length];
        double[][] zOfU = new double[z.length][];
        for (int l = 0; l < z.length; l++) {
            zOfU[l] = new double[z[l].length];
        }
        given.addX(reading, 1, xOfU);
        given.addZ(reading, 1, zOfU);
        return new ReadingPoint(
                new CurvePoint(fit, law, x, z, offsets),
                new CurvePoint(fit, law, xShifted, zShifted, offsets),
                new CurvePoint(fit, law, xOfU, zOfU, offsets),
                given.offset(reading),
                given.left(reading, reading));
    }

    private static double[][] copy(double[][] z) {
        double[][] out = new double[z.length][];
        for (int l = 0; l < z.length; l++) {
            out[l] = z[l].clone();
        }
        return out;
    }

    /** The mean of the reading at σv. */
    public double mean(double sd) {
        return sd * offset + shifted.mean();
    }

    /** The mean of u. */
    public double meanOfU() {
        return offset + standardized.mean();
    }
}
