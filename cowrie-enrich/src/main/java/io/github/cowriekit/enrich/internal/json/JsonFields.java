package io.github.cowriekit.enrich.internal.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cowriekit.enrich.spi.http.AnswerFields;
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

/** The fields of a node of Jackson's. */
public final class JsonFields implements AnswerFields {
    private static final BigDecimal MIN_LONG = BigDecimal.valueOf(Long.MIN_VALUE);
    private static final BigDecimal MAX_LONG = BigDecimal.valueOf(Long.MAX_VALUE);

    private static final BigDecimal MAX_PORT = BigDecimal.valueOf(65_535);

    private final JsonNode node;

    JsonFields(JsonNode node) {
        this.node = node;
    }

    @Override
    public boolean isEmpty() {
        return node.isEmpty();
    }

    @Override
    public boolean has(String name) {
        return node.hasNonNull(name);
    }

    @Override
    public boolean hasContainer(String name) {
        return node.path(name).isContainerNode();
    }

    @Override
    public @Nullable String text(String name) {
        return text(node.path(name));
    }

    @Override
    public @Nullable Long number(String name) {
        BigDecimal value = decimal(node.path(name));
        if (value == null || value.compareTo(MIN_LONG) < 0 || value.compareTo(MAX_LONG) > 0) {
            return null;
        }
        return value.setScale(0, RoundingMode.HALF_UP).longValue();
    }

    @Override
    public @Nullable Double decimal(String name) {
        BigDecimal value = decimal(node.path(name));
        return value == null || !Double.isFinite(value.doubleValue()) ? null : value.doubleValue();
    }

    @Override
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

    @Override
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

    @Override
    public List<String> tags(String name) {
        return texts(name).stream().distinct().sorted().toList();
    }

    @Override
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

    @Override
    public @Nullable Instant unixTime(String name) {
        Long seconds = number(name);
        return seconds == null ? null : AnswerTimes.ofUnixSeconds(seconds);
    }

    @Override
    public @Nullable Instant time(String name) {
        String text = text(name);
        return text == null ? null : AnswerTimes.parse(text);
    }

    @Override
    public @Nullable LocalDate date(String name) {
        String text = text(name);
        return text == null ? null : AnswerTimes.parseDate(text);
    }

    @Override
    public AnswerFields object(String name) {
        return new JsonFields(firstObject(node.path(name)));
    }

    private static JsonNode firstObject(JsonNode list) {
        for (JsonNode element : list.isArray() ? list : List.of(list)) {
            if (element.isObject()) {
                return element;
            }
        }
        return MissingNode.getInstance();
    }

    @Override
    public List<AnswerFields> objects(String name) {
        JsonNode list = node.path(name);
        List<AnswerFields> objects = new ArrayList<>();
        for (JsonNode element : list.isArray() ? list : List.of(list)) {
            if (element.isObject()) {
                objects.add(new JsonFields(element));
            }
        }
        return objects;
    }

    @Override
    public List<AnswerFields> rows(String name) {
        return rows(node.path(name));
    }

    @Override
    public List<AnswerFields> rows() {
        return rows(node);
    }

    private static List<AnswerFields> rows(JsonNode lists) {
        List<AnswerFields> rows = new ArrayList<>();
        for (JsonNode list : lists) {
            if (list.isArray()) {
                ObjectNode row = JsonNodeFactory.instance.objectNode();
                for (JsonNode element : list) {
                    row.set(Integer.toString(row.size()), element);
                }
                rows.add(new JsonFields(row));
            }
        }
        return rows;
    }

    @Override
    public Map<String, String> textsByName(String name) {
        Map<String, String> texts = new TreeMap<>();
        firstObject(node.path(name)).properties().forEach(entry -> {
            String text = text(entry.getValue());
            if (text != null) {
                texts.put(entry.getKey(), text);
            }
        });
        return texts;
    }

    @Override
    public Map<String, AnswerFields> objectsByName(String name) {
        Map<String, AnswerFields> objects = new TreeMap<>();
        firstObject(node.path(name))
                .properties()
                .forEach(entry -> objects.put(
                        entry.getKey(),
                        new JsonFields(entry.getValue().isObject() ? entry.getValue() : MissingNode.getInstance())));
        return objects;
    }

    @Override
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
