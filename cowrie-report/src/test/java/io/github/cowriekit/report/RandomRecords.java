package io.github.cowriekit.report;

import io.github.cowriekit.model.Command;
import io.github.cowriekit.model.intel.Attributed;
import io.github.cowriekit.model.intel.EnrichmentResult;
import io.github.cowriekit.model.intel.Facts;
import io.github.cowriekit.model.intel.FactsKinds;
import io.github.cowriekit.model.intel.Observable;
import io.github.cowriekit.model.intel.ObservableType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Makes records of the model with random parts: any record, so that a new component is covered the day it comes. */
final class RandomRecords {
    private static final String[] HOSTILE = {
        "",
        " ",
        "\u0000",
        "\n",
        "\u001b[31m",
        "\"",
        "\\",
        "\udc80",
        "\ud83d",
        "\ud83d\ude00",
        "\u202e",
        "null",
        "{}",
        "é",
        "a"
    };

    private static final List<String> LOGGED_AS = List.of(Command.INPUT, Command.STDIN, Command.ANSWER);

    /** In the order of their names: that of the map changes from run to run. */
    private static final List<Class<? extends Facts>> FACTS =
            List.copyOf(new TreeMap<>(FactsKinds.all()).values());

    private final Random random;

    RandomRecords(long seed) {
        this.random = new Random(seed);
    }

    <R> R next(Class<R> type) {
        return type.cast(value(type));
    }

    private Object value(Type type) {
        if (type instanceof ParameterizedType generic && generic.getRawType() == Attributed.class) {
            return new Attributed<>(value(generic.getActualTypeArguments()[0]), text(), next(Instant.class), null);
        }
        if (type instanceof ParameterizedType generic) {
            return container((Class<?>) generic.getRawType(), generic.getActualTypeArguments());
        }
        Class<?> plain = (Class<?>) type;
        if (plain == Observable.class) {
            return observable();
        }
        if (plain == Facts.class) {
            return value(FACTS.get(random.nextInt(FACTS.size())));
        }
        if (plain == EnrichmentResult.class) {
            Class<?>[] members = plain.getPermittedSubclasses();
            return value(members[random.nextInt(members.length)]);
        }
        if (plain.isEnum()) {
            return plain.getEnumConstants()[random.nextInt(plain.getEnumConstants().length)];
        }
        return plain.isRecord() ? record(plain) : scalar(plain);
    }

    private Object record(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] types = new Class<?>[components.length];
        @Nullable Object[] values = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            types[i] = components[i].getType();
            boolean absent =
                    components[i].getAnnotatedType().isAnnotationPresent(Nullable.class) && random.nextInt(3) == 0;
            boolean event = type == Command.class && components[i].getName().equals("loggedAs");
            values[i] = absent
                    ? null
                    : event ? LOGGED_AS.get(random.nextInt(LOGGED_AS.size())) : value(components[i].getGenericType());
        }
        try {
            return type.getDeclaredConstructor(types).newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type.getName(), e);
        }
    }

    private Object container(Class<?> type, Type[] arguments) {
        int size = random.nextInt(4);
        if (type == Map.class) {
            Map<String, @Nullable Object> map = new LinkedHashMap<>();
            for (int i = 0; i < size; i++) {
                map.put(key(), arguments[1] == Object.class ? attribute(0) : value(arguments[1]));
            }
            return map;
        }
        List<Object> list = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            list.add(value(arguments[0]));
        }
        return type == List.class ? list : new LinkedHashSet<>(list);
    }

    private Object scalar(Class<?> type) {
        if (type == String.class) {
            return text();
        }
        if (type == long.class || type == Long.class) {
            return random.nextLong() >> random.nextInt(64);
        }
        if (type == int.class || type == Integer.class) {
            return random.nextInt() >> random.nextInt(32);
        }
        if (type == boolean.class || type == Boolean.class) {
            return random.nextBoolean();
        }
        if (type == double.class || type == Double.class) {
            return random.nextGaussian() * Math.pow(10, random.nextInt(40) - 20);
        }
        if (type == Instant.class) {
            return Instant.ofEpochSecond(random.nextLong() % 100_000_000_000L, nanos());
        }
        if (type == LocalDate.class) {
            return LocalDate.ofEpochDay(random.nextInt(40_000));
        }
        if (type == Duration.class) {
            return Duration.ofSeconds(random.nextLong() >> random.nextInt(64), nanos());
        }
        throw new IllegalStateException("no random " + type);
    }

    private long nanos() {
        return switch (random.nextInt(4)) {
            case 0 -> 0;
            case 1 -> random.nextInt(1_000) * 1_000_000L;
            case 2 -> random.nextInt(1_000_000) * 1_000L;
            default -> random.nextInt(1_000_000_000);
        };
    }

    private @Nullable Object attribute(int depth) {
        return switch (random.nextInt(depth < 3 ? 9 : 7)) {
            case 0 -> text();
            case 1 -> random.nextBoolean();
            case 2 -> random.nextLong() >> random.nextInt(64);
            case 3 ->
                new BigInteger(65 + random.nextInt(200), random).setBit(64).negate();
            case 4 -> new BigDecimal(new BigInteger(1 + random.nextInt(100), random), random.nextInt(60) - 30);
            case 5 -> new BigDecimal(random.nextInt(100));
            case 6 -> null;
            case 7 -> {
                List<@Nullable Object> list = new ArrayList<>();
                for (int i = random.nextInt(4); i > 0; i--) {
                    list.add(attribute(depth + 1));
                }
                yield list;
            }
            default -> {
                Map<String, @Nullable Object> map = new LinkedHashMap<>();
                for (int i = random.nextInt(4); i > 0; i--) {
                    map.put(key(), attribute(depth + 1));
                }
                yield map;
            }
        };
    }

    private Observable observable() {
        return new Observable(next(ObservableType.class), "X" + text() + random.nextInt(10));
    }

    /** Half surrogate pairs cannot be read back in keys, and no log has any there. */
    private String key() {
        return text().replaceAll("\\p{Cs}", "?");
    }

    private String text() {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(5); i > 0; i--) {
            text.append(HOSTILE[random.nextInt(HOSTILE.length)]);
        }
        return text.toString();
    }
}
