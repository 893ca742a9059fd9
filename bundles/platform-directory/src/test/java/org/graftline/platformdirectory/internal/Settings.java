package org.graftline.platformdirectory.internal;

import java.lang.reflect.Proxy;
import java.util.Map;

/** Settings as the container would hand them over: what is given, and the default of everything else. */
public final class Settings {
    private Settings() {}

    public static <T> T of(Class<T> type, Map<String, ?> given) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) ->
                        given.containsKey(method.getName()) ? given.get(method.getName()) : method.getDefaultValue()));
    }
}
