package io.github.cowriekit.enrich.internal.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.cowriekit.enrich.spi.http.AnswerFields;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Parses answers with limits of its own; Jackson's defaults are left alone. */
public final class AnswerJson {
    // the largest answers (VirusTotal files) stay below 50,000 tokens and a depth of 10
    private static final ObjectMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(64)
                            .maxNumberLength(100)
                            .maxNameLength(4_096)
                            .maxStringLength(2_000_000)
                            .maxTokenCount(500_000)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private AnswerJson() {}

    /** Returns an object of texts, numbers and booleans as JSON, its names sorted. */
    public static String write(Map<String, ?> fields) {
        try {
            return MAPPER.writeValueAsString(new TreeMap<>(fields));
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** Returns values of a log, such as {@code Notice.attributes()}, as the fields of an object. */
    public static AnswerFields ofMap(Map<String, Object> values) {
        return new JsonFields(MAPPER.valueToTree(values));
    }

    /** Returns the fields of the one JSON object that these bytes are, empty if they are anything else. */
    public static Optional<AnswerFields> parseObject(byte[] bytes) {
        try {
            JsonNode root = MAPPER.readTree(bytes);
            return root.isObject() ? Optional.of(new JsonFields(root)) : Optional.empty();
        } catch (JsonProcessingException notJson) {
            // its message quotes the body, which must not travel
            return Optional.empty();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
