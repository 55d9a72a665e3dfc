package io.github.cowriekit.report.internal.json;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategy;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.cfg.MapperConfig;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.introspect.AnnotatedMethod;
import com.fasterxml.jackson.databind.introspect.AnnotatedParameter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import io.github.cowriekit.model.intel.Facts;
import io.github.cowriekit.model.intel.FactsKinds;
import io.github.cowriekit.report.internal.text.TimeText;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Maps the records of facts; the model knows nothing of JSON, so all that is particular stands here. */
final class FactsMapper {
    /** {@code kind} in JSON and its record. */
    static final Map<String, Class<? extends Facts>> KINDS = FactsKinds.all();

    private FactsMapper() {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    private interface Kind {}

    static JsonMapper create() {
        JsonMapper.Builder builder = JsonMapper.builder()
                // the output is ASCII: half surrogate pairs of an attacker would not survive UTF-8
                .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
                .enable(
                        DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS,
                        DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
                .disable(MapperFeature.CAN_OVERRIDE_ACCESS_MODIFIERS)
                .visibility(PropertyAccessor.IS_GETTER, JsonAutoDetect.Visibility.NONE)
                .defaultPropertyInclusion(
                        JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
                .propertyNamingStrategy(new UnitInName())
                .addMixIn(Facts.class, Kind.class)
                .addModule(values());
        KINDS.forEach((kind, type) -> builder.registerSubtypes(new NamedType(type, kind)));
        for (Class<?> collection : List.of(List.class, Map.class)) {
            builder.withConfigOverride(
                    collection,
                    override -> override.setInclude(JsonInclude.Value.construct(
                                    JsonInclude.Include.NON_EMPTY, JsonInclude.Include.ALWAYS))
                            .setSetterInfo(JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY)));
        }
        return builder.build();
    }

    private static SimpleModule values() {
        return new SimpleModule()
                // among the values of extra; a decimal without fraction would come back as an integer
                .addSerializer(
                        BigDecimal.class,
                        new Written<>(
                                BigDecimal.class,
                                (value, out) -> out.writeNumber(
                                        value.scale() == 0 ? value.unscaledValue() + "E0" : value.toString())))
                .addSerializer(LocalDate.class, ToStringSerializer.instance)
                .addDeserializer(Object.class, new AnyValue())
                .addDeserializer(LocalDate.class, new Text<>(LocalDate.class, LocalDate::parse))
                .addSerializer(
                        Instant.class,
                        new Written<>(Instant.class, (value, out) -> out.writeString(TimeText.iso(value))))
                .addDeserializer(Instant.class, new Text<>(Instant.class, Instant::parse))
                .addSerializer(
                        Duration.class,
                        new Written<>(Duration.class, (value, out) -> out.writeNumber(TimeText.seconds(value))))
                .addDeserializer(
                        Duration.class, new Text<>(Duration.class, value -> TimeText.duration(new BigDecimal(value))));
    }

    /** Names a duration {@code takedownTimeSeconds}, as {@code durationSeconds} of a session is. */
    private static final class UnitInName extends PropertyNamingStrategy {
        private static final long serialVersionUID = 1L;

        @Override
        public String nameForGetterMethod(MapperConfig<?> config, AnnotatedMethod method, String defaultName) {
            return method.getRawReturnType() == Duration.class ? defaultName + "Seconds" : defaultName;
        }

        @Override
        public String nameForConstructorParameter(
                MapperConfig<?> config, AnnotatedParameter parameter, String defaultName) {
            return parameter.getRawType() == Duration.class ? defaultName + "Seconds" : defaultName;
        }
    }

    private interface Writing<T> {
        void write(T value, JsonGenerator out) throws IOException;
    }

    private static final class Written<T> extends StdSerializer<T> {
        private static final long serialVersionUID = 1L;
        private final transient Writing<T> writing;

        Written(Class<T> type, Writing<T> writing) {
            super(type);
            this.writing = writing;
        }

        @Override
        public void serialize(T value, JsonGenerator out, SerializerProvider provider) throws IOException {
            writing.write(value, out);
        }
    }

    private interface Parsing<T> {
        T parse(String text);
    }

    private static final class Text<T> extends StdDeserializer<T> {
        private static final long serialVersionUID = 1L;
        private final transient Parsing<T> parsing;

        Text(Class<T> type, Parsing<T> parsing) {
            super(type);
            this.parsing = parsing;
        }

        @Override
        public T deserialize(JsonParser in, DeserializationContext context) throws IOException {
            return parsing.parse(in.getText());
        }
    }

    /** A value of extra, as those of attributes are read. */
    private static final class AnyValue extends StdDeserializer<Object> {
        private static final long serialVersionUID = 1L;

        AnyValue() {
            super(Object.class);
        }

        @Override
        public @Nullable Object deserialize(JsonParser in, DeserializationContext context) throws IOException {
            return JsonObject.plain(context.readTree(in));
        }
    }
}
