package io.github.cowriekit.model.intel;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One value of an answer with a label that names it to a reader, such as {@code SPUR Tunnel Operator}.
 *
 * @param label what the value is; begins with the name of the source, since lines of several sources stand together
 * @param value a string, boolean, number, or a list or map of them, as the source wrote it; an empty string for a line that is always
 *     there and has nothing to say
 * @since 0.1.0
 */
public record FactDetail(String label, Object value) {
    /** Requires both. */
    public FactDetail {
        Objects.requireNonNull(label, "label");
        Objects.requireNonNull(value, "value");
    }

    /** Returns a list to add details to. */
    public static Collector list() {
        return new Collector();
    }

    /** Collects details; not thread-safe. */
    public static final class Collector {
        private static final int LONGEST_LIST = 10;
        private static final DateTimeFormatter UTC = DateTimeFormatter.ofPattern(
                        "uuuu-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
                .withZone(ZoneOffset.UTC);

        private final List<FactDetail> details = new ArrayList<>();

        private Collector() {}

        /**
         * Adds a value unless it is null, empty, or an empty list.
         *
         * @param value a string, boolean, number, or a list or map of them; an {@link Instant} is written as UTC, anything else as its
         *     {@code toString} says
         */
        public Collector add(String label, @Nullable Object value) {
            boolean isEmpty = value == null
                    || value.equals("")
                    || (value instanceof Collection<?> collection && collection.isEmpty())
                    || (value instanceof Map<?, ?> map && map.isEmpty());
            return isEmpty ? this : addAlways(label, value);
        }

        /** Adds a value; a line without value where it is null. */
        public Collector addAlways(String label, @Nullable Object value) {
            details.add(new FactDetail(label, plain(value)));
            return this;
        }

        /** Adds the distinct values in one line, the first ten of them; nothing where there is none. */
        public Collector join(String label, Collection<? extends @Nullable Object> values) {
            return join(label, values.stream());
        }

        /** Adds the distinct values in one line, the first ten of them; nothing where there is none. */
        public Collector join(String label, Stream<? extends @Nullable Object> values) {
            List<String> distinct = values.filter(Objects::nonNull)
                    .map(Object::toString)
                    .filter(text -> !text.isEmpty())
                    .distinct()
                    .toList();
            int left = distinct.size() - LONGEST_LIST;
            String shown = String.join(", ", distinct.subList(0, Math.min(LONGEST_LIST, distinct.size())));
            return add(label, left <= 0 ? shown : shown + " and " + left + " more");
        }

        /** Returns what was added, in its order. */
        public List<FactDetail> toList() {
            return List.copyOf(details);
        }

        private static Object plain(@Nullable Object value) {
            if (value == null) {
                return "";
            }
            if (value instanceof Instant instant) {
                return UTC.format(instant);
            }
            return value instanceof Number
                            || value instanceof Boolean
                            || value instanceof Collection
                            || value instanceof Map
                    ? value
                    : value.toString();
        }
    }
}
