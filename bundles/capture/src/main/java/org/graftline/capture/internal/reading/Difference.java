package org.graftline.capture.internal.reading;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.graftline.study.Decimal;
import org.graftline.study.Diameters;
import org.graftline.study.Endpoint;
import org.graftline.study.Reading;
import org.jspecify.annotations.Nullable;

/** What differs between a reading that we have and the same reading in a file. 8.4 and 8.40 do not differ. */
final class Difference {
    private Difference() {}

    /** @return the difference in words, "volume 312 → 321 mm³"; empty if there is none */
    static Optional<String> between(Reading ours, Reading theirs) {
        List<String> parts = new ArrayList<>();
        if (ours.status() != theirs.status() || differ(ours.value(), theirs.value())) {
            parts.add("%s %s → %s".formatted(noun(ours.endpoint()), words(ours), words(theirs)));
        } else if (ours.value() == null && !Objects.equals(ours.reason(), theirs.reason())) {
            parts.add("reason '%s' → '%s'".formatted(orNone(ours.reason()), orNone(theirs.reason())));
        }
        Diameters our = ours.diameters();
        Diameters their = theirs.diameters();
        if (our != null && their != null) {
            diameter("length", our.lengthMm(), their.lengthMm(), parts);
            diameter("width", our.widthMm(), their.widthMm(), parts);
            if (our.heightMm() != null && their.heightMm() != null) {
                diameter("height", our.heightMm(), their.heightMm(), parts);
            }
        }
        return parts.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", parts));
    }

    private static void diameter(String name, Decimal ours, Decimal theirs, List<String> parts) {
        if (differ(ours, theirs)) {
            parts.add("%s %s → %s mm".formatted(name, ours, theirs));
        }
    }

    private static boolean differ(@Nullable Decimal a, @Nullable Decimal b) {
        if (a == null || b == null) {
            return (a == null) != (b == null);
        }
        return !a.equals(b) && a.value() != b.value();
    }

    private static String noun(Endpoint endpoint) {
        return switch (endpoint) {
            case TUMOR_VOLUME -> "volume";
            case BODY_WEIGHT -> "weight";
            case ULCERATION_SCORE -> "ulceration score";
            case BODY_CONDITION_SCORE -> "body condition score";
        };
    }

    private static String words(Reading reading) {
        Decimal value = reading.value();
        if (value != null) {
            return ((reading.diameters() == null ? value.text() : computed(value)) + " "
                            + reading.endpoint().unit())
                    .strip();
        }
        return reading.status().words() + (reading.reason() == null ? "" : " (" + reading.reason() + ")");
    }

    /** A volume that a formula made of diameters: three digits are honest, the others are the computer's. */
    private static String computed(Decimal value) {
        return BigDecimal.valueOf(value.value())
                .round(new MathContext(3, RoundingMode.HALF_EVEN))
                .toPlainString();
    }

    private static String orNone(@Nullable String text) {
        return text == null ? "none" : text;
    }
}
