package org.graftline.mixedmodel.internal.prediction;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.graftline.mixedmodel.Fit;
import org.graftline.mixedmodel.NotAvailableYetException;
import org.graftline.mixedmodel.VarianceCovariateException;
import org.graftline.mixedmodel.internal.design.ModelFrame;
import org.graftline.mixedmodel.variance.VarianceCovariate;
import org.graftline.mixedmodel.variance.VarianceModel;
import org.jspecify.annotations.Nullable;

/** The residual standard deviation σ·v of any row, at the estimated or at other parameters of the variance function. */
public final class ResidualSpread {
    /** A fitted value below this share of the median of the fit is taken as that share: v would run to 0 or infinity. */
    private static final double FLOOR = 1e-3;

    private final VarianceModel model;
    private final double sigma;
    private final Map<String, Double> values;
    private final @Nullable VarianceCovariate covariate;
    private final ModelFrame frame;
    private final double floor;

    /**
     * The spread of the rows of a table.
     *
     * @throws NotAvailableYetException if the variance function is a product or has parameters per stratum
     */
    public static ResidualSpread of(Fit fit, TableDesign rows) {
        return new ResidualSpread(fit, rows, fit.sigma(), fit.variance().values());
    }

    /** The same at other parameters, named as in {@link org.graftline.mixedmodel.VarianceParameters}. */
    public static ResidualSpread at(Fit fit, TableDesign rows, double sigma, Map<String, Double> values) {
        return new ResidualSpread(fit, rows, sigma, values);
    }

    private ResidualSpread(Fit fit, TableDesign rows, double sigma, Map<String, Double> values) {
        this.model = fit.spec().variance();
        this.sigma = sigma;
        this.values = values;
        this.frame = rows.frame();
        this.covariate = covariate(model);
        this.floor = meanDependent() ? floor(covariate, fit.fitted()) : 0;
    }

    private static @Nullable VarianceCovariate covariate(VarianceModel model) {
        VarianceCovariate covariate = null;
        String by = null;
        if (model instanceof VarianceModel.Exponential v) {
            covariate = v.covariate();
            by = v.by();
        } else if (model instanceof VarianceModel.Power v) {
            covariate = v.covariate();
            by = v.by();
        } else if (model instanceof VarianceModel.ConstPower v) {
            covariate = v.covariate();
            by = v.by();
        }
        boolean simple = covariate != null
                || model instanceof VarianceModel.Constant
                || model instanceof VarianceModel.Ident
                || model instanceof VarianceModel.Fixed;
        if (!simple || by != null) {
            throw new NotAvailableYetException(
                    "The residual of a new row cannot be predicted under %s by this version".formatted(model),
                    "Predict the curve, or use one variance function without 'by'");
        }
        return covariate;
    }

    private static double floor(@Nullable VarianceCovariate covariate, double[] fitted) {
        Double declared = covariate instanceof VarianceCovariate.Fitted f
                ? f.floor()
                : covariate instanceof VarianceCovariate.FixedMean m ? m.floor() : null;
        if (declared != null) {
            return declared;
        }
        double[] sizes = Arrays.stream(fitted)
                .filter(f -> !Double.isNaN(f))
                .map(Math::abs)
                .sorted()
                .toArray();
        return FLOOR * sizes[sizes.length / 2];
    }

    /** Whether v depends on the mean of the row, so that a reading is not normal when the mean is uncertain. */
    public boolean meanDependent() {
        return covariate instanceof VarianceCovariate.Fitted || covariate instanceof VarianceCovariate.FixedMean;
    }

    /** Whether v depends on the fitted value of the innermost level, random effects inside. */
    public boolean fittedDependent() {
        return covariate instanceof VarianceCovariate.Fitted;
    }

    /**
     * σ·v of a complete row.
     *
     * @param mean the mean that v looks at: the curve of the innermost group or xβ; not read when v looks at a column
     */
    public double standardDeviation(int row, double mean) {
        if (model instanceof VarianceModel.Ident ident) {
            List<String> strata = frame.levels(ident.by());
            return sigma * value(strata.get(frame.codes(ident.by())[row]));
        }
        if (model instanceof VarianceModel.Fixed fixed) {
            return sigma * Math.sqrt(positive(fixed.column(), row));
        }
        if (model instanceof VarianceModel.Exponential) {
            return sigma * StrictMath.exp(value("expon") * covariate(row, mean));
        }
        if (model instanceof VarianceModel.Power) {
            return sigma * StrictMath.pow(notZero(row, mean), value("power"));
        }
        if (model instanceof VarianceModel.ConstPower) {
            return sigma * (value("const") + StrictMath.pow(notZero(row, mean), value("power")));
        }
        return sigma;
    }

    /** Names of the free parameters φ, in the order of {@link #logDerivatives}. */
    public List<String> parameters() {
        if (model instanceof VarianceModel.Ident ident) {
            List<String> strata = frame.levels(ident.by());
            return strata.subList(1, strata.size());
        }
        if (model instanceof VarianceModel.Exponential) {
            return List.of("expon");
        }
        if (model instanceof VarianceModel.Power) {
            return List.of("power");
        }
        return model instanceof VarianceModel.ConstPower ? List.of("log const", "power") : List.of();
    }

    /** ∂log v/∂φ of a complete row; φ is the logarithm of a ratio of strata and of the constant. */
    public double[] logDerivatives(int row, double mean) {
        double[] out = new double[parameters().size()];
        if (model instanceof VarianceModel.Ident ident) {
            int stratum = frame.codes(ident.by())[row];
            if (stratum > 0) {
                out[stratum - 1] = 1;
            }
        } else if (model instanceof VarianceModel.Exponential) {
            out[0] = covariate(row, mean);
        } else if (model instanceof VarianceModel.Power) {
            out[0] = StrictMath.log(notZero(row, mean));
        } else if (model instanceof VarianceModel.ConstPower) {
            double constant = value("const");
            double powered = StrictMath.pow(notZero(row, mean), value("power"));
            out[0] = constant / (constant + powered);
            out[1] = powered / (constant + powered) * StrictMath.log(notZero(row, mean));
        }
        return out;
    }

    private double value(String name) {
        return values.getOrDefault(name, 1.0);
    }

    private double covariate(int row, double mean) {
        return covariate instanceof VarianceCovariate.Column column ? frame.numbers(column.name())[row] : mean;
    }

    private double notZero(int row, double mean) {
        double size = Math.abs(covariate(row, mean));
        if (meanDependent()) {
            return Math.max(size, floor);
        }
        if (size == 0) {
            throw new VarianceCovariateException(
                    "The variance function meets a covariate of 0 in row %d, where the variance would be 0 or infinite"
                            .formatted(row + 1),
                    "Give the row another value, or predict the curve instead of a reading");
        }
        return size;
    }

    private double positive(String column, int row) {
        double value = frame.numbers(column)[row];
        if (!(value > 0)) {
            throw new VarianceCovariateException(
                    "The variance in column '%s' is %s in row %d".formatted(column, value, row + 1),
                    "Give a positive variance");
        }
        return value;
    }
}
