package io.github.cowriekit.json;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes records with all components, each with a value that is no default, or with none. */
final class RecordParts {
    private RecordParts() {}

    static <R> R full(Class<R> type) {
        return record(type, true);
    }

    static <R> R empty(Class<R> type) {
        return record(type, false);
    }

    private static <R> R record(Class<R> type, boolean full) {
        List<Class<?>> types = new ArrayList<>();
        List<@Nullable Object> values = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
            types.add(component.getType());
            values.add(full ? value(component.getGenericType(), component.getName()) : none(component.getType()));
        }
        try {
            return type.getDeclaredConstructor(types.toArray(Class<?>[]::new)).newInstance(values.toArray());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type.getName(), e);
        }
    }

    private static @Nullable Object none(Class<?> type) {
        if (type == Map.class) {
            return Map.of();
        }
        if (type == List.class) {
            return List.of();
        }
        if (type == boolean.class) {
            return false;
        }
        return type == int.class ? (Object) 0 : type == long.class ? (Object) 0L : null;
    }

    private static Object value(Type type, String name) {
        if (type instanceof ParameterizedType generic) {
            Type[] arguments = generic.getActualTypeArguments();
            return generic.getRawType() == Map.class
                    ? Map.of(name, value(arguments[1], name))
                    : List.of(value(arguments[0], name), value(arguments[0], name + "2"));
        }
        if (type == String.class) {
            return name + " \u00e9\ud800\u0000<'\"";
        }
        if (type == Object.class) {
            return List.of(7L, new BigDecimal("2.50"), true, Map.of("deep", name));
        }
        if (type == boolean.class || type == Boolean.class) {
            return true;
        }
        if (type == int.class || type == Integer.class) {
            return 7;
        }
        if (type == long.class || type == Long.class) {
            return 1L << 40;
        }
        if (type == double.class || type == Double.class) {
            return 0.1 + 0.2;
        }
        if (type == Instant.class) {
            return Instant.parse("2026-01-15T12:00:00.123456789Z");
        }
        if (type == LocalDate.class) {
            return LocalDate.of(2026, 1, 15);
        }
        if (type == Duration.class) {
            return Duration.ofSeconds(3, 141_592_653);
        }
        Class<?> plain = (Class<?>) type;
        return plain.isEnum() ? plain.getEnumConstants()[plain.getEnumConstants().length - 1] : full(plain);
    }
}
