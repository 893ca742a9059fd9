package org.graftline.growth.internal.forecast;

/**
 * What is known of a tumor's true log volume and its growth rate at one time: jointly normal. Between readings the rate drifts as a
 * random walk and wanes, so the further ahead, the less a line is believed: growth slows as tumors get large, and treatments begin to
 * work or stop to (the damped local linear trend of Gardner and McKenzie 1985, in continuous time an integrated Ornstein–Uhlenbeck
 * process). With neither drift nor waning this is the line of the mixed model.
 *
 * @param day the time, study days
 * @param level mean log volume, log mm³
 * @param rate mean growth rate, log mm³ per day
 * @param p00 variance of the level
 * @param p01 covariance of level and rate
 * @param p11 variance of the rate
 */
record Course(double day, double level, double rate, double p00, double p01, double p11) {
    /** Below it waning is none: the formulas would divide by it. */
    private static final double NO_WANING = 1e-9;

    /**
     * The same tumor at another day.
     *
     * @param to not before this day
     * @param drift variance that the rate gains per day
     * @param waning share of the rate that goes per day
     */
    Course at(double to, double drift, double waning) {
        double dt = to - day;
        double keeps = StrictMath.exp(-waning * dt);
        double run = run(dt, waning);
        double q00;
        double q01;
        double q11;
        if (waning < NO_WANING) {
            q00 = dt * dt * dt / 3;
            q01 = dt * dt / 2;
            q11 = dt;
        } else {
            q11 = (1 - keeps * keeps) / (2 * waning);
            q01 = run * run / 2;
            q00 = Math.max(0, (dt - 2 * run + q11) / (waning * waning));
        }
        return new Course(
                to,
                level + rate * run,
                keeps * rate,
                p00 + 2 * run * p01 + run * run * p11 + drift * q00,
                keeps * (p01 + run * p11) + drift * q01,
                keeps * keeps * p11 + drift * q11);
    }

    /** @return the same tumor on the line of the mixed model, before or after this day */
    Course straight(double to) {
        return at(to, 0, 0);
    }

    /** @return covariance of the level now and the level at a later day */
    double covarianceWith(double later, double waning) {
        return p00 + run(later - day, waning) * p01;
    }

    /** Days of growth at the present rate that are worth as much as so many days of a waning one. */
    private static double run(double dt, double waning) {
        return waning < NO_WANING ? dt : -StrictMath.expm1(-waning * dt) / waning;
    }

    /** @return the tumor when its rate may have changed at once, by a mean of 0 and this variance */
    Course turning(double variance) {
        return new Course(day, level, rate, p00, p01, p11 + variance);
    }

    /** @return the tumor when its level may have changed at once, by a mean of 0 and this variance */
    Course shifting(double variance) {
        return new Course(day, level, rate, p00 + variance, p01, p11);
    }

    /** @return the tumor after a reading of this day */
    Course seeing(double logVolume, double residualVariance) {
        double f = p00 + residualVariance;
        double k0 = p00 / f;
        double k1 = p01 / f;
        double error = logVolume - level;
        return new Course(day, level + k0 * error, rate + k1 * error, p00 - k0 * p00, p01 - k0 * p01, p11 - k1 * p01);
    }
}
