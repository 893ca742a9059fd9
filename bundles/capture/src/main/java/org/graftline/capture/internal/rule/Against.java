package org.graftline.capture.internal.rule;

import java.util.List;
import java.util.Optional;
import org.graftline.study.Decimal;
import org.graftline.study.Diameters;
import org.graftline.study.Endpoint;
import org.graftline.study.Reading;
import org.graftline.study.VolumeFormula;
import org.graftline.study.capture.Surroundings;
import org.jspecify.annotations.Nullable;

/**
 * A reading held against the course of a mouse: a weight against its weights, a tumor against its volumes and, where the earlier
 * readings have diameters, against its shape too. Size and shape rather than length and width, since those two err together.
 */
final class Against {
    private final List<Field> fields;
    private final OwnCourse course;
    private final @Nullable OwnCourse shape;
    private final double value;
    private final double power;
    private final double spread;

    private Against(Reading candidate, Decimal value, OwnCourse course, @Nullable OwnCourse shape, double spread) {
        this.spread = spread;
        this.fields = fields(candidate, value);
        this.course = course;
        this.shape = shape;
        this.value = value.value();
        this.power = candidate.formula() == VolumeFormula.ELLIPSOID_LENGTH_WIDTH_HEIGHT ? 1 : 2;
    }

    /**
     * Against the mouse's own course, where a cage whose readings strayed further than usual is held to its own spread.
     *
     * @return empty without a value above 0, without an earlier one, or for a score
     */
    static Optional<Against> own(Reading candidate, Surroundings around) {
        return course(candidate, around.earlier(), Math.max(1, CageSpread.of(candidate.endpoint(), around)));
    }

    /**
     * Against the course of any mouse.
     *
     * @param spread variance of the readings in units of the usual one
     * @return empty without a value above 0, without an earlier one, or for a score
     */
    static Optional<Against> course(Reading candidate, List<Reading> earlier, double spread) {
        Decimal value = candidate.value();
        if (value == null || !(value.value() > 0)) {
            return Optional.empty();
        }
        double day = candidate.day().value();
        return switch (candidate.endpoint()) {
            case BODY_WEIGHT ->
                OwnCourse.at(day, earlier, Scale.WEIGHT, Against::value)
                        .map(course -> new Against(candidate, value, course, null, spread));
            case TUMOR_VOLUME ->
                OwnCourse.at(day, earlier, Scale.VOLUME, Against::value)
                        .map(course -> new Against(candidate, value, course, shape(candidate, earlier, day), spread));
            case ULCERATION_SCORE, BODY_CONDITION_SCORE -> Optional.empty();
        };
    }

    private static @Nullable OwnCourse shape(Reading candidate, List<Reading> earlier, double day) {
        return candidate.diameters() == null
                ? null
                : OwnCourse.at(day, earlier, Scale.SHAPE, Against::shape).orElse(null);
    }

    /** What a person typed: both diameters, or the value. */
    static List<Field> fields(Reading candidate, Decimal value) {
        Diameters diameters = candidate.diameters();
        if (candidate.endpoint() == Endpoint.BODY_WEIGHT) {
            return List.of(new Field("Weight", value, "g"));
        }
        return diameters == null
                ? List.of(new Field("Volume", value, "mm³"))
                : List.of(
                        new Field("Diameter", diameters.lengthMm(), "mm"),
                        new Field("Diameter", diameters.widthMm(), "mm"));
    }

    static double value(Reading reading) {
        return reading.value() == null ? 0 : reading.value().value();
    }

    private static double shape(Reading reading) {
        Diameters diameters = reading.diameters();
        return diameters == null
                ? 0
                : diameters.lengthMm().value() / diameters.widthMm().value();
    }

    List<Field> fields() {
        return fields;
    }

    /** @return how far the reading as it stands is off */
    Misfit asEntered() {
        return with(fields.stream().mapToDouble(Field::value).toArray());
    }

    /** @return how far it would be off with these values in its fields, diameters in any order */
    Misfit with(double... values) {
        double off = course.off(values.length == 1 ? values[0] : volume(values));
        if (shape == null || values.length == 1) {
            return new Misfit(off * off / spread, 1);
        }
        double shapeOff = shape.off(Math.max(values[0], values[1]) / Math.min(values[0], values[1]));
        return new Misfit((off * off + shapeOff * shapeOff) / spread, 2);
    }

    /** The volume with other diameters, from its ratio to the one as entered: right for every formula. */
    private double volume(double... diameters) {
        double length = fields.get(0).value();
        double width = fields.get(1).value();
        return value
                * (Math.max(diameters[0], diameters[1]) / length)
                * Math.pow(Math.min(diameters[0], diameters[1]) / width, power);
    }

    /** @return the usual range of the value in words, as "expected 212–341 mm³" */
    String expected() {
        return "expected %s–%s %s"
                .formatted(
                        Digits.three(course.low(spread)),
                        Digits.three(course.high(spread)),
                        fields.get(0).unit().equals("g") ? "g" : "mm³");
    }

    /**
     * One number that was typed.
     *
     * @param name as a sentence begins
     * @param entered the number
     * @param unit mm, mm³ or g
     */
    record Field(String name, Decimal entered, String unit) {
        double value() {
            return entered.value();
        }
    }
}
