package org.graftline.growth.internal.beside;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.graftline.growth.Estimate;
import org.graftline.growth.GrowthAnalysis;
import org.graftline.growth.beside.WeightLag;
import org.graftline.growth.beside.WeightLag.Direction;
import org.graftline.growth.beside.WeightLag.Leader;
import org.graftline.growth.internal.Interval;
import org.graftline.growth.internal.beside.WeighedVisits.Visit;
import org.graftline.growth.internal.beside.WeighedVisits.Weighed;
import org.graftline.mixedmodel.ContrastEstimate;
import org.graftline.mixedmodel.DataTable;
import org.graftline.mixedmodel.Fit;
import org.graftline.mixedmodel.FitOptions;
import org.graftline.mixedmodel.MixedModel;
import org.graftline.mixedmodel.MixedModelException;
import org.graftline.mixedmodel.ModelSpec;
import org.graftline.mixedmodel.correlation.CorrelationModel;
import org.graftline.study.Arm;
import org.graftline.study.ArmName;
import org.graftline.study.ArmRole;
import org.graftline.study.StudyData;

/** Fits the change of one on the change of the other before it. */
public final class WeightLagFits {
    /** Above this many pairs Student's t is the normal distribution, and its degrees of freedom are not worth their time. */
    private static final int MANY_PAIRS = 2_000;

    private static final String WITHIN = "within";

    private final double alpha;
    private final Set<ArmName> treated;
    private final List<Weighed> mice;

    private WeightLagFits(double alpha, Set<ArmName> treated, List<Weighed> mice) {
        this.alpha = alpha;
        this.treated = treated;
        this.mice = mice;
    }

    /** Two intervals that follow one another: what the leader did in the first, what the follower did in the second. */
    private record Pair(Weighed of, double day, double leads, double meanLead, double follows) {}

    /** @throws NotBesideException with the reason why neither direction can be fitted */
    public static WeightLag of(StudyData data, GrowthAnalysis analysis) {
        List<Weighed> mice = WeighedVisits.of(
                data, analysis.window().fromDay(), analysis.window().toDay());
        if (mice.isEmpty()) {
            throw new NotBesideException(
                    "No mouse of an arm was weighed on a day on which its tumors were measured, so volume and weight cannot be held against each other.");
        }
        Set<ArmName> treated = new HashSet<>();
        if (data.arms().stream().anyMatch(a -> a.role() == ArmRole.CONTROL)) {
            data.arms().stream()
                    .filter(a -> a.role() != ArmRole.CONTROL)
                    .map(Arm::name)
                    .forEach(treated::add);
        }
        WeightLagFits fits =
                new WeightLagFits(analysis.governance().plan().alpha().value(), treated, mice);
        List<Direction> directions = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        for (Leader leader : Leader.values()) {
            try {
                directions.add(fits.direction(leader));
            } catch (NotBesideException e) { // the other direction stands
                notes.add("%s: %s"
                        .formatted(
                                leader == Leader.VOLUME ? "Growth before weight" : "Weight before growth",
                                e.sentence()));
            }
        }
        return new WeightLag(directions, notes.stream().distinct().toList());
    }

    private Direction direction(Leader leader) {
        List<Pair> pairs = pairs(leader);
        int withPairs = distinct(pairs, p -> p.of().course().mouse());
        if (pairs.size() < WeightLag.FEWEST_PAIRS || withPairs < WeightLag.FEWEST_MICE) {
            throw new NotBesideException(
                    "there are %,d pairs of intervals that follow one another, in %d mice; it takes %d in %d. A mouse gives one for each three visits in a row with weight and volume."
                            .formatted(pairs.size(), withPairs, WeightLag.FEWEST_PAIRS, WeightLag.FEWEST_MICE));
        }
        int donors = distinct(pairs, p -> p.of().course().donor());
        Fit fit = fit(pairs, donors > 1 && donors < withPairs);
        int at = fit.fixed().names().indexOf(WITHIN);
        if (at < 0) {
            throw new NotBesideException("the leading change does not vary within mice.");
        }
        double[] c = new double[fit.fixed().size()];
        c[at] = 1;
        ContrastEstimate e = fit.estimate(c);
        Estimate slope = Interval.of(e.estimate(), e.standardError(), e.df(), alpha);
        return new Direction(
                leader,
                pairs.size(),
                withPairs,
                donors,
                slope,
                fit.correlation().getOrDefault("Phi", Double.NaN),
                switch (e.method()) {
                    case KENWARD_ROGER -> "Kenward–Roger";
                    case SATTERTHWAITE -> "Satterthwaite";
                    case CONTAINMENT -> "containment";
                });
    }

    private List<Pair> pairs(Leader leader) {
        ToDoubleFunction<Visit> leads = leader == Leader.VOLUME ? Visit::logVolume : Visit::logWeight;
        ToDoubleFunction<Visit> follows = leader == Leader.VOLUME ? Visit::logWeight : Visit::logVolume;
        List<Pair> all = new ArrayList<>();
        for (Weighed one : mice) {
            List<Visit> v = one.visits();
            double sum = 0;
            for (int k = 2; k < v.size(); k++) {
                sum += perDay(leads, v.get(k - 2), v.get(k - 1));
            }
            double mean = sum / (v.size() - 2);
            for (int k = 2; k < v.size(); k++) {
                all.add(new Pair(
                        one,
                        (v.get(k - 1).day() + v.get(k).day()) / 2,
                        perDay(leads, v.get(k - 2), v.get(k - 1)),
                        mean,
                        perDay(follows, v.get(k - 1), v.get(k))));
            }
        }
        return all;
    }

    private static double perDay(ToDoubleFunction<Visit> of, Visit from, Visit to) {
        return (of.applyAsDouble(to) - of.applyAsDouble(from)) / (to.day() - from.day());
    }

    private Fit fit(List<Pair> pairs, boolean donorLevel) {
        boolean both = distinct(pairs, p -> treated.contains(p.of().course().arm())) == 2;
        ModelSpec.Builder spec = ModelSpec.of("follows", "~ within + mean + day" + (both ? " + treated" : ""));
        if (donorLevel) {
            spec.level("donor").random("~ 1");
        }
        spec.level("mouse").random("~ 1").correlation(CorrelationModel.ar1(null));
        FitOptions options = FitOptions.defaults();
        try {
            Fit fit = MixedModel.fit(
                    spec.build(),
                    table(pairs),
                    pairs.size() > MANY_PAIRS ? options.withoutSmallSampleTests() : options);
            if (!fit.converged()) {
                throw new NotBesideException("the fit did not settle: " + fit.message());
            }
            return fit;
        } catch (MixedModelException e) {
            throw new NotBesideException("the model cannot be fitted. " + e.getMessage());
        }
    }

    private DataTable table(List<Pair> pairs) {
        return DataTable.builder()
                .texts("donor", texts(pairs, p -> p.of().course().donor().value()))
                .texts("mouse", texts(pairs, p -> p.of().course().mouse().value()))
                .numbers(WITHIN, numbers(pairs, p -> p.leads() - p.meanLead()))
                .numbers("mean", numbers(pairs, Pair::meanLead))
                .numbers("day", numbers(pairs, Pair::day))
                .numbers(
                        "treated",
                        numbers(pairs, p -> treated.contains(p.of().course().arm()) ? 1 : 0))
                .numbers("follows", numbers(pairs, Pair::follows))
                .build();
    }

    private static String[] texts(List<Pair> pairs, Function<Pair, String> column) {
        return pairs.stream().map(column).toArray(String[]::new);
    }

    private static double[] numbers(List<Pair> pairs, ToDoubleFunction<Pair> column) {
        return pairs.stream().mapToDouble(column).toArray();
    }

    private static int distinct(List<Pair> pairs, Function<Pair, ?> property) {
        return (int) pairs.stream().map(property).distinct().count();
    }
}
