package org.graftline.mixedmodel.internal.variance;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.graftline.mixedmodel.InvalidModelException;
import org.graftline.mixedmodel.VarianceCovariateException;
import org.graftline.mixedmodel.VarianceParameters;
import org.graftline.mixedmodel.internal.design.ModelFrame;
import org.graftline.mixedmodel.variance.VarianceCovariate;
import org.graftline.mixedmodel.variance.VarianceModel;
import org.jspecify.annotations.Nullable;

/** From the variance model as written to the function on the ordered rows. */
public final class VarianceFunctions {
    private VarianceFunctions() {}

    /** The numeric columns that a model reads. */
    public static List<String> numericColumns(VarianceModel model) {
        return simple(model)
                .flatMap(part -> part instanceof VarianceModel.Fixed fixed
                        ? Stream.of(fixed.column())
                        : covariate(part) instanceof VarianceCovariate.Column c ? Stream.of(c.name()) : Stream.empty())
                .distinct()
                .toList();
    }

    /** The factors that a model reads. */
    public static List<String> factorColumns(VarianceModel model) {
        return simple(model)
                .map(VarianceFunctions::stratum)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    /** The functions that a model multiplies. */
    private static Stream<VarianceModel> simple(VarianceModel model) {
        if (model instanceof VarianceModel.Combined comb) {
            return comb.parts().stream().flatMap(VarianceFunctions::simple);
        }
        if (model instanceof VarianceModel.Held held) {
            return simple(held.function());
        }
        return Stream.of(model);
    }

    /** Whether a model puts the coefficients of the mean into the variance and maximizes over them there too. */
    public static boolean fullLikelihood(VarianceModel model) {
        return simple(model)
                .anyMatch(part -> covariate(part) instanceof VarianceCovariate.FixedMean m
                        && m.estimation() == VarianceCovariate.Estimation.FULL_LIKELIHOOD);
    }

    private static @Nullable VarianceCovariate covariate(VarianceModel model) {
        if (model instanceof VarianceModel.Exponential m) {
            return m.covariate();
        }
        if (model instanceof VarianceModel.Power m) {
            return m.covariate();
        }
        return model instanceof VarianceModel.ConstPower m ? m.covariate() : null;
    }

    private static @Nullable String stratum(VarianceModel model) {
        if (model instanceof VarianceModel.Ident m) {
            return m.by();
        }
        if (model instanceof VarianceModel.Exponential m) {
            return m.by();
        }
        if (model instanceof VarianceModel.Power m) {
            return m.by();
        }
        return model instanceof VarianceModel.ConstPower m ? m.by() : null;
    }

    /**
     * The function on the ordered rows. One that looks at a mean is not usable before {@link VarianceFunction#at}.
     *
     * @throws VarianceCovariateException if a covariate has a value that the function cannot take
     * @throws InvalidModelException if parts of a product cannot be told apart or held parameters do not exist
     */
    public static VarianceFunction of(VarianceModel model, ModelFrame frame, int[] order) {
        return of(model, frame, order, null);
    }

    /**
     * The same, with a floor for the mean.
     *
     * @param floor the smallest |mean| where the model names none; null = a share of the median of whatever mean the function is at
     */
    public static VarianceFunction of(VarianceModel model, ModelFrame frame, int[] order, @Nullable Double floor) {
        Map<String, Double> held = new LinkedHashMap<>();
        List<VarianceModel> factors = factors(model, held);
        VarianceFunction function = new Assembly(factors, frame, order, floor).product(kind(model));
        return held.isEmpty() ? function : new HeldVariance(function, held);
    }

    /** The factors of a product, constants left out; values held inside are collected under the names of the whole. */
    private static List<VarianceModel> factors(VarianceModel model, Map<String, Double> held) {
        List<VarianceModel> out = new ArrayList<>();
        List<VarianceModel> factors = model instanceof VarianceModel.Combined comb ? comb.parts() : List.of(model);
        for (VarianceModel factor : factors) {
            VarianceModel plain = factor instanceof VarianceModel.Held h ? h.function() : factor;
            String prefix = factors.size() < 2 ? "" : (char) ('A' + out.size()) + ".";
            if (factor instanceof VarianceModel.Held h) {
                h.values().forEach((name, value) -> held.put(prefix + name, value));
                if (plain instanceof VarianceModel.Combined inner) {
                    return factors(inner, held);
                }
            }
            if (plain instanceof VarianceModel.Combined) {
                throw new InvalidModelException(
                        "A product of variance functions stands inside a product", "List all its parts in one product");
            }
            if (!(plain instanceof VarianceModel.Constant)) {
                out.add(plain);
            }
        }
        return out;
    }

    private static VarianceParameters.Kind kind(VarianceModel model) {
        if (model instanceof VarianceModel.Ident) {
            return VarianceParameters.Kind.IDENT;
        }
        if (model instanceof VarianceModel.Exponential) {
            return VarianceParameters.Kind.EXP;
        }
        if (model instanceof VarianceModel.Power) {
            return VarianceParameters.Kind.POWER;
        }
        if (model instanceof VarianceModel.ConstPower) {
            return VarianceParameters.Kind.CONST_POWER;
        }
        if (model instanceof VarianceModel.Fixed) {
            return VarianceParameters.Kind.FIXED;
        }
        if (model instanceof VarianceModel.Held held) {
            return kind(held.function());
        }
        return model instanceof VarianceModel.Combined
                ? VarianceParameters.Kind.COMB
                : VarianceParameters.Kind.CONSTANT;
    }

    private enum Domain {
        ANY,
        NOT_ZERO,
        POSITIVE
    }

    /** The parts of one product on their common classes of rows. */
    private static final class Assembly {
        private final List<VarianceModel> factors;
        private final ModelFrame frame;
        private final int[] order;
        private final @Nullable CovariateSource moving;
        private final RowClasses rows;

        Assembly(List<VarianceModel> factors, ModelFrame frame, int[] order, @Nullable Double floor) {
            this.factors = factors;
            this.frame = frame;
            this.order = order;
            this.moving = moving(factors, floor);
            RowClasses classes = moving != null ? RowClasses.each(order.length) : RowClasses.one(order.length);
            if (moving == null) {
                for (VarianceModel factor : factors) {
                    String by = stratum(factor);
                    if (by != null) {
                        classes = classes.and(
                                Arrays.stream(codes(by)).asDoubleStream().toArray());
                    }
                    double[] column = column(factor);
                    if (column.length > 0) {
                        classes = classes.and(column);
                    }
                }
            }
            rows = classes;
        }

        private static @Nullable CovariateSource moving(List<VarianceModel> factors, @Nullable Double floor) {
            CovariateSource found = null;
            for (VarianceModel factor : factors) {
                VarianceCovariate covariate = covariate(factor);
                CovariateSource own = covariate instanceof VarianceCovariate.Fitted f
                        ? CovariateSource.moving(MovingMean.FITTED, f.floor() == null ? floor : f.floor())
                        : covariate instanceof VarianceCovariate.FixedMean m
                                ? CovariateSource.moving(
                                        m.estimation() == VarianceCovariate.Estimation.FULL_LIKELIHOOD
                                                ? MovingMean.POPULATION_FULL
                                                : MovingMean.POPULATION,
                                        m.floor() == null ? floor : m.floor())
                                : null;
                if (found != null && own != null && found.kind() != own.kind()) {
                    throw new InvalidModelException(
                            "One variance function looks at two different means (%s and %s)"
                                    .formatted(found.kind(), own.kind()),
                            "Use the fitted value or the population mean in all parts");
                }
                found = own == null ? found : own;
            }
            return found;
        }

        VarianceFunction product(VarianceParameters.Kind kind) {
            List<VariancePart> parts = factors.stream().map(this::part).toList();
            if (parts.stream().filter(VariancePart::freesScale).count() > 1) {
                throw new InvalidModelException(
                        "Two parts of the variance function have a standard deviation per stratum, which cannot be told apart",
                        "Keep one ident, by a factor that crosses both");
            }
            return new ProductVariance(kind, rows, parts, moving);
        }

        private VariancePart part(VarianceModel factor) {
            String by = stratum(factor);
            Strata strata = by == null
                    ? Strata.none(rows.counts().length)
                    : new Strata(rows.perClass(codes(by)), frame.levels(by));
            if (factor instanceof VarianceModel.Ident) {
                return new IdentPart(strata);
            }
            boolean moves = covariate(factor) != null && !(covariate(factor) instanceof VarianceCovariate.Column);
            CovariateSource source = moves && moving != null ? moving : CovariateSource.column();
            double[] values = moves ? ones() : rows.perClass(column(factor));
            if (factor instanceof VarianceModel.Fixed) {
                return new KnownPart(
                        Arrays.stream(values).map(c -> StrictMath.log(c) / 2).toArray());
            }
            if (factor instanceof VarianceModel.ConstPower) {
                return ConstPowerPart.of(values, strata, source);
            }
            return LogLinearPart.of(
                    factor instanceof VarianceModel.Power ? LogLinearPart.Kind.POWER : LogLinearPart.Kind.EXPONENTIAL,
                    values,
                    strata,
                    source);
        }

        /** Stands for a mean until it is known. */
        private double[] ones() {
            double[] ones = new double[order.length];
            Arrays.fill(ones, 1);
            return ones;
        }

        private int[] codes(String by) {
            int[] codes = frame.codes(by);
            int[] stratum = new int[order.length];
            for (int i = 0; i < stratum.length; i++) {
                stratum[i] = codes[order[i]];
            }
            return stratum;
        }

        /** The column that a factor looks at, on the ordered rows; empty when it looks at none. */
        private double[] column(VarianceModel factor) {
            if (factor instanceof VarianceModel.Fixed fixed) {
                return checked(fixed.column(), Domain.POSITIVE, "fixed");
            }
            if (!(covariate(factor) instanceof VarianceCovariate.Column c)) {
                return new double[0];
            }
            if (factor instanceof VarianceModel.Exponential) {
                return checked(c.name(), Domain.ANY, "exp");
            }
            return checked(c.name(), Domain.NOT_ZERO, factor instanceof VarianceModel.Power ? "power" : "constPower");
        }

        private double[] checked(String name, Domain domain, String kind) {
            double[] column = frame.numbers(name);
            double[] values = new double[order.length];
            int worst = -1;
            for (int i = 0; i < values.length; i++) {
                double c = column[order[i]];
                values[i] = c;
                if ((domain == Domain.NOT_ZERO && c == 0) || (domain == Domain.POSITIVE && !(c > 0))) {
                    worst = worst < 0 ? order[i] : Math.min(worst, order[i]);
                }
            }
            if (worst >= 0) {
                boolean zero = domain == Domain.NOT_ZERO;
                throw new VarianceCovariateException(
                        "The variance function %s(%s) meets %s in row %d; its covariate must %s"
                                .formatted(
                                        kind,
                                        name,
                                        column[worst],
                                        worst + 1,
                                        zero ? "not be 0, where the variance would be 0 or infinite" : "be above 0"),
                        zero
                                ? "Shift the covariate (for example day + 1), or use exp(%s)".formatted(name)
                                : "Correct the value, or give a column of positive variances");
            }
            return values;
        }
    }
}
