package io.github.cowriekit.testkit.fakes;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cowriekit.model.intel.Observable;
import io.github.cowriekit.testkit.FakeAnswer;
import io.github.cowriekit.testkit.FakeService;
import io.github.cowriekit.testkit.RecordedRequest;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The searches of ThreatFox: posts of JSON to {@code /api/v1/} with an {@code Auth-Key}.
 *
 * <p>Like the service it answers 401 without a key, 403 and {@code unknown_auth_key} for a wrong one, 200 and
 * {@code no_result} with a text in place of the list for what it does not know, and 200 and {@code illegal_search_term} for
 * what is no search. It takes no submission.
 *
 * @since 0.1.0
 */
public final class FakeThreatFox extends FakeService {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** Starts the service. */
    public FakeThreatFox() {
        super("/api/v1");
    }

    /**
     * Makes the service know one indicator about a subject; {@link #knows} takes the whole shape.
     *
     * @param subject what is searched for
     * @param ioc the indicator, such as {@code 203.0.113.9:443}
     * @param iocType such as {@code ip:port}
     * @param malware family such as {@code elf.mirai}
     */
    public void knowsIndicator(Observable subject, String ioc, String iocType, String malware) {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("query_status", "ok");
        body.putArray("data")
                .addObject()
                .put("id", "1")
                .put("ioc", ioc)
                .put("threat_type", "botnet_cc")
                .put("ioc_type", iocType)
                .put("malware", malware)
                .put("confidence_level", 75)
                .put("first_seen", "2024-02-03 04:05:06 UTC")
                .putNull("last_seen")
                .putNull("tags");
        knows(subject, body.toString());
    }

    /**
     * Returns what the service says in place of an answer, for {@link #answerNext(FakeAnswer)}.
     *
     * @param status HTTP status
     * @param queryStatus such as {@code illegal_search_term}
     */
    public static FakeAnswer status(int status, String queryStatus) {
        return FakeAnswer.json(
                status,
                "{\"query_status\": \"" + queryStatus + "\", \"data\": \"Your search did not yield any results\"}");
    }

    @Override
    protected @Nullable Observable subject(RecordedRequest request, String path) {
        JsonNode query = parse(request.body());
        String term = query.path("search_term").asText();
        if (!path.equals("/")) {
            return null;
        }
        if (query.path("query").asText().equals("search_hash")) {
            String hash = query.path("hash").asText();
            return hash.isEmpty() ? null : Observable.sha256(hash);
        }
        if (!query.path("query").asText().equals("search_ioc") || term.isEmpty()) {
            return null;
        }
        return term.contains("://") ? Observable.url(term) : Observable.host(term);
    }

    @Override
    protected FakeAnswer answer(RecordedRequest request, String path) {
        String key = request.header("Auth-Key").orElse(null);
        if (key == null) {
            return new FakeAnswer(401, Map.of(), "");
        }
        if (!key.equals(key().reveal())) {
            return status(403, "unknown_auth_key");
        }
        if (!path.equals("/") || !request.method().equals("POST")) {
            return FakeAnswer.html(404, "Not Found");
        }
        return request.subject() == null
                ? status(200, "illegal_search_term")
                : find(request.subject())
                        .map(body -> FakeAnswer.json(200, body))
                        .orElseGet(() -> status(200, "no_result"));
    }

    private static JsonNode parse(String body) {
        try {
            return MAPPER.readTree(body);
        } catch (JsonProcessingException noJson) {
            return JsonNodeFactory.instance.missingNode();
        }
    }
}
