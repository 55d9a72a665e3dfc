package org.example.scoreboard;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.github.cowriekit.enrich.spi.InvalidAnswerException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

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

    static ScoreboardFacts read(JsonNode body) {
        JsonNode score = body.path("score");
        boolean hasScore = score.canConvertToInt() || score.asText().matches("\\d{1,3}");
        List<String> labels = new ArrayList<>();
        for (JsonNode label : body.path("labels")) {
            if (label.isTextual()) {
                labels.add(label.textValue());
            }
        }
        JsonNode vpn = body.path("vpn");
        ScoreboardFacts facts = new ScoreboardFacts(
                hasScore ? score.asInt() : null,
                labels,
                body.path("country").textValue(),
                vpn.isBoolean() ? vpn.booleanValue() : null);
        if (facts.score() == null && facts.labels().isEmpty()) {
            throw new InvalidAnswerException("the answer has neither a score nor labels");
        }
        return facts;
    }
}
