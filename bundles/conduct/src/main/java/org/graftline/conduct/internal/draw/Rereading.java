package org.graftline.conduct.internal.draw;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.graftline.conduct.internal.draw.Chance.Purpose;
import org.graftline.study.Decimal;
import org.graftline.study.conduct.Candidate;
import org.graftline.study.conduct.Draw;
import org.graftline.study.conduct.EnrollmentRules;

/**
 * The mice of one donor, read again and drawn again with the same chance. A second reading of a volume V with error σ (of its logarithm) is
 * V·exp(√2·σ·z): the volume that was read has an error, the next one has its own. Not for several threads.
 */
final class Rereading {
    private static final double TWO_READINGS = Math.sqrt(2);

    /** Beyond so many standard deviations from the range a mouse does not come in by another reading. */
    private static final double FAR = 4;

    private final DonorMice donor;
    private final ReadingError.VolumeError[] errors;
    private final double[] volumes;
    private final long[] names;
    private final int[] in;
    private final double low;
    private final double high;
    private final Placement asRead;
    private final Placement readAgain;
    private int looked;

    private Rereading(DonorMice donor, Draw draw, ReadingError.VolumeError[] errors) {
        this.donor = donor;
        this.errors = errors;
        this.volumes = donor.volumes();
        this.names = Arrivals.names(donor.mice().stream()
                .map(mouse -> new Units.Placeable(mouse.mouse().value(), ""))
                .toList());
        this.in = Arrays.stream(donor.all())
                .filter(i -> donor.mice().get(i).eligible())
                .toArray();
        this.low = low(draw.rules());
        this.high = high(draw.rules());
        this.asRead = donor.placement(draw);
        this.readAgain = donor.placement(draw);
    }

    /** @return the donors of a draw with their eligible mice and those that another reading could bring in */
    static List<Rereading> of(Draw draw, ReadingError error) {
        List<Candidate> near = draw.mice().stream()
                .filter(mouse -> mouse.eligible()
                        || (mouse.onlyVolumeStandsAgainst()
                                && DonorMice.volume(mouse) > 0
                                && isNear(mouse, draw.rules(), error.of(mouse).sdLog())))
                .toList();
        List<Rereading> all = new ArrayList<>();
        for (DonorMice donor : DonorMice.of(near)) {
            all.add(new Rereading(
                    donor, draw, donor.mice().stream().map(error::of).toArray(ReadingError.VolumeError[]::new)));
        }
        return all;
    }

    private static boolean isNear(Candidate mouse, EnrollmentRules rules, double sd) {
        double reach = StrictMath.exp(FAR * TWO_READINGS * sd);
        double volume = DonorMice.volume(mouse);
        return volume * reach >= low(rules) && volume / reach <= high(rules);
    }

    private static double low(EnrollmentRules rules) {
        Decimal min = rules.minVolumeMm3();
        return min == null ? 0 : min.value();
    }

    private static double high(EnrollmentRules rules) {
        Decimal max = rules.maxVolumeMm3();
        return max == null ? Double.POSITIVE_INFINITY : max.value();
    }

    DonorMice donor() {
        return donor;
    }

    ReadingError.VolumeError error(int mouse) {
        return errors[mouse];
    }

    /** @return how many mice were placed since the last call, over all tries: the cost */
    int looked() {
        int cost = looked;
        looked = 0;
        return cost;
    }

    /** @return the arm of each mouse with the volumes as read; −1 for mice that are not in */
    int[] asRead(Chance draw) {
        return arms(asRead, draw, in, volumes);
    }

    /** @return the arm of each mouse with all volumes read again */
    int[] allAgain(Chance draw, Chance error, int turn) {
        double[] again = volumes.clone();
        for (int i = 0; i < again.length; i++) {
            again[i] = again(i, error, turn);
        }
        return arms(readAgain, draw, eligible(again), again);
    }

    /** @return the arm of each mouse with the volume of one read again */
    int[] oneAgain(Chance draw, Chance error, int turn, int mouse) {
        double[] again = volumes.clone();
        again[mouse] = again(mouse, error, turn);
        return arms(readAgain, draw, eligible(again), again);
    }

    /** @return whether reading the mouse again in that turn takes it in or out */
    boolean crosses(Chance error, int turn, int mouse) {
        double again = again(mouse, error, turn);
        return (again >= low && again <= high) != donor.mice().get(mouse).eligible();
    }

    private double again(int mouse, Chance error, int turn) {
        double sd = errors[mouse].sdLog();
        return sd == 0
                ? volumes[mouse]
                : volumes[mouse] * StrictMath.exp(TWO_READINGS * sd * error.normal(Purpose.ERROR, names[mouse], turn));
    }

    private int[] eligible(double[] again) {
        return Arrays.stream(donor.all())
                .filter(i -> again[i] >= low && again[i] <= high)
                .toArray();
    }

    private int[] arms(Placement placement, Chance draw, int[] those, double[] volumesNow) {
        int[] arms = new int[volumes.length];
        Arrays.fill(arms, -1);
        Outcome outcome = placement.place(draw, those, volumesNow);
        looked += Math.max(1, outcome.tries()) * Math.max(1, those.length);
        if (outcome.found()) {
            for (int i = 0; i < those.length; i++) {
                arms[those[i]] = outcome.armOf()[i];
            }
        }
        return arms;
    }
}
