package org.graftline.growth.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.graftline.growth.FitDetails;
import org.graftline.growth.FitDetails.Deviation;
import org.graftline.growth.FitDetails.MouseRate;
import org.graftline.growth.FitDetails.ReadingSpread;
import org.graftline.mixedmodel.Blups;
import org.graftline.mixedmodel.Fit;
import org.graftline.mixedmodel.variance.VarianceCovariate;
import org.graftline.mixedmodel.variance.VarianceModel;
import org.graftline.study.ArmName;

/** Shrinkage, deviations and the spread of a reading, as the fit has them. */
final class Details {
    private final FittedModel model;
    private final Curves curves;

    Details(FittedModel model, Curves curves) {
        this.model = model;
        this.curves = curves;
    }

    FitDetails all() {
        return new FitDetails(rates(), deviations(), spread(model.fit()), new Rates(model).all());
    }

    private List<MouseRate> rates() {
        MouseSlopes own = new MouseSlopes(model.set().rows());
        Map<String, AnalysisRow> mice = new LinkedHashMap<>();
        model.set().rows().forEach(row -> mice.putIfAbsent(row.mouseName(), row));
        return mice.values().stream()
                .sorted(java.util.Comparator.comparing(row -> row.mouse().mouse()))
                .map(row -> new MouseRate(
                        row.mouse().mouse(),
                        row.mouse().donor(),
                        new ArmName(row.arm()),
                        own.of(row.mouseName()),
                        curves.slopeOfMouse(row),
                        curves.slopeOfDonor(row),
                        curves.slopeOfArm(row)))
                .toList();
    }

    private List<Deviation> deviations() {
        List<Deviation> all = new ArrayList<>();
        for (String level : model.plan().levels()) {
            Blups blups = model.fit().blups(level).orElseThrow();
            for (int g = 0; g < blups.ids().size(); g++) {
                double[] values = blups.values(g);
                for (int j = 0; j < values.length; j++) {
                    all.add(new Deviation(
                            model.words(level),
                            FitWords.effect(blups.names().get(j)),
                            blups.ids().get(g),
                            values[j]));
                }
            }
        }
        return all;
    }

    private static List<ReadingSpread> spread(Fit fit) {
        VarianceModel variance = fit.spec().variance();
        Map<String, Double> values = fit.variance().values();
        if (variance instanceof VarianceModel.Ident) {
            return values.entrySet().stream()
                    .map(part -> new ReadingSpread(part.getKey(), fit.sigma() * part.getValue(), 0, 0))
                    .toList();
        }
        if (variance instanceof VarianceModel.Exponential exponential) {
            double rate = values.values().iterator().next();
            return exponential.covariate() instanceof VarianceCovariate.Fitted
                    ? List.of(new ReadingSpread("", fit.sigma(), rate, 0))
                    : List.of(new ReadingSpread("", fit.sigma(), 0, rate));
        }
        return List.of(new ReadingSpread("", fit.sigma(), 0, 0));
    }
}
