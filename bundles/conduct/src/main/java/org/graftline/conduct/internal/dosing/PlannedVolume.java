package org.graftline.conduct.internal.dosing;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import org.graftline.conduct.internal.known.KnownStudy;
import org.graftline.study.Decimal;
import org.graftline.study.Endpoint;
import org.graftline.study.MouseId;
import org.graftline.study.Reading;
import org.graftline.study.StudyDay;
import org.graftline.study.conduct.Treatment;
import org.jspecify.annotations.Nullable;

/**
 * The volume that a treatment and a weight ask for: mL/kg × g / 1000, rounded half up to the treatment's step and never below one step.
 * In decimal arithmetic, so that a volume on the border of two steps falls where the paper says.
 *
 * @param treatment what is given
 * @param weight the latest weight up to the day; null where none is known
 * @param day the day of the dose
 */
record PlannedVolume(Treatment treatment, @Nullable Reading weight, StudyDay day) {
    private static final BigDecimal THOUSAND = new BigDecimal(1000);
    private static final MathContext THREE_DIGITS = new MathContext(3, RoundingMode.HALF_UP);

    /** @return from the latest weight taken up to the day and the moment */
    static PlannedVolume of(KnownStudy study, MouseId mouse, Treatment treatment, StudyDay day, Instant at) {
        List<Reading> weights = study.values(mouse, Endpoint.BODY_WEIGHT);
        for (int i = weights.size() - 1; i >= 0; i--) {
            Reading weight = weights.get(i);
            Instant captured = weight.capturedAt();
            if (weight.day().compareTo(day) <= 0 && (captured == null || !captured.isAfter(at))) {
                return new PlannedVolume(treatment, weight, day);
            }
        }
        return new PlannedVolume(treatment, null, day);
    }

    /** @return the weight, g; null where none is known */
    @Nullable
    Decimal weightG() {
        return weight == null ? null : weight.value();
    }

    /** @return the volume to give, mL; null where no weight is known */
    @Nullable
    Decimal roundedMl() {
        BigDecimal exact = exactMl();
        if (exact == null) {
            return null;
        }
        BigDecimal step = new BigDecimal(treatment.stepMl().text());
        BigDecimal steps = exact.divide(step, 0, RoundingMode.HALF_UP).max(BigDecimal.ONE);
        return new Decimal(steps.multiply(step).toPlainString());
    }

    private @Nullable BigDecimal exactMl() {
        Decimal grams = weightG();
        return grams == null || !(grams.value() > 0)
                ? null
                : new BigDecimal(treatment.mlPerKg().text())
                        .multiply(new BigDecimal(grams.text()))
                        .divide(THOUSAND);
    }

    /**
     * @param volumeMl what went in, mL
     * @return the dose, mg/kg: the nominal one for the planned volume, else in proportion, to 3 digits; null where no weight is known
     */
    @Nullable
    Decimal mgPerKg(Decimal volumeMl) {
        BigDecimal exact = exactMl();
        Decimal planned = roundedMl();
        if (exact == null || planned == null) {
            return null;
        }
        if (planned.value() == volumeMl.value()) {
            return treatment.mgPerKg();
        }
        BigDecimal part = new BigDecimal(volumeMl.text()).divide(exact, MathContext.DECIMAL64);
        BigDecimal dose =
                new BigDecimal(treatment.mgPerKg().text()).multiply(part).round(THREE_DIGITS);
        return new Decimal(dose.stripTrailingZeros().toPlainString());
    }

    /** How the volume came about, for people who may know what is in the vial. */
    String toldWithNumbers() {
        BigDecimal exact = exactMl();
        if (exact == null) {
            return told();
        }
        return "%s mL/kg × %s g = %s mL, rounded to steps of %s mL.%s"
                .formatted(
                        treatment.mlPerKg(),
                        weightG(),
                        exact.stripTrailingZeros().toPlainString(),
                        treatment.stepMl(),
                        fromEarlier());
    }

    /** How the volume came about, without a number that says what is in the vial. */
    String told() {
        if (exactMl() == null) {
            return "No weight is known up to day %s. Weigh the mouse first, or enter the volume that was given."
                    .formatted(day);
        }
        return "Rounded to steps of %s mL.%s".formatted(treatment.stepMl(), fromEarlier());
    }

    private String fromEarlier() {
        return weight == null || weight.day().equals(day)
                ? ""
                : " No weight of day %s yet: the one of day %s was used.".formatted(day, weight.day());
    }
}
