package org.graftline.conduct.internal.draw;

import java.util.Arrays;
import java.util.List;
import org.graftline.conduct.internal.draw.Units.Placeable;
import org.graftline.study.DonorId;
import org.graftline.study.conduct.EnrollmentRules;

/** {@link DonorDraw} for any subset of a donor's mice. */
final class AllAtOnce implements Placement {
    private final DonorId donor;
    private final List<Placeable> mice;
    private final EnrollmentRules rules;
    private final int[] ratios;
    private int[] last = new int[0];
    private DonorDraw draw;

    AllAtOnce(DonorId donor, List<Placeable> mice, EnrollmentRules rules) {
        this.donor = donor;
        this.mice = mice;
        this.rules = rules;
        this.ratios = Ratios.of(rules);
        this.draw = new DonorDraw(Units.of(donor, List.of(), rules.cages()), ratios);
    }

    @Override
    public Outcome place(Chance chance, int[] in, double[] volumes) {
        DonorDraw those = of(in);
        return those.possible()
                ? those.first(chance, difference(in, volumes), rules.tries())
                : Outcome.none(0, Double.POSITIVE_INFINITY);
    }

    /** @return how {@code look} random allocations fare: accepted ones as {@code tries}, the smallest difference */
    Outcome outlook(Chance chance, int[] in, double[] volumes, int look) {
        DonorDraw those = of(in);
        return those.possible()
                ? those.outlook(chance, difference(in, volumes), look)
                : Outcome.none(0, Double.POSITIVE_INFINITY);
    }

    /** @return how many units these mice are */
    int units(int[] in) {
        return Units.of(donor, pick(in), rules.cages()).size();
    }

    private DonorDraw of(int[] in) {
        if (!Arrays.equals(in, last)) {
            draw = new DonorDraw(Units.of(donor, pick(in), rules.cages()), ratios);
            last = in.clone();
        }
        return draw;
    }

    private List<Placeable> pick(int[] in) {
        return Arrays.stream(in).mapToObj(mice::get).toList();
    }

    private Difference difference(int[] in, double[] volumes) {
        return new Difference(Arrays.stream(in).mapToDouble(i -> volumes[i]).toArray(), rules.balance());
    }
}
