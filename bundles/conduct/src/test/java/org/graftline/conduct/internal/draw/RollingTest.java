package org.graftline.conduct.internal.draw;

import static org.assertj.core.api.BDDAssertions.then;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.graftline.conduct.internal.draw.Units.Placeable;
import org.graftline.study.ArmName;
import org.graftline.study.Decimal;
import org.graftline.study.DonorId;
import org.graftline.study.MouseId;
import org.graftline.study.conduct.Draw.Placed;
import org.graftline.study.conduct.EnrollmentRules;
import org.graftline.study.conduct.EnrollmentRules.ArmShare;
import org.graftline.study.conduct.EnrollmentRules.Cages;
import org.graftline.study.conduct.EnrollmentRules.Method;
import org.junit.jupiter.api.Test;

class RollingTest {
    private static final DonorId DONOR = new DonorId("D1");

    @Property(tries = 200)
    void a_full_block_has_the_ratios_however_its_mice_are_split_over_draws(
            @ForAll @IntRange(min = 1, max = 5) int firstDay, @ForAll long seed) {
        EnrollmentRules rules = rules(Method.PERMUTED_BLOCKS, List.of(2), "0.8", List.of(), 1, 2);
        Outcome first = new PermutedBlocks(mice(0, firstDay), rules, new int[2])
                .place(new Chance(seed), all(firstDay), new double[firstDay]);
        int rest = 6 - firstDay;
        Outcome second = new PermutedBlocks(mice(firstDay, rest), rules, first.left())
                .place(new Chance(seed + 1), all(rest), new double[rest]);
        int ones = ones(first.armOf()) + ones(second.armOf());
        then(ones).isEqualTo(4); // two sets of 1:2
        then(second.left()).containsOnly(0);
    }

    @Test
    void the_size_of_blocks_varies() {
        EnrollmentRules rules = rules(Method.PERMUTED_BLOCKS, List.of(1, 2, 3), "0.8", List.of(), 1, 1);
        int[] sizes = new int[7];
        for (int seed = 0; seed < 3_000; seed++) {
            Outcome one =
                    new PermutedBlocks(mice(0, 1), rules, new int[2]).place(new Chance(seed), all(1), new double[1]);
            sizes[1 + Arrays.stream(one.left()).sum()]++;
        }
        then(sizes[1] + sizes[3] + sizes[5]).isZero();
        for (int size : new int[] {2, 4, 6}) {
            then(sizes[size]).isBetween(897, 1103); // 1000 ± 4 standard deviations of 25.8
        }
    }

    @Test
    void minimization_without_chance_takes_the_arm_that_the_donor_and_the_volume_class_lack() {
        EnrollmentRules rules = rules(Method.MINIMIZATION, List.of(1), "1", List.of(new Decimal("150")), 1, 1);
        List<Placed> before = List.of(
                placed("a", "100", "arm0"), // donor 2:1, class of small 1:1, class of large 1:0
                placed("b", "110", "arm1"),
                placed("c", "300", "arm0"));
        for (int seed = 0; seed < 20; seed++) {
            Minimization minimization = new Minimization(mice(0, 1), before, rules);
            then(minimization
                            .place(new Chance(seed), all(1), new double[] {250})
                            .armOf())
                    .containsExactly(1);
        }
    }

    /** The donor has 2:1, which asks for arm 1 by 1; the class has 0:1, which asks for arm 0 by 1. */
    @Test
    void a_tie_is_broken_by_chance_in_the_ratios() {
        EnrollmentRules rules = rules(Method.MINIMIZATION, List.of(1), "1", List.of(new Decimal("150")), 1, 1);
        List<Placed> before =
                List.of(placed("a", "100", "arm1"), placed("b", "300", "arm0"), placed("c", "300", "arm0"));
        int ones = 0;
        for (int seed = 0; seed < 2_000; seed++) {
            ones += ones(new Minimization(mice(0, 1), before, rules)
                    .place(new Chance(seed), all(1), new double[] {100})
                    .armOf());
        }
        then(ones).isBetween(911, 1089); // 1000 ± 4 standard deviations of 22.4
    }

    /** With arm 0 the ranges are 3 − 2 and 1 − 1; with arm 1 they are 3 − 2 and 2 − 0. */
    @Test
    void where_the_donor_is_even_the_volume_class_decides() {
        EnrollmentRules rules = rules(Method.MINIMIZATION, List.of(1), "1", List.of(new Decimal("150")), 1, 1);
        List<Placed> before = List.of(
                placed("a", "100", "arm1"),
                placed("b", "300", "arm0"),
                placed("c", "300", "arm0"),
                placed("d", "300", "arm1"));
        for (int seed = 0; seed < 20; seed++) {
            then(new Minimization(mice(0, 1), before, rules)
                            .place(new Chance(seed), all(1), new double[] {100})
                            .armOf())
                    .containsExactly(0);
        }
    }

    @Test
    void minimization_follows_the_smallest_imbalance_as_often_as_the_rules_say() {
        EnrollmentRules rules = rules(Method.MINIMIZATION, List.of(1), "0.8", List.of(), 1, 1);
        List<Placed> before = List.of(placed("a", null, "arm0"));
        int followed = 0;
        for (int seed = 0; seed < 4_000; seed++) {
            followed += ones(new Minimization(mice(0, 1), before, rules)
                    .place(new Chance(seed), all(1), new double[1])
                    .armOf());
        }
        then(followed).isBetween(3099, 3301); // 3200 ± 4 standard deviations of 25.3
    }

    @Test
    void mice_of_one_day_come_in_an_order_of_chance() {
        long[] names = Arrivals.names(mice(0, 3));
        int[] first = new int[3];
        for (int seed = 0; seed < 3_000; seed++) {
            first[Arrivals.order(new Chance(seed), all(3), names)[0]]++;
        }
        for (int many : first) {
            then(many).isBetween(897, 1103);
        }
    }

    private static Placed placed(String mouse, @org.jspecify.annotations.Nullable String mm3, String arm) {
        return new Placed(new MouseId(mouse), DONOR, null, mm3 == null ? null : new Decimal(mm3), new ArmName(arm));
    }

    private static EnrollmentRules rules(
            Method method, List<Integer> multiples, String preferred, List<Decimal> cuts, int... ratios) {
        List<ArmShare> arms = new ArrayList<>();
        for (int ratio : ratios) {
            arms.add(new ArmShare(new ArmName("arm" + arms.size()), ratio));
        }
        return new EnrollmentRules(
                1,
                arms,
                method,
                null,
                null,
                null,
                null,
                Cages.IGNORED,
                null,
                1,
                multiples,
                new Decimal(preferred),
                cuts);
    }

    private static List<Placeable> mice(int from, int many) {
        List<Placeable> mice = new ArrayList<>();
        for (int i = from; i < from + many; i++) {
            mice.add(new Placeable("m" + i, ""));
        }
        return mice;
    }

    private static int[] all(int many) {
        int[] all = new int[many];
        Arrays.setAll(all, i -> i);
        return all;
    }

    private static int ones(int[] armOf) {
        return (int) Arrays.stream(armOf).filter(arm -> arm == 1).count();
    }
}
