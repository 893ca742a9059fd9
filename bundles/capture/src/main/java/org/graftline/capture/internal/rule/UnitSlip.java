package org.graftline.capture.internal.rule;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.graftline.study.Decimal;
import org.graftline.study.Endpoint;
import org.graftline.study.Reading;
import org.graftline.study.bench.Concern;
import org.graftline.study.capture.PlausibilityRule;
import org.graftline.study.capture.Surroundings;
import org.osgi.service.component.annotations.Component;

/**
 * Questions a value that fits once its decimal point is moved: a point that was lost (84 for 8.4), centimeters for millimeters,
 * milligrams or kilograms for grams. Asks about the first reading of a mouse too, against what tumors and mice can measure.
 */
@Component(service = PlausibilityRule.class, property = "service.ranking:Integer=-10")
public final class UnitSlip extends EntryRule {
    private static final int[] PLACES = {-1, 1, -2, 2, -3, 3};
    private static final double SMALLEST_MOUSE_G = 8;
    private static final double LARGEST_MOUSE_G = 70;
    private static final double SMALLEST_TUMOR_MM = 1;
    private static final double LARGEST_TUMOR_MM = 45;

    @Override
    public Optional<Concern> atEntry(Reading candidate, Surroundings around) {
        Decimal value = candidate.value();
        if (value == null || !(value.value() > 0) || isScore(candidate.endpoint())) {
            return Optional.empty();
        }
        Optional<Against> against = Against.own(candidate, around);
        return (against.isPresent()
                        ? against.filter(a -> a.asEntered().isFar()).flatMap(UnitSlip::onCourse)
                        : withoutCourse(Against.fields(candidate, value)))
                .map(this::asks);
    }

    private static boolean isScore(Endpoint endpoint) {
        return endpoint == Endpoint.ULCERATION_SCORE || endpoint == Endpoint.BODY_CONDITION_SCORE;
    }

    private static Optional<String> onCourse(Against against) {
        List<Against.Field> fields = against.fields();
        double[] entered = fields.stream().mapToDouble(Against.Field::value).toArray();
        for (int places : PLACES) {
            double factor = Math.pow(10, places);
            for (int f = 0; f < entered.length; f++) {
                double[] other = entered.clone();
                other[f] *= factor;
                if (against.with(other).isNear()) {
                    return Optional.of(sentence(fields.get(f), places, against.expected()));
                }
            }
            if (entered.length == 2
                    && against.with(entered[0] * factor, entered[1] * factor).isNear()) {
                return Optional.of(
                        "Diameters %s × %s mm or %s × %s mm? With the point moved they fit the mouse's own course, %s."
                                .formatted(
                                        typed(fields.get(0)),
                                        typed(fields.get(1)),
                                        moved(fields.get(0), places),
                                        moved(fields.get(1), places),
                                        against.expected()));
            }
        }
        return Optional.empty();
    }

    private static String sentence(Against.Field field, int places, String expected) {
        return "%s %s %s or %s %s? With the point moved it fits the mouse's own course, %s."
                .formatted(field.name(), typed(field), field.unit(), moved(field, places), field.unit(), expected);
    }

    private static Optional<String> withoutCourse(List<Against.Field> fields) {
        for (Against.Field field : fields) {
            double low = field.unit().equals("g") ? SMALLEST_MOUSE_G : SMALLEST_TUMOR_MM;
            double high = field.unit().equals("g") ? LARGEST_MOUSE_G : LARGEST_TUMOR_MM;
            if (field.unit().equals("mm³") || (field.value() >= low && field.value() <= high)) {
                continue;
            }
            for (int places : PLACES) {
                double other = field.value() * Math.pow(10, places);
                if (other >= low && other <= high) {
                    return Optional.of("%s %s %s or %s %s? %s of a mouse is between %s and %s %s."
                            .formatted(
                                    field.name(),
                                    typed(field),
                                    field.unit(),
                                    moved(field, places),
                                    field.unit(),
                                    field.unit().equals("g") ? "The weight" : "A tumor",
                                    Digits.three(low),
                                    Digits.three(high),
                                    field.unit()));
                }
            }
        }
        return Optional.empty();
    }

    private static String moved(Against.Field field, int places) {
        return shown(
                field,
                new BigDecimal(field.entered().text()).scaleByPowerOfTen(places).stripTrailingZeros());
    }

    private static String typed(Against.Field field) {
        return shown(field, new BigDecimal(field.entered().text()));
    }

    /** A volume may have been computed, and then nobody typed its digits. */
    private static String shown(Against.Field field, BigDecimal number) {
        String text = number.toPlainString();
        return field.unit().equals("mm³") ? Digits.three(new Decimal(text)) : Digits.typed(text);
    }
}
