package org.graftline.growth.internal.beside;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.graftline.growth.Estimate;
import org.graftline.growth.GrowthAnalysis;
import org.graftline.growth.GrowthAnalysis.TreatmentEffect;
import org.graftline.growth.beside.CourseCheck;
import org.graftline.growth.beside.CourseCheck.LineTest;
import org.graftline.growth.beside.CourseCheck.PlannedEffect;
import org.graftline.growth.internal.Numbers;
import org.graftline.mixedmodel.CovarianceStructure;
import org.graftline.mixedmodel.Fit;
import org.graftline.mixedmodel.ModelSpec;
import org.graftline.mixedmodel.RandomTerm;
import org.graftline.mixedmodel.inference.FTest;
import org.graftline.study.ArmName;
import org.graftline.study.Decimal;
import org.graftline.study.conduct.AnalysisPlan;
import org.graftline.study.conduct.TimeCourse.Shape;

/** Fits the mean with bends beside its lines. */
public final class CourseFits {
    /** Above this many arms the treated ones share their bends. */
    private static final int MOST_ARMS = 8;
    /** A mouse shows a bend of its own from this many days on. */
    private static final int DAYS_TO_BEND = 4;
    /** Fewer groups cannot say how bends differ between them. */
    private static final int GROUPS_TO_DIFFER = 4;

    private final AnalysisPlan plan;
    private final Primary primary;
    private final Bends bends;
    /** What the bends differ by: "", "treated" or "arm". */
    private final String by;

    private final Fit fit;
    private final String random;

    private CourseFits(Primary primary) {
        plan = primary.plan();
        this.primary = primary;
        bends = Bends.of(plan.course(), primary.rows());
        int arms = Primary.distinct(primary.rows(), PrimaryRow::arm);
        boolean control = primary.rows().stream().anyMatch(r -> !r.treated());
        by = arms == 1 ? "" : control && (primary.oneTreatedArm() || arms > MOST_ARMS) ? "treated" : "arm";
        List<RandomTerm> own = ownBends();
        Optional<Fit> withOwn = own.isEmpty() ? Optional.empty() : settled(own);
        fit = withOwn.orElseGet(() -> primary.fitWith(spec(List.of()), bends.columns(primary.rows())));
        random = withOwn.isPresent()
                ? "Each %s may bend in its own way."
                        .formatted(String.join(
                                " and each ",
                                own.stream().map(RandomTerm::level).toList()))
                : own.isEmpty()
                        ? "The data do not tell bends of single mice apart from the mean's; where mice bend each in their own way the test refuses the line too easily."
                        : "A model in which mice bend each in their own way did not settle; where they do the test refuses the line too easily.";
    }

    /** @throws NotBesideException with the reason why there is neither test nor effect */
    public static CourseCheck check(GrowthAnalysis analysis) {
        return new CourseFits(Primary.of(analysis)).answer();
    }

    private CourseCheck answer() {
        LineTest test = test();
        boolean holds = !(test.p() < plan.alpha().value());
        boolean asked = plan.course().shape() != Shape.LINE;
        String words = bends.words()
                + (by.equals("treated") && !primary.oneTreatedArm()
                        ? ", the bends one for control and one for all treated arms"
                        : "");
        if (holds && !asked) {
            return new CourseCheck(Optional.of(test), true, List.of(), words, "", "");
        }
        if (primary.analysis().effects().isEmpty()) {
            return new CourseCheck(
                    Optional.of(test),
                    holds,
                    List.of(),
                    words,
                    "",
                    "No effect is told on planned days. "
                            + Optional.ofNullable(primary.analysis().noEffectReason())
                                    .orElse(""));
        }
        List<PlannedEffect> effects = new ArrayList<>();
        List<String> gone = new ArrayList<>();
        for (double day : days()) {
            List<String> arms = new ArrayList<>();
            for (TreatmentEffect effect : primary.effects()) {
                PlannedEffect one = onDay(effect, day);
                if (one.treatedMice() > 0 && one.controlMice() > 0) {
                    effects.add(one);
                } else {
                    arms.add((one.treatedMice() > 0 ? effect.control() : effect.arm()).value());
                }
            }
            if (!arms.isEmpty()) {
                gone.add(" On day %s the shape is not followed beyond the data: no mouse was measured that late in %s."
                        .formatted(
                                Numbers.plain(day),
                                String.join(", ", arms.stream().distinct().toList())));
            }
        }
        return new CourseCheck(
                Optional.of(test),
                holds,
                effects,
                words,
                (plan.course().plannedDays().isEmpty()
                                ? "Day %s is the last on which at least half of the control mice are still measured; the plan names none."
                                        .formatted(Numbers.plain(primary.halfOfControlDay()))
                                : "The days are those of the plan.")
                        + String.join("", gone),
                "");
    }

    private List<Double> days() {
        return plan.course().plannedDays().isEmpty()
                ? List.of(primary.halfOfControlDay())
                : plan.course().plannedDays().stream().map(Decimal::value).toList();
    }

    private LineTest test() {
        List<double[]> departures = new ArrayList<>();
        for (String name : fit.fixed().names()) {
            if (name.startsWith("bend") || name.contains(":bend")) {
                double[] c = new double[fit.fixed().size()];
                c[fit.fixed().indexOf(name)] = 1;
                departures.add(c);
            }
        }
        if (departures.isEmpty()) {
            throw new NotBesideException("The days are too few to tell a bend from a line.");
        }
        FTest f = primary.joint(fit, departures);
        return new LineTest(f.f(), f.numeratorDf(), f.denominatorDf(), f.p(), primary.methodWords(fit), random);
    }

    /** Log ratio of the geometric means = day · difference of slopes + differences of bends. */
    private PlannedEffect onDay(TreatmentEffect effect, double day) {
        double[] c = primary.difference(fit, effect.arm(), effect.control());
        for (int j = 0; j < c.length; j++) {
            c[j] *= day;
        }
        bend(c, effect.arm(), day, 1);
        bend(c, effect.control(), day, -1);
        Estimate log = java.util.Arrays.stream(c).allMatch(w -> w == 0)
                ? new Estimate(0, 0, 0, 0, Double.NaN, Double.NaN) // day 0: all arms start alike
                : primary.estimate(fit, c);
        Estimate ratio = new Estimate(
                StrictMath.exp(log.value()),
                Double.NaN,
                StrictMath.exp(log.lower()),
                StrictMath.exp(log.upper()),
                log.df(),
                log.p());
        return new PlannedEffect(
                effect.arm(),
                effect.control(),
                day,
                primary.stillMeasured(effect.arm(), day),
                primary.stillMeasured(effect.control(), day),
                ratio);
    }

    private void bend(double[] c, ArmName arm, double day, int sign) {
        bends.terms().forEach((name, term) -> {
            String own = by.equals("arm") ? "arm" + arm.value() : primary.treated(arm) ? by : "";
            for (String both :
                    List.of(own + ":" + name, name + ":" + own)) { // in the order in which the formula names them first
                int at = fit.fixed().names().indexOf(both);
                if (at >= 0) {
                    c[at] += sign * term.applyAsDouble(day);
                }
            }
        });
    }

    private ModelSpec spec(List<RandomTerm> own) {
        StringBuilder fixed = new StringBuilder(primary.spec().fixed());
        bends.terms().keySet().forEach(name -> fixed.append(" + ").append(name));
        if (!by.isEmpty()) {
            bends.terms()
                    .keySet()
                    .forEach(
                            name -> fixed.append(" + ").append(name).append(':').append(by));
        }
        ModelSpec.Builder spec = primary.spec().toBuilder().fixed(fixed.toString());
        own.forEach(spec::random);
        return spec.build();
    }

    private Optional<Fit> settled(List<RandomTerm> own) {
        try {
            return Optional.of(primary.fitWith(spec(own), bends.columns(primary.rows())));
        } catch (NotBesideException e) { // the same without them answers, and says so
            return Optional.empty();
        }
    }

    /** A first bend per mouse and, with several donors, per donor. */
    private List<RandomTerm> ownBends() {
        List<RandomTerm> own = new ArrayList<>();
        for (RandomTerm term : primary.spec().random()) {
            boolean line = term.formula().replace(" ", "").startsWith("~day");
            if (line
                    && bendable(term.level())
                    && own.stream().noneMatch(o -> o.level().equals(term.level()))) {
                own.add(new RandomTerm(term.level(), "~ 0 + bend1", CovarianceStructure.UNSTRUCTURED));
            }
        }
        return own;
    }

    private boolean bendable(String level) {
        Map<String, Set<Double>> days = new HashMap<>();
        Function<PrimaryRow, String> group = r -> r.group(level);
        primary.rows()
                .forEach(r -> days.computeIfAbsent(group.apply(r), k -> new HashSet<>())
                        .add(r.day()));
        return days.values().stream().filter(d -> d.size() >= DAYS_TO_BEND).count() >= GROUPS_TO_DIFFER;
    }
}
