package org.graftline.cases;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.graftline.mixedmodel.inference.DegreesOfFreedom;

/** Which degrees of freedom the tables of a result carry: the values of {@code --inference}. */
public enum InferenceChoice {
    /** The first that the fit has of Kenward–Roger (REML only), Satterthwaite, containment; when nothing is asked for. */
    FIRST_AVAILABLE("default"),
    /** nlme's containment degrees of freedom. */
    CONTAINMENT("containment"),
    /** Satterthwaite's. */
    SATTERTHWAITE("satterthwaite"),
    /** Kenward and Roger's, with their standard errors. */
    KENWARD_ROGER("kenwardRoger"),
    /** All that the fit has. */
    ALL("all");

    private final String word;

    InferenceChoice(String word) {
        this.word = word;
    }

    /** The word on the command line. */
    public String word() {
        return word;
    }

    /**
     * The choice with this word.
     *
     * @throws CaseException if there is none
     */
    public static InferenceChoice of(String word) {
        return Arrays.stream(values())
                .filter(c -> c.word.equals(word))
                .findFirst()
                .orElseThrow(() -> new CaseException("There is no inference '%s'. Use one of %s."
                        .formatted(
                                word,
                                Arrays.stream(values())
                                        .filter(c -> c != FIRST_AVAILABLE)
                                        .map(InferenceChoice::word)
                                        .collect(Collectors.joining(", ")))));
    }

    /** The methods asked for, the one to lead with first; a fit need not have them all. */
    public List<DegreesOfFreedom> methods() {
        return switch (this) {
            case CONTAINMENT -> List.of(DegreesOfFreedom.CONTAINMENT);
            case SATTERTHWAITE -> List.of(DegreesOfFreedom.SATTERTHWAITE);
            case KENWARD_ROGER -> List.of(DegreesOfFreedom.KENWARD_ROGER);
            case FIRST_AVAILABLE, ALL ->
                List.of(DegreesOfFreedom.KENWARD_ROGER, DegreesOfFreedom.SATTERTHWAITE, DegreesOfFreedom.CONTAINMENT);
        };
    }
}
