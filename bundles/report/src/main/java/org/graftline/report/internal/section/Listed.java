package org.graftline.report.internal.section;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.graftline.study.ArmName;

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

    /**
     * Why some have no answer, one sentence for all of the same reason: "No comparison of A and B: no day …".
     *
     * @param what they lack, as in "No comparison of"
     * @param all everybody
     * @param name of one
     * @param reason why one has none, a sentence; empty where it has one
     */
    static <T> List<String> reasons(String what, List<T> all, Function<T, ArmName> name, Function<T, String> reason) {
        Map<String, List<String>> names = new LinkedHashMap<>();
        all.stream()
                .filter(one -> !reason.apply(one).isEmpty())
                .forEach(one -> names.computeIfAbsent(reason.apply(one), k -> new ArrayList<>())
                        .add(name.apply(one).value()));
        return names.entrySet().stream()
                .map(one -> "%s %s: %s".formatted(what, of(one.getValue()), clause(one.getKey())))
                .toList();
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
