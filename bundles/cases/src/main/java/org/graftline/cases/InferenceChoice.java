package org.graftline.cases;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Which degrees of freedom the tables of a result carry: the values of {@code --inference}. */
public enum InferenceChoice {
    /** The first that this version has of Kenward–Roger (REML only), Satterthwaite, containment; when nothing is asked for. */
    FIRST_AVAILABLE("default"),
    /** nlme's containment degrees of freedom. */
    CONTAINMENT("containment"),
    /** Satterthwaite's. */
    SATTERTHWAITE("satterthwaite"),
    /** Kenward and Roger's, with their standard errors. */
    KENWARD_ROGER("kenwardRoger"),
    /** All that this version has. */
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

    /**
     * The tables to write, the one that the result leads with first.
     *
     * @throws UnavailableCaseException if the choice names one that this version does not have
     */
    public List<InferenceChoice> tables() {
        return switch (this) {
            case FIRST_AVAILABLE, CONTAINMENT, ALL -> List.of(CONTAINMENT);
            case SATTERTHWAITE, KENWARD_ROGER ->
                throw new UnavailableCaseException(
                        "Inference '%s' is not available yet in this version. Use 'containment', or 'all' for everything that exists."
                                .formatted(word));
        };
    }
}
