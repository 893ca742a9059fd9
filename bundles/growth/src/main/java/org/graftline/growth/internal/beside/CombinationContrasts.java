package org.graftline.growth.internal.beside;

import java.util.ArrayList;
import java.util.List;
import org.graftline.growth.Estimate;
import org.graftline.growth.GrowthAnalysis;
import org.graftline.growth.beside.Combinations;
import org.graftline.growth.beside.Combinations.Combination;
import org.graftline.growth.internal.Interval;
import org.graftline.growth.internal.beside.CombinedArms.Trio;
import org.graftline.mixedmodel.Fit;
import org.graftline.study.ArmName;
import org.graftline.study.ArmRole;

/** Contrasts of the primary model that say how two drugs act together. */
public final class CombinationContrasts {
    private final Primary primary;
    private final Fit fit;
    private final ArmName control;
    private final double alpha;
    private final double day;

    private CombinationContrasts(Primary primary, ArmName control) {
        this.primary = primary;
        this.control = control;
        fit = primary.fit();
        alpha = primary.plan().alpha().value();
        day = primary.plan().course().plannedDays().isEmpty()
                ? primary.halfOfControlDay()
                : primary.plan().course().plannedDays().get(0).value();
    }

    /** @throws NotBesideException with the reason why there are none */
    public static Combinations of(GrowthAnalysis analysis) {
        List<ArmName> treated = analysis.arms().stream()
                .filter(a -> a.role() != ArmRole.CONTROL)
                .map(GrowthAnalysis.ArmGrowth::arm)
                .toList();
        List<Trio> trios = new CombinedArms(treated).all();
        if (trios.isEmpty()) {
            throw new NotBesideException("No arm's name is that of two other arms together.");
        }
        ArmName control = analysis.arms().stream()
                .filter(a -> a.role() == ArmRole.CONTROL)
                .map(GrowthAnalysis.ArmGrowth::arm)
                .findFirst()
                .orElseThrow(() -> new NotBesideException(
                        "How drugs act together is asked against a control, and no analyzed arm is one."));
        CombinationContrasts contrasts = new CombinationContrasts(Primary.of(analysis), control);
        return new Combinations(trios.stream().map(contrasts::combination).toList(), contrasts.day, "");
    }

    private Combination combination(Trio trio) {
        return new Combination(trio.together(), trio.first(), trio.second(), bliss(trio), best(trio), additivity(trio));
    }

    private Estimate bliss(Trio trio) {
        double[] c = against(trio.together());
        add(c, -1, against(trio.first()));
        add(c, -1, against(trio.second()));
        return primary.estimate(fit, c);
    }

    private Estimate best(Trio trio) {
        List<Estimate> over = new ArrayList<>();
        List<Estimate> halved = new ArrayList<>();
        for (ArmName single : List.of(trio.first(), trio.second())) {
            Estimate e = primary.estimate(fit, primary.difference(fit, trio.together(), single));
            over.add(e);
            halved.add(Interval.of(e.value(), e.standardError(), e.df(), alpha / 2));
        }
        Estimate worse = over.get(over.get(0).value() >= over.get(1).value() ? 0 : 1);
        return new Estimate(
                worse.value(),
                Double.NaN,
                Math.max(halved.get(0).lower(), halved.get(1).lower()),
                Math.max(over.get(0).upper(), over.get(1).upper()),
                worse.df(),
                Math.max(over.get(0).p(), over.get(1).p()));
    }

    /** The gradient by the slopes is t · e^{t·difference}. */
    private Estimate additivity(Trio trio) {
        double[] gradient = new double[fit.fixed().size()];
        double value = 1;
        for (Part part :
                List.of(new Part(trio.together(), 1), new Part(trio.first(), -1), new Part(trio.second(), -1))) {
            double[] c = against(part.arm);
            double share = StrictMath.exp(day * dot(c, fit.fixed().estimates()));
            value += part.sign * share;
            add(gradient, part.sign * day * share, c);
        }
        Estimate linear = primary.estimate(fit, gradient);
        return Interval.of(value, linear.standardError(), linear.df(), alpha);
    }

    private record Part(ArmName arm, int sign) {}

    private double[] against(ArmName arm) {
        return primary.difference(fit, arm, control);
    }

    private static void add(double[] to, double times, double[] c) {
        for (int i = 0; i < to.length; i++) {
            to[i] += times * c[i];
        }
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
