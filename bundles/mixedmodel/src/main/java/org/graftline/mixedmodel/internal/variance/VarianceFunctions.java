package org.graftline.mixedmodel.internal.variance;

import java.util.List;
import java.util.Optional;
import org.graftline.mixedmodel.NotAvailableYetException;
import org.graftline.mixedmodel.VarianceCovariateException;
import org.graftline.mixedmodel.internal.design.ModelFrame;
import org.graftline.mixedmodel.variance.VarianceCovariate;
import org.graftline.mixedmodel.variance.VarianceModel;
import org.jspecify.annotations.Nullable;

/** From the variance model as written to the function on the ordered rows. */
public final class VarianceFunctions {
    private VarianceFunctions() {}

    /** The numeric columns that a model reads. */
    public static List<String> numericColumns(VarianceModel model) {
        if (model instanceof VarianceModel.Fixed fixed) {
            return List.of(fixed.column());
        }
        return column(model).map(List::of).orElse(List.of());
    }

    /** The factors that a model reads. */
    public static List<String> factorColumns(VarianceModel model) {
        return model instanceof VarianceModel.Ident ident ? List.of(ident.by()) : List.of();
    }

    private static Optional<String> column(VarianceModel model) {
        if (model instanceof VarianceModel.Exponential exponential) {
            return Optional.of(column(exponential.covariate(), exponential.by()));
        }
        if (model instanceof VarianceModel.Power power) {
            return Optional.of(column(power.covariate(), power.by()));
        }
        if (model instanceof VarianceModel.ConstPower constPower) {
            return Optional.of(column(constPower.covariate(), constPower.by()));
        }
        if (model instanceof VarianceModel.Combined) {
            throw new NotAvailableYetException(
                    "A product of variance functions (comb) cannot be fitted by this version", "Use one of its parts");
        }
        return Optional.empty();
    }

    private static String column(VarianceCovariate covariate, @Nullable String by) {
        if (by != null) {
            throw new NotAvailableYetException(
                    "Variance parameters per level of '%s' cannot be fitted by this version".formatted(by),
                    "Leave 'by' out, or use ident(\"%s\")".formatted(by));
        }
        if (covariate instanceof VarianceCovariate.Column c) {
            return c.name();
        }
        throw new NotAvailableYetException(
                "A variance that follows the %s cannot be fitted by this version"
                        .formatted(covariate instanceof VarianceCovariate.Fitted ? "fitted values" : "population mean"),
                "Use a column as covariate, for example exp(\"day\")");
    }

    /**
     * The function on the ordered rows.
     *
     * @throws NotAvailableYetException if this version cannot fit the model
     * @throws VarianceCovariateException if a covariate has a value that the function cannot take
     */
    public static VarianceFunction of(VarianceModel model, ModelFrame frame, int[] order) {
        if (model instanceof VarianceModel.Ident ident) {
            int[] codes = frame.codes(ident.by());
            int[] stratum = new int[order.length];
            for (int i = 0; i < stratum.length; i++) {
                stratum[i] = codes[order[i]];
            }
            return new IdentVariance(stratum, frame.levels(ident.by()));
        }
        if (model instanceof VarianceModel.Fixed fixed) {
            return KnownVariance.fixed(covariate(fixed.column(), Domain.POSITIVE, "fixed", frame, order));
        }
        Optional<String> name = column(model);
        if (name.isEmpty()) {
            return KnownVariance.constant(order.length);
        }
        if (model instanceof VarianceModel.Exponential) {
            return LogLinearVariance.exponential(covariate(name.get(), Domain.ANY, "exp", frame, order));
        }
        if (model instanceof VarianceModel.Power) {
            return LogLinearVariance.power(covariate(name.get(), Domain.NOT_ZERO, "power", frame, order));
        }
        return new ConstPowerVariance(covariate(name.get(), Domain.NOT_ZERO, "constPower", frame, order));
    }

    private enum Domain {
        ANY,
        NOT_ZERO,
        POSITIVE
    }

    private static double[] covariate(String name, Domain domain, String kind, ModelFrame frame, int[] order) {
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
