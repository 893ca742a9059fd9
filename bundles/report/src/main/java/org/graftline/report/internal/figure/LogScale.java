package org.graftline.report.internal.figure;

import java.util.ArrayList;
import java.util.List;
import org.graftline.report.internal.markup.Numbers;

/** Equal factors, equal lengths; ticks are round mm³. */
final class LogScale implements Scale {
    private static final List<List<Integer>> LEADS = List.of(List.of(1, 2, 5), List.of(1, 3), List.of(1));
    private final double low;
    private final double high;
    private final double start;
    private final double end;
    private final int most;

    /**
     * @param low smallest value, above 0
     * @param high largest value
     * @param start px of the smallest
     * @param end px of the largest
     * @param most how many ticks fit
     */
    LogScale(double low, double high, double start, double end, int most) {
        this.low = low < high ? low : low / 2;
        this.high = low < high ? high : high * 2;
        this.start = start;
        this.end = end;
        this.most = most;
    }

    @Override
    public double at(double value) {
        return start + Math.log(value / low) / Math.log(high / low) * (end - start);
    }

    @Override
    public List<Double> ticks() {
        List<Double> ticks = List.of();
        for (List<Integer> leads : LEADS) {
            ticks = ticks(leads);
            if (ticks.size() <= most) {
                break;
            }
        }
        return ticks;
    }

    private List<Double> ticks(List<Integer> leads) {
        List<Double> ticks = new ArrayList<>();
        for (int power = (int) Math.floor(Math.log10(low)); power <= Math.ceil(Math.log10(high)); power++) {
            for (int lead : leads) {
                double tick = Double.parseDouble(lead + "e" + power);
                if (tick >= low * (1 - 1e-9) && tick <= high * (1 + 1e-9)) {
                    ticks.add(tick);
                }
            }
        }
        return ticks;
    }

    @Override
    public String label(double tick) {
        return Numbers.fixed(tick, tick >= 1 ? 0 : (int) Math.ceil(-Math.log10(tick) - 1e-9));
    }
}
