package org.graftline.growth.internal;

import java.util.List;
import org.graftline.growth.internal.ModelPlan.Treatment;
import org.graftline.mixedmodel.DataTable;
import org.graftline.mixedmodel.Fit;
import org.graftline.mixedmodel.MixedModel;

/**
 * Checks what the model takes from randomization, that arms start from one intercept on day 0: the same model with a start of its own for
 * the treated arm.
 */
final class CommonStart {
    /** Standard errors from which a difference of the starts is worth a sentence. */
    private static final double NOTABLE = 2.5;

    private CommonStart() {}

    /** A caution when the arms start apart; empty when they do not, or with other than two arms. */
    static List<String> check(FittedModel model, DataTable table) {
        if (model.plan().treatment() != Treatment.ONE || !model.fit().converged()) {
            return List.of();
        }
        Fit own = MixedModel.fit(
                model.fit().spec().toBuilder().fixed("~ day * treated").build(), table);
        int start = own.fixed().indexOf("treated");
        double difference = own.fixed().estimate(start);
        if (!own.converged() || Math.abs(difference) < NOTABLE * own.fixed().standardError(start)) {
            return List.of();
        }
        return List.of(
                "Treated tumors start %s %s on day 0, more than randomization should leave; the model lets all arms start alike. With a start of its own for the treated arm the effect is %s per day instead of %s."
                        .formatted(
                                Numbers.percent(Math.abs(StrictMath.expm1(difference))),
                                difference > 0 ? "larger" : "smaller",
                                Numbers.rate(own.fixed().estimate("day:treated")),
                                Numbers.rate(model.fit().fixed().estimate("day:treated"))));
    }
}
