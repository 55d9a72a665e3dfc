package io.github.cowriekit.json.internal;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategy;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.cfg.MapperConfig;
import com.fasterxml.jackson.databind.introspect.AnnotatedMethod;
import com.fasterxml.jackson.databind.introspect.AnnotatedParameter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.cowriekit.model.intel.CustomFacts;
import io.github.cowriekit.model.intel.Facts;
import io.github.cowriekit.model.intel.FactsKinds;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Maps the records of facts; the model knows nothing of JSON, so all that is particular stands here. */
public final class FactsMapper {
    private static final int MAX_DIGITS = 10_000;
    private static final JsonMapper MAPPER = mapper();

    /** Not final, so that two kinds of one name are the exception that says so and not one of loading this class. */
    private static volatile @Nullable Map<String, Class<? extends Facts>> kinds;

    private FactsMapper() {}

    public static String write(Facts facts) {
        try {
            return MAPPER.writeValueAsString(written(facts));
        } catch (JsonProcessingException e) {
            throw unwritable(facts);
        }
    }

    public static Optional<Facts> read(String json) {
        try {
            JsonNode node = MAPPER.readTree(json);
            return node.path("kind").isTextual() ? Optional.of(read(node)) : Optional.empty();
        } catch (JsonProcessingException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    static void write(Facts facts, JsonGenerator out) throws IOException {
        try {
            MAPPER.writeValue(out, written(facts));
        } catch (JsonProcessingException e) {
            throw unwritable(facts);
        }
    }

    /** Returns the facts of an object with a {@code kind}. */
    static Facts read(JsonNode object) throws JsonProcessingException {
        Class<? extends Facts> type = kinds().get(object.path("kind").asText());
        return type == null ? new CustomFacts(Attributes.read(object)) : MAPPER.treeToValue(object, type);
    }

    /** Returns the tree of a line, with numbers as exact as they stand there. */
    static JsonNode tree(String line) throws JsonProcessingException {
        return MAPPER.readTree(line);
    }

    /** Returns what stands for the facts: those of a kind that nobody here knows are written as they were read. */
    private static Object written(Facts facts) {
        return facts instanceof CustomFacts custom
                        && custom.attributes().get("kind") instanceof String kind
                        && !kinds().containsKey(kind)
                ? custom.attributes()
                : facts;
    }

    /** Leaves out the cause, whose message may quote the facts. */
    private static IllegalArgumentException unwritable(Facts facts) {
        return new IllegalArgumentException(
                "the facts cannot be written as JSON: " + facts.getClass().getName());
    }

    private static Map<String, Class<? extends Facts>> kinds() {
        Map<String, Class<? extends Facts>> found = kinds;
        if (found == null) {
            found = FactsKinds.all();
            kinds = found;
        }
        return found;
    }

    @JsonPropertyOrder("kind")
    interface Kind {
        @JsonProperty("kind")
        String kind();
    }

    /** Tells custom facts that are empty from those of an unknown kind. */
    interface WithAttributes {
        @JsonInclude(JsonInclude.Include.ALWAYS)
        Map<String, Object> attributes();
    }

    private static JsonMapper mapper() {
        // what was written is read; but long numbers take time that grows with the square of their length
        StreamReadConstraints limits = StreamReadConstraints.builder()
                .maxStringLength(Integer.MAX_VALUE)
                .maxNumberLength(MAX_DIGITS)
                .build();
        JsonMapper.Builder builder = JsonMapper.builder(
                        JsonFactory.builder().streamReadConstraints(limits).build())
                // the output is ASCII: half surrogate pairs of an attacker would not survive UTF-8
                .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
                .enable(
                        DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS,
                        DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
                .disable(MapperFeature.CAN_OVERRIDE_ACCESS_MODIFIERS)
                .visibility(PropertyAccessor.IS_GETTER, JsonAutoDetect.Visibility.NONE)
                .defaultPropertyInclusion(
                        JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
                .propertyNamingStrategy(new UnitInName())
                .addMixIn(Facts.class, Kind.class)
                .addMixIn(CustomFacts.class, WithAttributes.class)
                .addModule(Times.module())
                .addModule(Attributes.module())
                .withConfigOverride(LocalDate.class, date -> date.setFormat(JsonFormat.Value.forLeniency(false)));
        for (Class<?> collection : List.of(List.class, Map.class)) {
            builder.withConfigOverride(
                    collection,
                    override -> override.setInclude(JsonInclude.Value.construct(
                                    JsonInclude.Include.NON_EMPTY, JsonInclude.Include.ALWAYS))
                            .setSetterInfo(JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY)));
        }
        return builder.build();
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
}
