package org.graftline.platformdirectory.internal.openid;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a provider says about a person.
 *
 * @param first asked before the other
 * @param second asked where the first has nothing
 */
record Claims(Map<String, Object> first, Map<String, Object> second) {
    /** @return a claim that is text; empty if there is none */
    Optional<String> text(String name) {
        return value(name)
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .filter(text -> !text.isBlank());
    }

    /** @return the texts of a claim, which may be one text or a list; empty if there is none */
    List<String> texts(String name) {
        Object value = value(name).orElse(List.of());
        Collection<?> all = value instanceof Collection<?> list ? list : List.of(value);
        return all.stream()
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .toList();
    }

    boolean has(String name) {
        return name.isEmpty() || value(name).isPresent();
    }

    private Optional<Object> value(String name) {
        return Optional.ofNullable(Objects.requireNonNullElseGet(
                        find(first, name), () -> Objects.requireNonNullElse(find(second, name), ABSENT)))
                .filter(value -> value != ABSENT);
    }

    private static final Object ABSENT = new Object();

    private static @Nullable Object find(Map<String, Object> claims, String name) {
        if (claims.containsKey(name)) {
            return claims.get(name); // a provider's own name may hold dots, as an address does
        }
        Object here = claims;
        for (String step : name.split("\\.", -1)) {
            here = here instanceof Map<?, ?> map ? map.get(step) : null;
        }
        return here;
    }
}
