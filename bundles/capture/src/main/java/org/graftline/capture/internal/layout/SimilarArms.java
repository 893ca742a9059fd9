package org.graftline.capture.internal.layout;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Names arms that differ only in spacing, punctuation, case or the order of their parts. They are asked about, never merged. */
final class SimilarArms {
    private SimilarArms() {}

    static void tell(Collection<String> arms, List<String> reasons) {
        Map<String, List<String>> alike = new TreeSet<>(arms)
                .stream().collect(Collectors.groupingBy(SimilarArms::parts, TreeMap::new, Collectors.toList()));
        alike.values().stream()
                .filter(names -> names.size() > 1)
                .forEach(names -> reasons.add(
                        "Arms '%s' differ only in spelling or order and are kept apart. If they are one treatment, give them one name in the file."
                                .formatted(String.join("' and '", names))));
    }

    private static String parts(String arm) {
        return Arrays.stream(arm.toLowerCase(Locale.ROOT).split("[+&]", -1))
                .map(part -> part.replaceAll("[^\\p{L}\\p{Nd}]", ""))
                .sorted()
                .collect(Collectors.joining("+"));
    }
}
