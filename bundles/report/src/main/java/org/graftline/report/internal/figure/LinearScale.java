package org.graftline.report.internal.figure;

import java.util.ArrayList;
import java.util.List;
import org.graftline.report.internal.markup.Numbers;

/** Equal steps, equal lengths. */
final class LinearScale implements Scale {
    private final double low;
    private final double high;
    private final double start;
    private final double end;
    private final double step;

    /**
     * @param low smallest value; a domain of no length is widened
     * @param high largest value
     * @param start px of the smallest
     * @param end px of the largest
     * @param ticks about how many
     */
    LinearScale(double low, double high, double start, double end, int ticks) {
        this.low = low < high ? low : low - 1;
        this.high = low < high ? high : high + 1;
        this.start = start;
        this.end = end;
        this.step = roundStep((this.high - this.low) / Math.max(1, ticks));
    }

    private static double roundStep(double rough) {
        double decade = Math.pow(10, Math.floor(Math.log10(rough)));
        double lead = rough / decade;
        return decade * (lead <= 1 ? 1 : lead <= 2 ? 2 : lead <= 5 ? 5 : 10);
    }

    @Override
    public double at(double value) {
        return start + (value - low) / (high - low) * (end - start);
    }

    @Override
    public List<Double> ticks() {
        List<Double> ticks = new ArrayList<>();
        for (long k = (long) Math.ceil(low / step - 1e-9); k * step <= high + step * 1e-9; k++) {
            ticks.add(k * step);
        }
        return ticks;
    }

    @Override
    public String label(double tick) {
        return Numbers.fixed(tick, Math.max(0, (int) -Math.floor(Math.log10(step) + 1e-9)));
    }
}
