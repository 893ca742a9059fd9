package org.graftline.cases.internal;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.graftline.mixedmodel.ModelSpec;
import org.graftline.mixedmodel.RandomTerm;
import org.graftline.mixedmodel.correlation.CorrelationModel;
import org.graftline.mixedmodel.variance.VarianceCovariate;
import org.graftline.mixedmodel.variance.VarianceModel;
import org.jspecify.annotations.Nullable;

/** Which columns a model reads as text and which as numbers. */
final class UsedColumns {
    private static final Pattern NAME = Pattern.compile("[\\p{L}.][\\p{L}\\p{N}._]*");

    private final Set<String> texts = new HashSet<>();
    private final Set<String> numbers = new HashSet<>();

    UsedColumns(ModelSpec spec) {
        texts.addAll(spec.factors().keySet());
        texts.addAll(spec.levels());
        variance(spec.variance());
        correlation(spec.correlation());
        numbers.add(spec.response());
        formula(spec.fixed());
        spec.random().stream().map(RandomTerm::formula).forEach(this::formula);
        spec.random().forEach(term -> term.by().ifPresent(texts::add));
        numbers.removeAll(texts);
    }

    boolean isText(String column) {
        return texts.contains(column);
    }

    boolean isNumber(String column) {
        return numbers.contains(column);
    }

    private void formula(String formula) {
        Matcher m = NAME.matcher(formula);
        while (m.find()) {
            numbers.add(m.group()); // a function such as I( ) is no column of the file and does no harm here
        }
    }

    private void variance(VarianceModel model) {
        if (model instanceof VarianceModel.Ident v) {
            text(v.by());
        } else if (model instanceof VarianceModel.Exponential v) {
            covariate(v.covariate(), v.by());
        } else if (model instanceof VarianceModel.Power v) {
            covariate(v.covariate(), v.by());
        } else if (model instanceof VarianceModel.ConstPower v) {
            covariate(v.covariate(), v.by());
        } else if (model instanceof VarianceModel.Fixed v) {
            numbers.add(v.column());
        } else if (model instanceof VarianceModel.Held v) {
            variance(v.function());
        } else if (model instanceof VarianceModel.Combined v) {
            v.parts().forEach(this::variance);
        }
    }

    private void covariate(VarianceCovariate covariate, @Nullable String by) {
        if (covariate instanceof VarianceCovariate.Column c) {
            numbers.add(c.name());
        }
        text(by);
    }

    private void correlation(CorrelationModel model) {
        if (model instanceof CorrelationModel.Autoregressive c) {
            if (c.time() != null) {
                numbers.add(c.time());
            }
            text(c.within());
        } else if (model instanceof CorrelationModel.ContinuousAutoregressive c) {
            numbers.addAll(List.of(c.time()));
            text(c.within());
        } else if (model instanceof CorrelationModel.CompoundSymmetry c) {
            text(c.within());
        }
    }

    private void text(@Nullable String column) {
        if (column != null) {
            texts.add(column);
        }
    }
}
