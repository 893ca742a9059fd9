package org.graftline.conduct.internal.draw;

import static org.assertj.core.api.BDDAssertions.then;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.graftline.conduct.internal.draw.Units.Placeable;
import org.graftline.study.Decimal;
import org.graftline.study.DonorId;
import org.graftline.study.conduct.EnrollmentRules.Balance;
import org.graftline.study.conduct.EnrollmentRules.Cages;
import org.junit.jupiter.api.Test;

class DonorDrawTest {
    private static final DonorId DONOR = new DonorId("D1");
    private static final int MANY = 1_000_000;

    @Property(tries = 300)
    void counts_follow_the_ratios_as_exactly_as_whole_mice_allow(
            @ForAll @IntRange(min = 2, max = 60) int mice,
            @ForAll @Size(min = 2, max = 4) List<@IntRange(min = 1, max = 3) Integer> ratios,
            @ForAll long seed) {
        int[] r = ints(ratios);
        DonorDraw draw = draw(mice(mice, 5), Cages.IGNORED, r);
        if (!draw.possible()) {
            then(mice).isLessThan(Arrays.stream(r).sum()); // only fewer mice than one whole set of ratios can fail
            return;
        }
        int[] counts = counts(first(draw, seed, mice).armOf(), r.length);
        double sum = Arrays.stream(r).sum();
        for (int arm = 0; arm < r.length; arm++) {
            then(counts[arm]).isPositive();
            then(Math.abs(counts[arm] - mice * r[arm] / sum)).isLessThan(1);
        }
    }

    @Property(tries = 200)
    void arms_spread_over_cages_follow_the_ratios_in_every_cage_and_over_the_donor(
            @ForAll @IntRange(min = 6, max = 24) int mice,
            @ForAll @IntRange(min = 2, max = 6) int perCage,
            @ForAll @IntRange(min = 2, max = 3) int arms,
            @ForAll long seed) {
        List<Placeable> all = mice(mice, perCage);
        int[] r = new int[arms];
        Arrays.fill(r, 1);
        int[] armOf = first(draw(all, Cages.SPREAD, r), seed, mice).armOf();
        Map<String, List<Integer>> cages = new TreeMap<>();
        for (int i = 0; i < mice; i++) {
            cages.computeIfAbsent(all.get(i).cage(), c -> new ArrayList<>()).add(armOf[i]);
        }
        cages.values().forEach(cage -> {
            int[] counts = counts(ints(cage), arms);
            then(Arrays.stream(counts).max().orElseThrow()
                            - Arrays.stream(counts).min().orElseThrow())
                    .isLessThanOrEqualTo(1);
        });
        int[] counts = counts(armOf, arms);
        then(Arrays.stream(counts).max().orElseThrow()
                        - Arrays.stream(counts).min().orElseThrow())
                .isLessThanOrEqualTo(1);
    }

    @Property(tries = 200)
    void all_mice_of_a_whole_cage_get_one_arm(
            @ForAll @IntRange(min = 2, max = 10) int cages,
            @ForAll @IntRange(min = 1, max = 5) int perCage,
            @ForAll long seed) {
        List<Placeable> all = mice(cages * perCage, perCage);
        int[] armOf = first(draw(all, Cages.WHOLE, new int[] {1, 1}), seed, all.size())
                .armOf();
        Map<String, Integer> armOfCage = new HashMap<>();
        for (int i = 0; i < armOf.length; i++) {
            Integer known = armOfCage.putIfAbsent(all.get(i).cage(), armOf[i]);
            then(known == null || known == armOf[i]).isTrue();
        }
        long first = armOfCage.values().stream().filter(arm -> arm == 0).count();
        then(Math.abs(2 * first - cages)).isLessThanOrEqualTo(1);
    }

    /** 6 mice, 2 arms: 20 allocations, those with means within 30 % counted by hand below; 7 degrees of freedom and more. */
    @Test
    void every_allocation_that_meets_the_balance_rule_is_equally_likely_and_no_other_comes() {
        double[] volumes = {100, 120, 150, 160, 210, 300};
        Balance rule = new Balance(new Decimal("30"), Balance.Unit.PERCENT);
        Map<String, Integer> seen = new TreeMap<>();
        for (int set = 0; set < 64; set++) {
            if (Integer.bitCount(set) == 3) {
                double ones = 0;
                double all = 0;
                StringBuilder name = new StringBuilder();
                for (int i = 0; i < 6; i++) {
                    ones += (set >> i & 1) * volumes[i];
                    all += volumes[i];
                    name.append(set >> i & 1);
                }
                if (Math.abs(2 * ones - all) / 3 <= 0.30 * all / 6) {
                    seen.put(name.toString(), 0);
                }
            }
        }
        then(seen.size()).isBetween(4, 16); // the rule takes some and leaves some
        DonorDraw draw = draw(mice(6, 6), Cages.IGNORED, new int[] {1, 1});
        int draws = 500 * seen.size();
        for (int seed = 0; seed < draws; seed++) {
            Outcome outcome = draw.first(new Chance(seed), new Difference(volumes, rule), MANY);
            count(seen, outcome.armOf());
        }
        thenEquallyOften(seen, draws);
    }

    /** Two cages of 3 with ratios 1:2: each cage 1:2, 3·3 allocations; the donor follows of itself. */
    @Test
    void spread_allocations_are_equally_likely() {
        Map<String, Integer> seen = new TreeMap<>();
        DonorDraw draw = draw(mice(6, 3), Cages.SPREAD, new int[] {1, 2});
        for (int seed = 0; seed < 4_500; seed++) {
            count(seen, first(draw, seed, 6).armOf());
        }
        then(seen).hasSize(9);
        thenEquallyOften(seen, 4_500);
    }

    /** 5 mice with ratios 1:2: quotas 1.67 and 3.33, so 1 or 2 in the first arm: 5 + 10 allocations. */
    @Test
    void uneven_counts_are_drawn_so_that_allocations_not_counts_are_equally_likely() {
        Map<String, Integer> seen = new TreeMap<>();
        DonorDraw draw = draw(mice(5, 5), Cages.IGNORED, new int[] {1, 2});
        for (int seed = 0; seed < 7_500; seed++) {
            count(seen, first(draw, seed, 5).armOf());
        }
        then(seen).hasSize(15);
        thenEquallyOften(seen, 7_500);
    }

    @Test
    void a_rule_that_no_allocation_meets_is_told_with_the_closest_difference_after_the_stated_tries() {
        double[] volumes = {100, 100, 400};
        Outcome outcome = draw(mice(3, 3), Cages.IGNORED, new int[] {1, 1})
                .first(
                        new Chance(1),
                        new Difference(volumes, new Balance(new Decimal("10"), Balance.Unit.PERCENT)),
                        250);
        then(outcome.found()).isFalse();
        then(outcome.tries()).isEqualTo(250);
        then(outcome.difference()).isEqualTo(75); // 100 against (100 + 400) / 2, of a mean of 200
    }

    @Test
    void a_mouse_that_leaves_the_list_changes_few_others() {
        List<Placeable> all = mice(20, 5);
        int[] before = first(draw(all, Cages.IGNORED, new int[] {1, 1}), 5, 20).armOf();
        int[] after = first(draw(all.subList(0, 19), Cages.IGNORED, new int[] {1, 1}), 5, 19)
                .armOf();
        int changed = 0;
        for (int i = 0; i < after.length; i++) {
            changed += before[i] == after[i] ? 0 : 1;
        }
        then(changed).isLessThanOrEqualTo(1);
    }

    private static Outcome first(DonorDraw draw, long seed, int mice) {
        return draw.first(new Chance(seed), new Difference(new double[mice], null), MANY);
    }

    private static DonorDraw draw(List<Placeable> mice, Cages cages, int[] ratios) {
        return new DonorDraw(Units.of(DONOR, mice, cages), ratios);
    }

    private static List<Placeable> mice(int many, int perCage) {
        List<Placeable> mice = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            mice.add(new Placeable("m%02d".formatted(i), "C%02d".formatted(i / perCage)));
        }
        return mice;
    }

    private static void count(Map<String, Integer> seen, int[] armOf) {
        StringBuilder name = new StringBuilder();
        Arrays.stream(armOf).forEach(name::append);
        seen.merge(name.toString(), 1, Integer::sum);
    }

    /** Chi-square; its critical value at 0.001 by Wilson and Hilferty (1931). The seeds are fixed, so the test is as well. */
    private static void thenEquallyOften(Map<String, Integer> seen, int draws) {
        double expected = draws / (double) seen.size();
        double chiSquare = seen.values().stream()
                .mapToDouble(many -> (many - expected) * (many - expected) / expected)
                .sum();
        double d = 2.0 / (9 * (seen.size() - 1));
        double critical = (seen.size() - 1) * Math.pow(1 - d + 3.09 * Math.sqrt(d), 3);
        then(chiSquare).as("chi-square of %s", seen).isLessThan(critical);
    }

    private static int[] counts(int[] armOf, int arms) {
        int[] counts = new int[arms];
        Arrays.stream(armOf).forEach(arm -> counts[arm]++);
        return counts;
    }

    private static int[] ints(List<Integer> list) {
        return list.stream().mapToInt(Integer::intValue).toArray();
    }
}
