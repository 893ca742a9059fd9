package org.graftline.mixedmodel.internal.variance;

import java.util.List;

/**
 * The strata that a part has parameters for.
 *
 * @param ofClass stratum of every class
 * @param names one name, empty, when there is one set of parameters for all
 */
@SuppressWarnings("ArrayRecordComponent") // internal carrier, never handed out
record Strata(int[] ofClass, List<String> names) {
    /** One set of parameters. */
    static Strata none(int classes) {
        return new Strata(new int[classes], List.of(""));
    }

    int size() {
        return names.size();
    }

    /** {@code parameter} when there is one stratum, else the stratum's name, qualified when a part has several parameters. */
    String name(String parameter, int stratum, int parametersOfPart) {
        if (names.size() == 1 && names.get(0).isEmpty()) {
            return parameter;
        }
        return parametersOfPart == 1 ? names.get(stratum) : parameter + "." + names.get(stratum);
    }
}
