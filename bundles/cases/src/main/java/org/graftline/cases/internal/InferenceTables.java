package org.graftline.cases.internal;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.graftline.cases.InferenceChoice;
import org.graftline.mixedmodel.CoefficientTest;
import org.graftline.mixedmodel.Fit;
import org.graftline.mixedmodel.inference.DegreesOfFreedom;

/**
 * The tables of coefficients that a result carries.
 *
 * @param present the methods, the one that the result leads with first; never empty
 * @param absent methods asked for that the fit does not have, each with the reason, a sentence
 */
public record InferenceTables(List<DegreesOfFreedom> present, Map<DegreesOfFreedom, String> absent) {
    /** Copies both. */
    public InferenceTables {
        present = List.copyOf(present);
        absent = Collections.unmodifiableMap(new EnumMap<>(absent));
    }

    /** What a choice gets from a fit: where a method asked for does not exist the result leads with the best that does. */
    public static InferenceTables of(InferenceChoice choice, Fit fit) {
        List<DegreesOfFreedom> asked = choice.methods();
        Map<DegreesOfFreedom, String> absent = new EnumMap<>(DegreesOfFreedom.class);
        if (choice != InferenceChoice.FIRST_AVAILABLE) {
            asked.forEach(m -> fit.unavailable(m).ifPresent(reason -> absent.put(m, reason)));
        }
        List<DegreesOfFreedom> present =
                asked.stream().filter(m -> fit.unavailable(m).isEmpty()).toList();
        if (present.isEmpty() || choice == InferenceChoice.FIRST_AVAILABLE) {
            present = List.of(fit.degreesOfFreedom());
        }
        return new InferenceTables(present, absent);
    }

    /** The method that the result leads with. */
    public DegreesOfFreedom leading() {
        return present.get(0);
    }

    /** How the fit ended, and for every table that is absent why. */
    public String message(Fit fit) {
        StringBuilder text = new StringBuilder(fit.message());
        absent.forEach((method, reason) -> text.append(" No tests by ")
                .append(title(method))
                .append(": ")
                .append(reason.substring(0, 1).toLowerCase(Locale.ROOT))
                .append(reason.substring(1)));
        return text.toString();
    }

    /** The rows of one table. */
    static List<CoefficientTest> rows(Fit fit, DegreesOfFreedom method) {
        return switch (method) {
            case CONTAINMENT -> fit.containment();
            case SATTERTHWAITE -> fit.satterthwaite();
            case KENWARD_ROGER -> fit.kenwardRoger();
        };
    }

    /** The key of a table in a result. */
    static String key(DegreesOfFreedom method) {
        return switch (method) {
            case CONTAINMENT -> "containment";
            case SATTERTHWAITE -> "satterthwaite";
            case KENWARD_ROGER -> "kenwardRoger";
        };
    }

    /** The method in a text. */
    static String title(DegreesOfFreedom method) {
        return switch (method) {
            case CONTAINMENT -> "containment";
            case SATTERTHWAITE -> "Satterthwaite";
            case KENWARD_ROGER -> "Kenward–Roger";
        };
    }
}
