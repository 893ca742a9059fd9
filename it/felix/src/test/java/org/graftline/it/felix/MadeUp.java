package org.graftline.it.felix;

import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.graftline.study.StudyCode;

/**
 * Makes up a value of any type that a service takes, enough to get as far as the service's question whether the caller may: the
 * study is real, whatever else is named exists nowhere.
 */
final class MadeUp {
    private final Map<Class<?>, Object> given = new HashMap<>();

    MadeUp(StudyCode study) {
        give(StudyCode.class, study);
        give(String.class, "x");
        give(int.class, 1);
        give(Integer.class, 1);
        give(long.class, 1L);
        give(double.class, 1.0);
        give(Double.class, 1.0);
        give(boolean.class, true);
        give(byte[].class, "x".getBytes(StandardCharsets.UTF_8));
        give(char[].class, "seven calm herons".toCharArray());
        give(Instant.class, Instant.EPOCH);
        give(LocalDate.class, LocalDate.EPOCH);
        give(LocalTime.class, LocalTime.NOON);
        give(ZoneId.class, ZoneOffset.UTC);
        give(UUID.class, UUID.fromString("00000000-0000-4000-8000-00000000beef"));
        give(List.class, List.of());
        give(Set.class, Set.of());
        give(Map.class, Map.of());
    }

    MadeUp give(Class<?> type, Object value) {
        given.put(type, value);
        return this;
    }

    /** @return a value; null where none can be made, which the service then has to survive until its question */
    Object of(Class<?> type) {
        if (given.containsKey(type)) {
            return given.get(type);
        }
        if (type.isEnum()) {
            return type.getEnumConstants()[0];
        }
        Object made = ready(type);
        return made != null || !type.isRecord() ? made : record(type);
    }

    private Object ready(Class<?> type) {
        try {
            for (Field field : type.getFields()) {
                if (Modifier.isStatic(field.getModifiers()) && field.getType().equals(type)) {
                    return field.get(null);
                }
            }
            for (Method method : type.getMethods()) {
                boolean makes = Modifier.isStatic(method.getModifiers())
                        && method.getReturnType().equals(type);
                if (makes && method.getParameterCount() == 0) {
                    return method.invoke(null);
                }
                if (makes && method.getParameterCount() == 1 && method.getParameterTypes()[0].equals(StudyCode.class)) {
                    return method.invoke(null, of(StudyCode.class));
                }
            }
            return null;
        } catch (ReflectiveOperationException no) {
            return null;
        }
    }

    private Object record(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] types = new Class<?>[components.length];
        Object[] values = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            types[i] = components[i].getType();
            values[i] = of(types[i]);
        }
        for (Object text : new Object[] {"x", "1", "00".repeat(32)}) { // a name, a number, a hash
            for (int i = 0; i < values.length; i++) {
                values[i] = types[i].equals(String.class) ? text : values[i];
            }
            try {
                Constructor<?> constructor = type.getDeclaredConstructor(types);
                return constructor.newInstance(values);
            } catch (ReflectiveOperationException refused) {
                // the next text may do
            }
        }
        return null;
    }
}
