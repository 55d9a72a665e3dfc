package io.github.cowriekit.enrich.internal.answers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.cowriekit.model.intel.CustomFacts;
import io.github.cowriekit.model.intel.Facts;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FactsJsonTest {
    static Stream<Class<?>> kinds() {
        return Arrays.stream(Facts.class.getPermittedSubclasses()).filter(kind -> kind != CustomFacts.class);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void readsWhatItWroteWithEveryField(Class<?> kind) throws Exception {
        Facts full = (Facts) make(kind, true);
        assertThat(FactsJson.read(FactsJson.write(full))).isEqualTo(full);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void readsWhatItWroteWithoutAnyField(Class<?> kind) throws Exception {
        Facts empty = (Facts) make(kind, false);
        assertThat(FactsJson.read(FactsJson.write(empty))).isEqualTo(empty);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void readsWhatAnotherVersionWroteWithOtherFields(Class<?> kind) throws Exception {
        String json = "{\"kind\":\"" + kind.getSimpleName() + "\",\"fieldOfTheFuture\":{\"a\":[1]}}";
        assertThat(FactsJson.read(json)).isEqualTo(make(kind, false));
    }

    @Test
    void keepsCustomAttributesInTheirOrder() {
        Map<String, Object> attributes = new LinkedHashMap<>();
        attributes.put("z", "text \u00e9 \ud83d\ude00 \ud800");
        attributes.put("a", List.of(1, 2.5, true, Map.of("deep", "er")));
        attributes.put("m", 12_345_678_901L);
        CustomFacts facts = new CustomFacts(attributes);

        String json = FactsJson.write(facts);
        assertThat(FactsJson.read(json)).isEqualTo(facts);
        assertThat(json).isEqualTo(FactsJson.write(Objects.requireNonNull(FactsJson.read(json))));
        assertThat(json).matches("[\\x20-\\x7e]+");
    }

    @Test
    void saysWhichFactsCannotBeWrittenAndNotWhatTheySay() {
        CustomFacts odd = new CustomFacts(Map.of("secret", new Object()));
        assertThatIllegalStateException()
                .isThrownBy(() -> FactsJson.write(odd))
                .withMessageContaining("CustomFacts")
                .withNoCause();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{}",
                "{\"kind\":\"java.lang.Runtime\"}",
                "{\"kind\":\"NoSuchFacts\"}",
                "{\"kind\":\"SpurFacts\"} trailing",
                "{\"kind\":\"DshieldFacts\",\"firstReported\":\"yesterday\"}",
                "{\"kind\":\"DshieldFacts\",\"count\":{}}"
            })
    void readsNothingFromWhatItDidNotWrite(String json) {
        assertThat(FactsJson.read(json)).isNull();
    }

    private static Object make(Class<?> record, boolean full) throws ReflectiveOperationException {
        List<@Nullable Object> values = new ArrayList<>();
        List<Class<?>> types = new ArrayList<>();
        for (RecordComponent component : record.getRecordComponents()) {
            types.add(component.getType());
            values.add(value(component.getGenericType(), component.getName(), full));
        }
        Constructor<?> constructor = record.getDeclaredConstructor(types.toArray(Class<?>[]::new));
        return constructor.newInstance(values.toArray());
    }

    private static @Nullable Object value(Type type, String name, boolean full) throws ReflectiveOperationException {
        if (type instanceof ParameterizedType generic) {
            Type[] arguments = generic.getActualTypeArguments();
            if (generic.getRawType() == Map.class) {
                return full ? Map.of(name, value(arguments[1], name, true)) : Map.of();
            }
            return full ? List.of(value(arguments[0], name, true)) : List.of();
        }
        if (type == boolean.class) {
            return full;
        }
        if (type == int.class) {
            return full ? 7 : 0;
        }
        if (type == long.class) {
            return full ? 7L : 0L;
        }
        if (!full) {
            return null;
        }
        if (type == String.class) {
            return name + " \u00e9\ud800\u0000<'\"";
        }
        if (type == Long.class) {
            return 1L << 40;
        }
        if (type == Integer.class) {
            return 7;
        }
        if (type == Double.class) {
            return 0.1 + 0.2;
        }
        if (type == Boolean.class) {
            return true;
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
        return make((Class<?>) type, true);
    }
}
