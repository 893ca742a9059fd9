package org.graftline.mixedmodel.internal.design;

import java.util.Collection;
import java.util.stream.Collectors;

/** What a message shows of a text or a list that may be long: a sentence stays one that can be read. */
public final class Excerpt {
    private static final int LONGEST = 120;
    private static final int MOST = 30;

    private Excerpt() {}

    /** A text, or its beginning. */
    public static String of(String text) {
        return around(text, 0);
    }

    /**
     * A text, or what stands around a place in it.
     *
     * @param place from 0
     */
    public static String around(String text, int place) {
        if (text.length() <= LONGEST) {
            return text;
        }
        int from = Math.max(0, Math.min(place - LONGEST / 2, text.length() - LONGEST));
        int to = Math.min(text.length(), from + LONGEST);
        return (from > 0 ? "… " : "") + text.substring(from, to) + (to < text.length() ? " …" : "");
    }

    /** Names joined by commas; of many the first, and how many more. */
    public static String of(Collection<String> names) {
        String shown = names.stream().limit(MOST).map(Excerpt::of).collect(Collectors.joining(", "));
        return names.size() <= MOST ? shown : "%s and %d more".formatted(shown, names.size() - MOST);
    }
}
