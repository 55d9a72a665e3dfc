package io.github.cowriekit.enrich.internal.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a JSON object, read leniently: services send a number today and a string tomorrow.
 *
 * <p>What is missing, null, blank or of a shape that cannot be read as asked for is absent: null, or an empty list, map
 * or object. Nothing here throws.
 */
public final class Fields {
    private static final BigDecimal MIN_LONG = BigDecimal.valueOf(Long.MIN_VALUE);
    private static final BigDecimal MAX_LONG = BigDecimal.valueOf(Long.MAX_VALUE);

    private static final BigDecimal MAX_PORT = BigDecimal.valueOf(65_535);

    private final JsonNode node;

    Fields(JsonNode node) {
        this.node = node;
    }

    /** Returns whether there is no field at all; true for an object that is absent. */
    public boolean isEmpty() {
        return node.isEmpty();
    }

    /** Returns whether the field is there with a value other than null. */
    public boolean has(String name) {
        return node.hasNonNull(name);
    }

    /** Returns whether the field holds an object or a list. */
    public boolean hasContainer(String name) {
        return node.path(name).isContainerNode();
    }

    /** Returns a string, number or boolean as text. */
    public @Nullable String text(String name) {
        return text(node.path(name));
    }

    /** Returns a number, or a string that is one; a fraction is rounded. */
    public @Nullable Long number(String name) {
        BigDecimal value = decimal(node.path(name));
        if (value == null || value.compareTo(MIN_LONG) < 0 || value.compareTo(MAX_LONG) > 0) {
            return null;
        }
        return value.setScale(0, RoundingMode.HALF_UP).longValue();
    }

    /** Returns a number, or a string that is one. */
    public @Nullable Double decimal(String name) {
        BigDecimal value = decimal(node.path(name));
        return value == null || !Double.isFinite(value.doubleValue()) ? null : value.doubleValue();
    }

    /** Returns a boolean, also from {@code "true"}, {@code "0"} and the like. */
    public @Nullable Boolean flag(String name) {
        String text = text(name);
        if (text == null) {
            return null;
        }
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "true", "1", "yes" -> Boolean.TRUE;
            case "false", "0", "no" -> Boolean.FALSE;
            default -> null;
        };
    }

    /** Returns the texts of a list in its order; a single text is a list of one. */
    public List<String> texts(String name) {
        JsonNode list = node.path(name);
        List<String> texts = new ArrayList<>();
        for (JsonNode element : list.isArray() ? list : List.of(list)) {
            String text = text(element);
            if (text != null) {
                texts.add(text);
            }
        }
        return texts;
    }

    /** Returns the distinct texts of a list, sorted: for tags, which services order at random. */
    public List<String> tags(String name) {
        return texts(name).stream().distinct().sorted().toList();
    }

    /** Returns the ports of a list, distinct and sorted; a single port is a list of one, what is no port is left out. */
    public List<Integer> ports(String name) {
        JsonNode list = node.path(name);
        SortedSet<Integer> ports = new TreeSet<>();
        for (JsonNode element : list.isArray() ? list : List.of(list)) {
            BigDecimal port = decimal(element);
            if (port != null && isPort(port)) {
                ports.add(port.intValue());
            }
        }
        return List.copyOf(ports);
    }

    /** Returns a time given in seconds since 1970; 0 is how services spell "unknown". */
    public @Nullable Instant unixTime(String name) {
        Long seconds = number(name);
        return seconds == null ? null : AnswerTimes.ofUnixSeconds(seconds);
    }

    /** Returns a time given as text; UTC where it names no zone, midnight where it is a date. */
    public @Nullable Instant time(String name) {
        String text = text(name);
        return text == null ? null : AnswerTimes.parse(text);
    }

    /** Returns a date, also the UTC date of a time. */
    public @Nullable LocalDate date(String name) {
        String text = text(name);
        return text == null ? null : AnswerTimes.parseDate(text);
    }

    /** Returns the object in a field, an empty one if there is none; of a list its first object. */
    public Fields object(String name) {
        List<Fields> objects = objects(name);
        return objects.isEmpty() ? new Fields(MissingNode.getInstance()) : objects.get(0);
    }

    /** Returns the objects of a list in its order; a single object is a list of one. */
    public List<Fields> objects(String name) {
        JsonNode list = node.path(name);
        List<Fields> objects = new ArrayList<>();
        for (JsonNode element : list.isArray() ? list : List.of(list)) {
            if (element.isObject()) {
                objects.add(new Fields(element));
            }
        }
        return objects;
    }

    /** Returns the lists of a list in its order, each as an object whose fields are named by their place, from 0. */
    public List<Fields> rows(String name) {
        return rows(node.path(name));
    }

    /** Returns the lists among the fields in their order, each as an object whose fields are named by their place. */
    public List<Fields> rows() {
        return rows(node);
    }

    private static List<Fields> rows(JsonNode lists) {
        List<Fields> rows = new ArrayList<>();
        for (JsonNode list : lists) {
            if (list.isArray()) {
                ObjectNode row = JsonNodeFactory.instance.objectNode();
                for (JsonNode element : list) {
                    row.set(Integer.toString(row.size()), element);
                }
                rows.add(new Fields(row));
            }
        }
        return rows;
    }

    /** Returns the texts of an object by name, sorted by name. */
    public Map<String, String> textsByName(String name) {
        Map<String, String> texts = new TreeMap<>();
        object(name).node.properties().forEach(entry -> {
            String text = text(entry.getValue());
            if (text != null) {
                texts.put(entry.getKey(), text);
            }
        });
        return texts;
    }

    /** Returns the members of an object by name, sorted by name; a member that is no object is an empty one. */
    public Map<String, Fields> objectsByName(String name) {
        Map<String, Fields> objects = new TreeMap<>();
        object(name)
                .node
                .properties()
                .forEach(entry -> objects.put(
                        entry.getKey(),
                        new Fields(entry.getValue().isObject() ? entry.getValue() : MissingNode.getInstance())));
        return objects;
    }

    /**
     * Returns the named fields in this order as the source wrote them: strings, booleans, longs, big integers, big decimals,
     * lists and maps. What is missing, null or empty is left out at any depth.
     *
     * @return a map of the caller's own
     */
    public Map<String, Object> plain(String... names) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (String name : names) {
            Object value = plain(node.path(name));
            if (value != null) {
                values.put(name, value);
            }
        }
        return values;
    }

    private static @Nullable Object plain(JsonNode value) {
        if (value.isArray()) {
            List<Object> list = new ArrayList<>();
            for (JsonNode element : value) {
                Object plain = plain(element);
                if (plain != null) {
                    list.add(plain);
                }
            }
            return list.isEmpty() ? null : List.copyOf(list);
        }
        if (value.isObject()) {
            Map<String, Object> map = new LinkedHashMap<>();
            value.properties().forEach(entry -> {
                Object plain = plain(entry.getValue());
                if (plain != null) {
                    map.put(entry.getKey(), plain);
                }
            });
            return map.isEmpty() ? null : Collections.unmodifiableMap(map);
        }
        if (value.isNumber()) {
            return plainNumber(value);
        }
        return value.isBoolean() ? (Object) value.booleanValue() : text(value);
    }

    private static @Nullable Number plainNumber(JsonNode value) {
        if (!value.isIntegralNumber()) {
            // JSON cannot write what overflowed to infinity
            return Double.isFinite(value.doubleValue()) ? value.decimalValue() : null;
        }
        return value.canConvertToLong() ? (Number) value.longValue() : value.bigIntegerValue();
    }

    private static boolean isPort(BigDecimal number) {
        boolean isWhole = number.stripTrailingZeros().scale() <= 0;
        return isWhole && number.signum() >= 0 && number.compareTo(MAX_PORT) <= 0;
    }

    private static @Nullable String text(JsonNode value) {
        if (!value.isValueNode() || value.isNull()) {
            return null;
        }
        String text = value.asText();
        return text.isBlank() ? null : text;
    }

    private static @Nullable BigDecimal decimal(JsonNode value) {
        String text = value.isNumber() || value.isTextual() ? text(value) : null;
        // the length bounds the work that an exponent such as 1e999999999 could cause
        if (text == null || text.length() > 100) {
            return null;
        }
        try {
            BigDecimal decimal = new BigDecimal(text.strip());
            return Math.abs((long) decimal.scale()) > 400 ? null : decimal;
        } catch (NumberFormatException noNumber) {
            return null;
        }
    }
}
