package io.github.cowriekit.json.internal;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.Module;
import com.fasterxml.jackson.databind.SerializationConfig;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.BeanDeserializerModifier;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.BeanSerializerModifier;
import com.fasterxml.jackson.databind.type.MapType;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Values under names that somebody else chose: strings, booleans, numbers, lists and maps, numbers exactly. */
final class Attributes {
    private Attributes() {}

    static void write(@Nullable Object value, JsonGenerator out) throws IOException {
        if (value == null) {
            out.writeNull();
        } else if (value instanceof Boolean bool) {
            out.writeBoolean(bool);
        } else if (value instanceof BigDecimal decimal) {
            // a decimal without fraction would come back as an integer
            out.writeNumber(decimal.scale() == 0 ? decimal.unscaledValue() + "E0" : decimal.toString());
        } else if (value instanceof BigInteger integer) {
            out.writeNumber(integer);
        } else if (value instanceof Double || value instanceof Float) {
            out.writeNumber(((Number) value).doubleValue());
        } else if (value instanceof Number number) {
            out.writeNumber(number.longValue());
        } else if (value instanceof Collection<?> list) {
            out.writeStartArray();
            for (Object element : list) {
                write(element, out);
            }
            out.writeEndArray();
        } else if (value instanceof Map<?, ?> map) {
            out.writeStartObject();
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                out.writeFieldName(Names.written(String.valueOf(entry.getKey())));
                write(entry.getValue(), out);
            }
            out.writeEndObject();
        } else {
            out.writeString(value.toString());
        }
    }

    /** Returns the members as strings, booleans, longs, big integers, big decimals, lists and maps. */
    static Map<String, Object> read(JsonNode object) {
        @SuppressWarnings("unchecked")
        Map<String, Object> attributes = (Map<String, Object>) plain(object);
        return attributes == null ? Map.of() : attributes;
    }

    /** Returns a module that writes and reads each {@code Map<String, Object>} of a record in this way. */
    static Module module() {
        return new SimpleModule()
                .setSerializerModifier(new BeanSerializerModifier() {
                    private static final long serialVersionUID = 1L;

                    @Override
                    public JsonSerializer<?> modifyMapSerializer(
                            SerializationConfig config,
                            MapType type,
                            BeanDescription description,
                            JsonSerializer<?> serializer) {
                        return type.getContentType().isJavaLangObject() ? new Writing() : serializer;
                    }
                })
                .setDeserializerModifier(new BeanDeserializerModifier() {
                    private static final long serialVersionUID = 1L;

                    @Override
                    public JsonDeserializer<?> modifyMapDeserializer(
                            DeserializationConfig config,
                            MapType type,
                            BeanDescription description,
                            JsonDeserializer<?> deserializer) {
                        return type.getContentType().isJavaLangObject() ? new Reading() : deserializer;
                    }
                });
    }

    private static @Nullable Object plain(JsonNode node) {
        if (node.isObject()) {
            Map<String, @Nullable Object> map = new LinkedHashMap<>();
            node.properties().forEach(entry -> map.put(Names.read(entry.getKey()), plain(entry.getValue())));
            return Collections.unmodifiableMap(map);
        }
        if (node.isArray()) {
            List<@Nullable Object> list = new ArrayList<>(node.size());
            node.forEach(element -> list.add(plain(element)));
            return Collections.unmodifiableList(list);
        }
        if (node.isNumber()) {
            Object number = node.numberValue();
            return number instanceof Integer integer ? (Object) integer.longValue() : number;
        }
        return node.isNull() ? null : node.isBoolean() ? (Object) node.booleanValue() : node.textValue();
    }

    private static final class Writing extends JsonSerializer<Map<String, Object>> {
        @Override
        public void serialize(Map<String, Object> value, JsonGenerator out, SerializerProvider provider)
                throws IOException {
            write(value, out);
        }

        @Override
        public boolean isEmpty(SerializerProvider provider, Map<String, Object> value) {
            return value.isEmpty();
        }
    }

    private static final class Reading extends JsonDeserializer<Map<String, Object>> {
        @Override
        public Map<String, Object> deserialize(JsonParser in, DeserializationContext context) throws IOException {
            JsonNode node = context.readTree(in);
            return node.isObject()
                    ? read(node)
                    : context.reportInputMismatch(this, "not an object but a %s", node.getNodeType());
        }

        @Override
        public Object getEmptyValue(DeserializationContext context) {
            return Map.of();
        }
    }
}
