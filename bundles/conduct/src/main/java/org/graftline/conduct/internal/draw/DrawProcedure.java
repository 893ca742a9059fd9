package org.graftline.conduct.internal.draw;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.graftline.study.ArmName;
import org.graftline.study.Decimal;
import org.graftline.study.MouseId;
import org.graftline.study.conduct.DonorBalance;
import org.graftline.study.conduct.DonorBalance.ArmBalance;
import org.graftline.study.conduct.Draw;
import org.graftline.study.conduct.Draw.OpenBlock;
import org.graftline.study.conduct.EnrollmentRules.ArmShare;
import org.graftline.study.conduct.EnrollmentRules.Method;
import org.graftline.study.conduct.UnbalancedDrawException;

/** Makes a draw from a fixed list and a seed: a function of the two, so that it can be made again. */
final class DrawProcedure {
    private static final MathContext SHOWN = new MathContext(6);

    private DrawProcedure() {}

    /**
     * What a seed makes of a list.
     *
     * @param openBlocks of all donors that have one afterwards, in the order of their codes
     */
    record Made(Map<MouseId, ArmName> arms, List<DonorBalance> balance, List<OpenBlock> openBlocks) {}

    /** @throws UnbalancedDrawException if a donor's mice cannot be placed within the tries */
    static Made make(Draw draw, Chance chance) {
        Map<MouseId, ArmName> arms = new TreeMap<>();
        List<DonorBalance> balance = new ArrayList<>();
        List<OpenBlock> open = new ArrayList<>();
        List<DonorMice> donors = DonorMice.of(draw.eligible());
        draw.openBlocks().stream()
                .filter(block ->
                        donors.stream().noneMatch(donor -> donor.donor().equals(block.donor())))
                .forEach(open::add);
        for (DonorMice donor : donors) {
            double[] volumes = donor.volumes();
            Outcome outcome = donor.placement(draw).place(chance, donor.all(), volumes);
            if (!outcome.found()) {
                throw new UnbalancedDrawException(Unbalanced.sentence(donor, draw.rules(), outcome));
            }
            for (int i = 0; i < volumes.length; i++) {
                arms.put(
                        donor.mice().get(i).mouse(),
                        draw.rules().arms().get(outcome.armOf()[i]).arm());
            }
            balance.add(balance(donor, draw, outcome));
            if (draw.rules().method() == Method.PERMUTED_BLOCKS) {
                open.add(openBlock(donor, draw, outcome));
            }
        }
        open.sort(Comparator.comparing(OpenBlock::donor));
        return new Made(arms, balance, open);
    }

    private static DonorBalance balance(DonorMice donor, Draw draw, Outcome outcome) {
        List<ArmShare> shares = draw.rules().arms();
        double[] sums = new double[shares.size()];
        int[] counts = new int[shares.size()];
        double difference = new Difference(donor.volumes(), draw.rules().balance()).of(outcome.armOf(), sums, counts);
        List<ArmBalance> arms = new ArrayList<>();
        int filled = 0;
        for (int arm = 0; arm < counts.length; arm++) {
            filled += counts[arm] > 0 ? 1 : 0;
            arms.add(new ArmBalance(
                    shares.get(arm).arm(), counts[arm], counts[arm] == 0 ? null : shown(sums[arm] / counts[arm])));
        }
        return new DonorBalance(donor.donor(), outcome.tries(), filled < 2 ? null : shown(difference), arms);
    }

    private static OpenBlock openBlock(DonorMice donor, Draw draw, Outcome outcome) {
        Map<ArmName, Integer> left = new TreeMap<>();
        for (int arm = 0; arm < outcome.left().length; arm++) {
            if (outcome.left()[arm] > 0) {
                left.put(draw.rules().arms().get(arm).arm(), outcome.left()[arm]);
            }
        }
        return new OpenBlock(donor.donor(), left);
    }

    /** @return six significant digits */
    static Decimal shown(double value) {
        return new Decimal(
                new BigDecimal(value).round(SHOWN).stripTrailingZeros().toPlainString());
    }
}
