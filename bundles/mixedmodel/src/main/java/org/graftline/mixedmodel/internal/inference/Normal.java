package org.graftline.mixedmodel.internal.inference;

/** The standard normal distribution, fast and the same on every machine. */
final class Normal {
    private static final double ROOT_TWO_PI = Math.sqrt(2 * Math.PI);
    private static final double SPLIT = 7.07106781186547;
    private static final double FAR = 37;

    private Normal() {}

    /** φ(x). */
    static double density(double x) {
        return StrictMath.exp(-x * x / 2) / ROOT_TWO_PI;
    }

    /** Φ(x) by Hart's rational approximation (Hart 1968, 5666; West, Wilmott Magazine, May 2005, 70–76), absolute error below 1e-15. */
    static double cumulative(double x) {
        double z = Math.abs(x);
        if (z > FAR) {
            return x > 0 ? 1 : 0;
        }
        double e = StrictMath.exp(-z * z / 2);
        double tail;
        if (z < SPLIT) {
            double numerator = 3.52624965998911e-2 * z + 0.700383064443688;
            numerator = numerator * z + 6.37396220353165;
            numerator = numerator * z + 33.912866078383;
            numerator = numerator * z + 112.079291497871;
            numerator = numerator * z + 221.213596169931;
            numerator = numerator * z + 220.206867912376;
            double denominator = 8.83883476483184e-2 * z + 1.75566716318264;
            denominator = denominator * z + 16.064177579207;
            denominator = denominator * z + 86.7807322029461;
            denominator = denominator * z + 296.564248779674;
            denominator = denominator * z + 637.333633378831;
            denominator = denominator * z + 793.826512519948;
            denominator = denominator * z + 440.413735824752;
            tail = e * numerator / denominator;
        } else {
            double fraction = z + 0.65;
            fraction = z + 4 / fraction;
            fraction = z + 3 / fraction;
            fraction = z + 2 / fraction;
            fraction = z + 1 / fraction;
            tail = e / fraction / 2.506628274631;
        }
        return x > 0 ? 1 - tail : tail;
    }
}
