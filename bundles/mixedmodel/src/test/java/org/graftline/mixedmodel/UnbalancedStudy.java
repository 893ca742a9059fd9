package org.graftline.mixedmodel;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;

/** A small unbalanced study from a seed: 4–7 donors, 2–4 mice each, 3–6 readings a mouse, mice of both arms in a donor. */
final class UnbalancedStudy {
    final List<String> donor = new ArrayList<>();
    final List<String> mouse = new ArrayList<>();
    final List<String> arm = new ArrayList<>();
    final List<Double> day = new ArrayList<>();
    final List<Double> y = new ArrayList<>();

    private UnbalancedStudy() {}

    /** @param seed also decides how much donors and mice differ, sometimes not at all */
    static UnbalancedStudy of(long seed) {
        UnbalancedStudy s = new UnbalancedStudy();
        SplittableRandom random = new SplittableRandom(seed);
        double ofDonors = random.nextInt(4) == 0 ? 0 : 0.2 + random.nextDouble();
        double ofMice = random.nextInt(4) == 0 ? 0 : 0.2 + random.nextDouble();
        int donors = random.nextInt(4, 8);
        for (int d = 0; d < donors; d++) {
            double b0 = ofDonors * random.nextGaussian();
            double b1 = 0.1 * ofDonors * random.nextGaussian();
            int mice = random.nextInt(2, 5);
            for (int m = 0; m < mice; m++) {
                double c0 = ofMice * random.nextGaussian();
                boolean treated = (m + d) % 2 == 1;
                int readings = random.nextInt(3, 7);
                for (int t = 0; t < readings; t++) {
                    double at = 3 * t + random.nextInt(3);
                    s.donor.add("D" + d);
                    s.mouse.add("M" + m);
                    s.arm.add(treated ? "treated" : "control");
                    s.day.add(at);
                    s.y.add(5
                            + b0
                            + c0
                            + (0.2 + b1 - (treated ? 0.05 : 0)) * at
                            + (treated ? 0.5 : 0.3) * random.nextGaussian());
                }
            }
        }
        return s;
    }

    int rows() {
        return y.size();
    }

    /** A copy with rows in another order. */
    UnbalancedStudy shuffled(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int[] order = new int[rows()];
        for (int i = 0; i < order.length; i++) {
            int j = random.nextInt(i + 1);
            order[i] = order[j];
            order[j] = i;
        }
        UnbalancedStudy s = new UnbalancedStudy();
        for (int i : order) {
            s.add(this, i, donor.get(i), mouse.get(i));
        }
        return s;
    }

    /** A copy with other names of groups. */
    UnbalancedStudy renamed(UnaryOperator<String> donors, UnaryOperator<String> mice) {
        UnbalancedStudy s = new UnbalancedStudy();
        for (int i = 0; i < rows(); i++) {
            s.add(this, i, donors.apply(donor.get(i)), mice.apply(mouse.get(i)));
        }
        return s;
    }

    /** All rows of this and the other. */
    UnbalancedStudy with(UnbalancedStudy other) {
        UnbalancedStudy s = renamed(d -> d, m -> m);
        for (int i = 0; i < other.rows(); i++) {
            s.add(other, i, other.donor.get(i), other.mouse.get(i));
        }
        return s;
    }

    private void add(UnbalancedStudy from, int i, String itsDonor, String itsMouse) {
        donor.add(itsDonor);
        mouse.add(itsMouse);
        arm.add(from.arm.get(i));
        day.add(from.day.get(i));
        y.add(from.y.get(i));
    }

    double[] days() {
        return day.stream().mapToDouble(v -> v).toArray();
    }

    double[] responses() {
        return y.stream().mapToDouble(v -> v).toArray();
    }

    /** Four columns: 1, day, treated, day × treated. */
    double[][] design() {
        double[][] x = new double[4][rows()];
        for (int i = 0; i < rows(); i++) {
            double treated = arm.get(i).equals("treated") ? 1 : 0;
            x[0][i] = 1;
            x[1][i] = day.get(i);
            x[2][i] = treated;
            x[3][i] = treated * day.get(i);
        }
        return x;
    }

    DataTable.Builder columns() {
        return columns(d -> d, responses());
    }

    DataTable.Builder columns(DoubleUnaryOperator time, double[] response) {
        return DataTable.builder()
                .texts("donor", donor.toArray(String[]::new))
                .texts("mouse", mouse.toArray(String[]::new))
                .texts("arm", arm.toArray(String[]::new))
                .numbers(
                        "day",
                        day.stream().mapToDouble(v -> time.applyAsDouble(v)).toArray())
                .numbers("y", response);
    }

    DataTable table() {
        return columns().build();
    }
}
