package org.graftline.report.internal.section;

import java.util.List;

/** Many names in one sentence. */
final class Listed {
    private static final int MOST = 12;

    private Listed() {}

    /** "A, B and C"; of very many the first ones and how many more. */
    static String of(List<String> names) {
        if (names.size() > MOST) {
            return "%s and %d more".formatted(String.join(", ", names.subList(0, MOST)), names.size() - MOST);
        }
        return names.size() < 2
                ? String.join("", names)
                : String.join(", ", names.subList(0, names.size() - 1)) + " and " + names.get(names.size() - 1);
    }

    /** A sentence as it stands after a colon; names keep their capitals, since only known first words lose theirs. */
    static String clause(String sentence) {
        for (String first : List.of("On ", "No ", "One ", "The ", "Tumors ")) {
            if (sentence.startsWith(first)) {
                return Character.toLowerCase(sentence.charAt(0)) + sentence.substring(1);
            }
        }
        return sentence;
    }
}
