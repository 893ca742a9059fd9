package org.graftline.conduct.internal.draw;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.graftline.conduct.internal.draw.Chance.Purpose;
import org.graftline.study.MouseId;
import org.graftline.study.conduct.Draw;
import org.graftline.study.conduct.DrawPreview;
import org.graftline.study.conduct.DrawPreview.DonorOutlook;
import org.graftline.study.conduct.DrawPreview.MouseStability;
import org.graftline.study.conduct.EnrollmentRules.Method;

/**
 * Reads all mice again in many simulated worlds, draws each world with the same chance as before, and counts who changed. Every number
 * follows from the seed.
 */
final class StabilitySimulation {
    /** Simulations of one mouse read again; its own error and the chance of the draw both vary in them. */
    private static final int ONE_BY_ONE = 100;

    /** Allocations looked at to tell how hard a donor is to balance. */
    private static final int LOOK = 1_000;

    /** Mice placed, over all tries, after which no further simulation is begun: some seconds. */
    private static final long COST = 60_000_000;

    /** A mouse this likely to come in or go out is near the border. */
    private static final double NEAR_BORDER = 0.05;

    /** A mouse that moves so many of its donor's is worth a second reading. */
    private static final double MOVES = 0.5;

    private final Draw draw;
    private final Chance error;
    private final IntFunction<Chance> chanceOf;
    private final List<Rereading> donors;
    private final int asked;
    private long cost;

    /**
     * @param chanceOf the chance of the draw in each simulation
     * @param seed of the errors
     */
    StabilitySimulation(Draw draw, ReadingError error, IntFunction<Chance> chanceOf, long seed, int simulations) {
        this.draw = draw;
        this.error = new Chance(seed);
        this.chanceOf = chanceOf;
        this.donors = Rereading.of(draw, error);
        this.asked = simulations;
    }

    /** @return chances of draws to come, another for each simulation; from the simulation's seed, so never that of a draw */
    static IntFunction<Chance> ofDrawsToCome(long seed) {
        Chance chance = new Chance(seed);
        return turn -> new Chance(chance.bits(Purpose.SEED, 0, turn));
    }

    DrawPreview run() {
        List<long[]> changed = new ArrayList<>();
        List<long[]> crossed = new ArrayList<>();
        donors.forEach(donor -> {
            changed.add(new long[donor.donor().mice().size()]);
            crossed.add(new long[donor.donor().mice().size()]);
        });
        int done = 0;
        while (done < asked && cost < COST) {
            Chance chance = chanceOf.apply(done);
            for (int d = 0; d < donors.size(); d++) {
                Rereading donor = donors.get(d);
                int[] before = donor.asRead(chance);
                int[] after = donor.allAgain(chance, error, done);
                for (int i = 0; i < before.length; i++) {
                    changed.get(d)[i] += before[i] == after[i] ? 0 : 1;
                    crossed.get(d)[i] += donor.crosses(error, done, i) ? 1 : 0;
                }
                cost += donor.looked();
            }
            done++;
        }
        List<MouseStability> mice = new ArrayList<>();
        for (int d = 0; d < donors.size(); d++) {
            double[] moves = moves(donors.get(d), Math.min(done, ONE_BY_ONE));
            for (int i = 0; i < moves.length; i++) {
                mice.add(of(donors.get(d), i, changed.get(d)[i], crossed.get(d)[i], done, moves[i]));
            }
        }
        return preview(done, mice);
    }

    /** How many mice change when one is read again, on average over the simulations. */
    private double[] moves(Rereading donor, int simulations) {
        double[] moves = new double[donor.donor().mice().size()];
        int turn = 0;
        while (turn < simulations && (turn == 0 || cost < 2 * COST)) {
            Chance chance = chanceOf.apply(turn);
            int[] before = donor.asRead(chance);
            for (int mouse = 0; mouse < moves.length; mouse++) {
                int[] after = donor.oneAgain(chance, error, turn, mouse);
                for (int i = 0; i < before.length; i++) {
                    moves[mouse] += before[i] == after[i] ? 0 : 1;
                }
            }
            cost += donor.looked();
            turn++;
        }
        for (int i = 0; i < moves.length; i++) {
            moves[i] /= Math.max(1, turn);
        }
        return moves;
    }

    private static MouseStability of(Rereading donor, int mouse, long changed, long crossed, int done, double moves) {
        ReadingError.VolumeError error = donor.error(mouse);
        return new MouseStability(
                donor.donor().mice().get(mouse).mouse(),
                donor.donor().donor(),
                DonorMice.volume(donor.donor().mice().get(mouse)),
                100 * error.sdLog(),
                error.from(),
                changed / (double) done,
                crossed / (double) done,
                moves,
                false);
    }

    private DrawPreview preview(int done, List<MouseStability> mice) {
        Set<MouseId> few = few(mice);
        List<MouseStability> marked = mice.stream()
                .map(one -> few.contains(one.mouse()) ? readAgain(one) : one)
                .sorted(Comparator.comparing(MouseStability::mouse))
                .toList();
        Set<MouseId> eligible = draw.eligible().stream().map(one -> one.mouse()).collect(Collectors.toSet());
        double mean = marked.stream()
                .filter(one -> eligible.contains(one.mouse()))
                .mapToDouble(MouseStability::changes)
                .average()
                .orElse(0);
        return new DrawPreview(
                error.seed(), done, outlooks(), marked, mean, sentence(done, eligible.size(), mean, marked));
    }

    /** At most a tenth of the mice, three at least: those that are near the border or move most. */
    private static Set<MouseId> few(List<MouseStability> mice) {
        return mice.stream()
                .filter(one -> one.border() >= NEAR_BORDER || one.moves() >= MOVES)
                .sorted(Comparator.comparingDouble(MouseStability::moves)
                        .thenComparingDouble(MouseStability::border)
                        .reversed()
                        .thenComparing(MouseStability::mouse))
                .limit(Math.max(3, (mice.size() + 9) / 10))
                .map(MouseStability::mouse)
                .collect(Collectors.toCollection(HashSet::new));
    }

    private static MouseStability readAgain(MouseStability one) {
        return new MouseStability(
                one.mouse(),
                one.donor(),
                one.volumeMm3(),
                one.errorPercent(),
                one.errorFrom(),
                one.changes(),
                one.border(),
                one.moves(),
                true);
    }

    private List<DonorOutlook> outlooks() {
        if (draw.rules().method() != Method.ALL_AT_ONCE) {
            return List.of();
        }
        Chance chance = new Chance(error.bits(Purpose.SEED, 0, -1));
        return DonorMice.of(draw.eligible()).stream()
                .map(donor -> {
                    AllAtOnce all = donor.allAtOnce(draw.rules());
                    Outcome outlook = all.outlook(chance, donor.all(), donor.volumes(), LOOK);
                    return new DonorOutlook(
                            donor.donor(),
                            donor.mice().size(),
                            all.units(donor.all()),
                            LOOK,
                            outlook.tries(),
                            outlook.difference());
                })
                .toList();
    }

    private String sentence(int done, int eligible, double mean, List<MouseStability> mice) {
        List<String> again = mice.stream()
                .filter(MouseStability::readAgain)
                .map(one -> one.mouse().value())
                .toList();
        return String.format(
                        Locale.ROOT,
                        "Were all mice measured once more and drawn with the same chance, %.0f %% of the %d mice would"
                                + " be expected in another arm, or in or out of the draw.",
                        100 * mean,
                        eligible)
                + (again.isEmpty()
                        ? " No single mouse matters enough to deserve a second reading."
                        : " A second reading is worth most for " + String.join(", ", again) + ".")
                + (done < asked
                        ? String.format(
                                Locale.ROOT,
                                " The balance rule is hard to meet: only %,d of %,d simulations were made.",
                                done,
                                asked)
                        : "");
    }
}
