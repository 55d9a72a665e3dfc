package io.github.cowriekit.parser.internal.event;

import io.github.cowriekit.parser.internal.bytes.Words;
import io.github.cowriekit.parser.internal.json.EventFields;
import io.github.cowriekit.parser.internal.json.FieldName;
import io.github.cowriekit.parser.internal.json.LoggedNumbers;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A hash of every value of an event that stays the same when a tool writes the event anew: with its keys in another order,
 * with other escapes, with numbers as text.
 *
 * <p>Left out are what {@link EventIdentity} compares by itself, names of the sensor, which exports drop, and what tools that
 * carry logs add to events. Of an event with a record of its own, what repeats its other values is left out, too.
 */
final class ContentHash {
    private static final Set<FieldName> COMPARED_OR_DROPPED = EnumSet.of(
            FieldName.OTHER,
            FieldName.EVENTID,
            FieldName.SESSION,
            FieldName.TIMESTAMP,
            FieldName.AT_TIMESTAMP,
            FieldName.TIME,
            FieldName.SENSOR,
            FieldName.UUID);

    private static final Set<FieldName> REPETITIVE =
            EnumSet.of(FieldName.MESSAGE, FieldName.FORMAT, FieldName.SYSTEM, FieldName.IS_ERROR, FieldName.EPOCH);

    /** Keys whose values are numbers even where they are written as text. */
    private static final Set<FieldName> NUMBERS = EnumSet.of(
            FieldName.DATALEN,
            FieldName.DST_PORT,
            FieldName.DURATION,
            FieldName.DURATION_MS,
            FieldName.HEIGHT,
            FieldName.ID,
            FieldName.MESSAGENUM,
            FieldName.NEW_PORT,
            FieldName.OPTION_BYTE,
            FieldName.ORIG_PORT,
            FieldName.SIZE,
            FieldName.SRC_PORT,
            FieldName.WIDTH);

    /** Keys that Logstash, Filebeat, Fluentd and T-Pot add beside those of an event; others of theirs begin with {@code @}. */
    private static final Set<String> ADDED_BY_TOOLS = Set.of(
            "_id",
            "_index",
            "_score",
            "agent",
            "beat",
            "ecs",
            "geoip",
            "geoip_ext",
            "host",
            "ip_rep",
            "log",
            "offset",
            "path",
            "t-pot_hostname",
            "t-pot_ip_ext",
            "t-pot_ip_int",
            "tags");

    /** What T-Pot and early versions of Filebeat say under {@code type}, where Cowrie names the kind of a public key. */
    private static final Set<String> TYPES_OF_TOOLS = Set.of("Cowrie", "cowrie", "log");

    private ContentHash() {}

    /**
     * Returns the hash.
     *
     * @param hasRecord whether the id of the event is one of those with a record of their own
     */
    static long of(EventFields fields, boolean hasRecord) {
        long sum = 0;
        for (int place = 0; place < fields.size(); place++) {
            FieldName key = fields.key(place);
            if (!COMPARED_OR_DROPPED.contains(key)
                    && fields.place(key) == place
                    && !(hasRecord && REPETITIVE.contains(key))) {
                sum += ofField(fields, key);
            }
        }
        for (Map.Entry<String, Object> other : fields.others().entrySet()) {
            String name = other.getKey();
            if (!name.startsWith("@") && !ADDED_BY_TOOLS.contains(name)) {
                sum += Words.mix(ofText(name) + Words.mix(ofValue(other.getValue())));
            }
        }
        return sum;
    }

    private static long ofField(EventFields fields, FieldName spelled) {
        FieldName key = asCowrieNames(spelled);
        Object value = fields.peek(spelled);
        if (value == null
                || (key != spelled && fields.has(key))
                || (key == FieldName.TYPE && TYPES_OF_TOOLS.contains(value))) {
            return 0;
        }
        BigDecimal number = NUMBERS.contains(key) ? LoggedNumbers.decimal(value) : null;
        return Words.mix(ofValue(number == null ? value : number) * FieldName.COUNT + key.index());
    }

    private static FieldName asCowrieNames(FieldName key) {
        return key == FieldName.DEST_IP ? FieldName.DST_IP : key == FieldName.DEST_PORT ? FieldName.DST_PORT : key;
    }

    private static long ofValue(@Nullable Object value) {
        if (value instanceof List<?> list) {
            return ofList(list);
        }
        if (value instanceof Map<?, ?> map) {
            long sum = map.size();
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                sum += Words.mix(ofText(String.valueOf(entry.getKey())) + Words.mix(ofValue(entry.getValue())));
            }
            return Words.mix(sum);
        }
        if (value instanceof Number) {
            BigDecimal decimal = LoggedNumbers.decimal(value);
            return ofText(
                    decimal == null
                            ? value.toString()
                            : decimal.stripTrailingZeros().toPlainString());
        }
        return ofText(String.valueOf(value));
    }

    /** Returns the hash of a list; one value in a list is that value, since exports put lists around values. */
    private static long ofList(Collection<?> list) {
        if (list.size() == 1) {
            return ofValue(list.iterator().next());
        }
        long hash = list.size();
        for (Object value : list) {
            hash = Words.mix(hash) + ofValue(value);
        }
        return Words.mix(hash);
    }

    private static long ofText(String text) {
        long hash = text.length();
        for (int i = 0; i < text.length(); i++) {
            hash = Words.mix(hash + text.charAt(i));
        }
        return hash;
    }
}
