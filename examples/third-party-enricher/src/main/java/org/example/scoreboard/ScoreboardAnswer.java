package org.example.scoreboard;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.github.cowriekit.enrich.spi.InvalidAnswerException;
import io.github.cowriekit.model.intel.CustomFacts;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads leniently: what is missing, null or of another type is left out of the facts. */
final class ScoreboardAnswer {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private ScoreboardAnswer() {}

    /** Returns the body, a missing node if it is no JSON: an error may come with a page of HTML. */
    static JsonNode parse(byte[] body) {
        try {
            return MAPPER.readTree(body);
        } catch (IOException noJson) {
            return MissingNode.getInstance();
        }
    }

    static CustomFacts read(JsonNode body) {
        Map<String, Object> attributes = new LinkedHashMap<>();
        JsonNode score = body.path("score");
        if (score.canConvertToInt() || score.asText().matches("\\d{1,3}")) {
            attributes.put("score", score.asInt());
        }
        List<Object> labels = new ArrayList<>();
        for (JsonNode label : body.path("labels")) {
            if (label.isTextual()) {
                labels.add(label.textValue());
            }
        }
        if (!labels.isEmpty()) {
            attributes.put("labels", labels);
        }
        if (attributes.isEmpty()) {
            throw new InvalidAnswerException("the answer has neither a score nor labels");
        }
        return new CustomFacts(attributes);
    }
}
