package org.graftline.growth.internal.beside;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.graftline.growth.GrowthAnalysis;
import org.graftline.growth.GrowthRates;
import org.graftline.growth.GrowthRates.Part;
import org.graftline.growth.GrowthRates.Spread;
import org.graftline.growth.GrowthRates.SpreadRatio;
import org.graftline.growth.beside.RateSpreads;
import org.graftline.growth.beside.RateSpreads.ReadingSpread;
import org.graftline.growth.internal.WaldEnds;
import org.graftline.mixedmodel.Fit;
import org.graftline.mixedmodel.FitOptions;
import org.graftline.mixedmodel.ModelSpec;
import org.graftline.mixedmodel.RandomTerm;
import org.graftline.study.ArmName;

/** How growth rates vary by arm: what the primary model has, and mice by arm beside it. */
public final class RateSpreadFits {
    /** A covariance per arm takes three parameters each. */
    private static final int MOST_ARMS = 6;
    /** Beyond this the second fit would take longer than all the rest of a report. */
    private static final int MOST_ROWS = 5_000;
    /** Fewer mice do not say how much the mice of an arm differ. */
    private static final int FEWEST_MICE = 6;

    private static final int DAYS_FOR_A_SLOPE = 3;
    /** Per day: a difference of 0.01 % in volume over a month is none. */
    private static final double NOTHING = 1e-4 / 30;

    private final GrowthAnalysis analysis;
    private final GrowthRates rates;
    private final List<Spread> mice = new ArrayList<>();
    private final List<SpreadRatio> miceRatios = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    private RateSpreadFits(GrowthAnalysis analysis) {
        this.analysis = analysis;
        rates = analysis.details().growth();
    }

    /** @throws NotBesideException with the reason why there is nothing to say */
    public static RateSpreads of(GrowthAnalysis analysis) {
        Primary primary = Primary.of(analysis);
        RateSpreadFits fits = new RateSpreadFits(analysis);
        if (fits.rates.spreads().isEmpty()) {
            throw new NotBesideException("The model has no growth rates of single donors or mice: "
                    + String.join(" ", analysis.model().fallbacks()));
        }
        fits.levels();
        fits.zeros();
        fits.miceByArm(primary);
        return new RateSpreads(
                fits.rates.spreads(),
                fits.readings(primary),
                fits.rates.ratios(),
                fits.mice,
                fits.miceRatios,
                fits.notes);
    }

    private boolean has(String level) {
        return rates.spreads().stream().anyMatch(s -> s.level().equals(level));
    }

    private boolean hasOuter() {
        return rates.spreads().stream()
                .anyMatch(s -> !List.of("mouse", "tumor", GrowthRates.TOGETHER).contains(s.level()));
    }

    /** Where a level is missing its part stands in another one. */
    private void levels() {
        if (!hasOuter() || !has("mouse")) {
            analysis.model().fallbacks().stream()
                    .filter(f -> f.startsWith("Donor line") || f.startsWith("Slope per mouse"))
                    .forEach(notes::add);
        }
        analysis.model().fallbacks().stream()
                .filter(f -> f.startsWith("Treatment effect per"))
                .findFirst()
                .ifPresent(f -> notes.add("Between donors the model has one standard deviation for all arms. " + f));
    }

    private void zeros() {
        Map<String, List<String>> none = new LinkedHashMap<>();
        Map<String, List<String>> vague = new LinkedHashMap<>();
        for (Spread s : rates.spreads()) {
            if (!s.level().equals(GrowthRates.TOGETHER) && Double.isNaN(s.lower())) {
                (s.sd() < NOTHING ? none : vague)
                        .computeIfAbsent(s.level(), k -> new ArrayList<>())
                        .add(s.arm().value());
            }
        }
        none.forEach((level, arms) -> notes.add(
                "Growth rates of %s do not differ in %s beyond what the levels inside explain: the estimate is zero (boundary), which has no interval."
                        .formatted(plural(level), String.join(", ", arms))));
        vague.forEach((level, arms) -> notes.add(
                "How much growth rates of %s differ in %s has no interval: the model is singular there or the data leave it nearly open."
                        .formatted(plural(level), String.join(", ", arms))));
    }

    private static String plural(String level) {
        return level.equals("mouse")
                ? "mice of one donor"
                : level.equals("tumor") ? "tumors of one mouse" : level + "s";
    }

    /** A residual over its standardized value is its standard deviation, whatever the variance function. */
    private List<ReadingSpread> readings(Primary primary) {
        Map<ArmName, List<Double>> sds = new LinkedHashMap<>();
        analysis.arms().forEach(arm -> sds.put(arm.arm(), new ArrayList<>()));
        List<GrowthAnalysis.Residual> residuals = analysis.residuals();
        for (int i = 0; i < residuals.size(); i++) {
            GrowthAnalysis.Residual r = residuals.get(i);
            double sd = (primary.rows().get(i).logVolume() - r.fittedLog()) / r.pearson();
            List<Double> own = sds.get(r.arm());
            if (own != null && Double.isFinite(sd)) {
                own.add(sd);
            }
        }
        List<ReadingSpread> all = new ArrayList<>();
        sds.forEach((arm, own) -> {
            if (!own.isEmpty()) {
                own.sort(null);
                all.add(new ReadingSpread(arm, own.size(), own.get(own.size() / 2)));
            }
        });
        return all;
    }

    private void miceByArm(Primary primary) {
        if (!has("mouse") || analysis.arms().size() < 2) {
            return;
        }
        String assumed = "Between mice the primary model takes one standard deviation for all arms.";
        try {
            Fit fit = byArm(primary);
            List<String> names = fit.random("mouse").orElseThrow().names();
            ArmName control = analysis.arms().get(0).arm();
            Map<String, double[]> ofControl = weights(names, control);
            for (GrowthAnalysis.ArmGrowth arm : analysis.arms()) {
                Map<String, double[]> own = weights(names, arm.arm());
                var sd = fit.approximateDeviation(own);
                WaldEnds ends = WaldEnds.of(sd, primary.plan().alpha().value());
                mice.add(new Spread(
                        "mouse",
                        arm.arm(),
                        arm.mice(),
                        sd.estimate(),
                        ends.lower(),
                        ends.upper(),
                        List.of(new Part("mouse", "", List.of("arm" + arm.arm() + ":day")))));
                ratio(
                        fit,
                        own,
                        ofControl,
                        arm.arm(),
                        control,
                        primary.plan().alpha().value());
            }
            notes.add(assumed + " A model beside it gives each arm its own; its other terms are the same.");
        } catch (NotBesideException e) { // what the primary model says stands
            notes.add(assumed + " Whether that holds was not tried: " + e.sentence());
        }
    }

    private void ratio(
            Fit fit,
            Map<String, double[]> own,
            Map<String, double[]> ofControl,
            ArmName arm,
            ArmName control,
            double alpha) {
        if (arm.equals(control)) {
            return;
        }
        var ratio = fit.approximateDeviationRatio(own, ofControl);
        WaldEnds ends = WaldEnds.of(ratio, alpha);
        if (!Double.isNaN(ends.lower())) {
            miceRatios.add(new SpreadRatio(arm, control, ratio.estimate(), ends.lower(), ends.upper()));
        }
    }

    private static Map<String, double[]> weights(List<String> names, ArmName arm) {
        double[] z = new double[names.size()];
        int at = names.indexOf("arm" + arm + ":day");
        if (at < 0) {
            throw new NotBesideException("the model beside has no growth rates of the mice of %s.".formatted(arm));
        }
        z[at] = 1;
        return Map.of("mouse", z);
    }

    private Fit byArm(Primary primary) {
        if (analysis.arms().size() > MOST_ARMS) {
            throw new NotBesideException(
                    "with more than %d arms the data would be spread too thin.".formatted(MOST_ARMS));
        }
        if (primary.rows().size() > MOST_ROWS) {
            throw new NotBesideException("fitting %,d rows again takes too long beside a report (more than %,d)."
                    .formatted(primary.rows().size(), MOST_ROWS));
        }
        enoughMice(primary);
        ModelSpec.Builder spec = primary.spec().toBuilder().withoutRandom();
        primary.spec().random().forEach(term -> {
            boolean mouse = term.level().equals("mouse");
            spec.random(mouse ? new RandomTerm(term.level(), term.formula(), term.structure(), "arm") : term);
        });
        return Primary.fit(
                spec.build(), primary.rows(), Map.of(), FitOptions.defaults().withoutSmallSampleTests());
    }

    private static void enoughMice(Primary primary) {
        Map<String, Map<String, Set<Double>>> days = new LinkedHashMap<>();
        primary.rows()
                .forEach(r -> days.computeIfAbsent(r.arm(), k -> new HashMap<>())
                        .computeIfAbsent(r.mouse(), k -> new HashSet<>())
                        .add(r.day()));
        days.forEach((arm, ofMice) -> {
            long enough = ofMice.values().stream()
                    .filter(d -> d.size() >= DAYS_FOR_A_SLOPE)
                    .count();
            if (enough < FEWEST_MICE) {
                throw new NotBesideException("%s has %d mice with %d days or more; it takes %d."
                        .formatted(arm, enough, DAYS_FOR_A_SLOPE, FEWEST_MICE));
            }
        });
    }
}
