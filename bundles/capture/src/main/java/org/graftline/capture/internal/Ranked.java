package org.graftline.capture.internal;

import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Services in the order of their {@code service.ranking}, highest first. */
public final class Ranked {
    private Ranked() {}

    /** @return the services, highest ranking first */
    public static <T> List<T> highestFirst(List<Map.Entry<Map<String, Object>, T>> services) {
        return services.stream()
                .sorted(Comparator.comparingInt((Map.Entry<Map<String, Object>, T> s) -> ranking(s.getKey()))
                        .reversed())
                .map(Map.Entry::getValue)
                .toList();
    }

    private static int ranking(Map<String, Object> properties) {
        return properties.get("service.ranking") instanceof Integer ranking ? ranking : 0;
    }
}
