package org.graftline.capture.internal.layout;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;

/** The words of a header or flag, made alike: lower case, singular, American spelling, "mm^3" and "mm³" as "mm3". */
final class HeaderWords {
    private HeaderWords() {}

    static Set<String> of(String header) {
        String spaced = header.replace("mm^3", "mm3")
                .replace('³', '3')
                .replaceAll("(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", " ");
        Set<String> words = new LinkedHashSet<>();
        for (String word : spaced.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{Nd}]+", -1)) {
            if (!word.isEmpty()) {
                words.add(singular(word.replace("tumour", "tumor")));
            }
        }
        return words;
    }

    private static String singular(String word) {
        boolean plural = word.length() > 3 && word.endsWith("s") && !word.matches(".*(ss|us|is)");
        return plural ? word.substring(0, word.length() - 1) : word;
    }
}
