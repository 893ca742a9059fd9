package org.graftline.capture.internal.layout;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A header that names one tumor of several, parted into that name and what is left of it: "L_vol" is "L" and "vol". A bare number is
 * no name of a tumor, since it numbers repeated readings as often; it is one behind the word tumor or lesion.
 *
 * @param tumor as the header writes it
 * @param rest the other words of the header
 */
record SidedHeader(String tumor, Set<String> rest) {
    private static final Set<String> SIDES = Set.of("l", "r", "left", "right");
    private static final Pattern NUMBERED =
            Pattern.compile("(?<![\\p{L}])(?:tumou?r|lesion)[\\s_.-]*(\\d{1,2})(?!\\d)", Pattern.CASE_INSENSITIVE);
    private static final Pattern WORD = Pattern.compile("\\p{L}+");

    /** @return the parts; empty if the header names no side and no numbered tumor, or more than one */
    static Optional<SidedHeader> of(String header) {
        Matcher numbered = NUMBERED.matcher(header);
        if (numbered.find()) {
            String others = header.substring(0, numbered.start()) + " " + header.substring(numbered.end());
            return Optional.of(new SidedHeader(numbered.group(1), HeaderWords.of(others)));
        }
        Set<String> words = new LinkedHashSet<>(HeaderWords.of(header));
        Set<String> sides = new LinkedHashSet<>(words);
        sides.retainAll(SIDES);
        if (sides.size() != 1) {
            return Optional.empty();
        }
        String side = sides.iterator().next();
        words.remove(side);
        return Optional.of(new SidedHeader(written(header, side), words));
    }

    private static String written(String header, String side) {
        return WORD.matcher(header.replaceAll("(?<=[a-z])(?=[A-Z])", " "))
                .results()
                .map(word -> word.group())
                .filter(word -> word.toLowerCase(Locale.ROOT).equals(side))
                .findFirst()
                .orElse(side);
    }
}
