package org.graftline.conduct.internal.plan;

import org.graftline.study.bench.ProtocolLimit;

/** Limits and chances as sentences write them. */
final class Words {
    private Words() {}

    /** @return the limit, such as "a volume of 1500 mm³" */
    static String of(ProtocolLimit limit) {
        String threshold = limit.threshold().text();
        return switch (limit.quantity()) {
            case TUMOR_VOLUME -> "a volume of " + threshold + " mm³";
            case TUMOR_BURDEN -> "a tumor burden of " + threshold + " mm³";
            case LENGTH -> "a length of " + threshold + " mm";
            case MEAN_DIAMETER -> "a mean diameter of " + threshold + " mm";
            case WEIGHT_LOSS -> "a weight loss of " + threshold + " %";
            case WEIGHT_LOSS_FROM_PEAK -> "a weight loss of " + threshold + " % from the peak";
            case BURDEN_OF_WEIGHT -> "a tumor burden of " + threshold + " % of the body weight";
            case WEIGHT_LOSS_WITHOUT_TUMOR -> "a weight loss of " + threshold + " % without the tumors";
            case ULCERATION_SCORE -> "an ulceration score of " + threshold;
            case BODY_CONDITION_SCORE -> "a body condition score of " + threshold;
        };
    }

    /** @return a chance or a share in percent; never 0 % or 100 % of what is merely unlikely or likely */
    static String percent(double share) {
        double percent = 100 * share;
        if (percent > 0 && percent < 0.5) {
            return "below 0.5 %";
        }
        if (percent > 99.5 && percent < 100) {
            return "above 99.5 %";
        }
        return Math.round(percent) + " %";
    }
}
