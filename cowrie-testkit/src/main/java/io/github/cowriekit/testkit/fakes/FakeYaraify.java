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
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The lookup of YARAify: posts of {@code {"query": "lookup_hash", "search_term": …}} to {@code /api/v1/} with an
 * {@code Auth-Key}.
 *
 * <p>It answers 403 and {@code unknown_auth_key} without the key, and 200 with {@code no_results} for a file it does not
 * know; the service documents neither.
 *
 * @since 0.1.0
 */
public final class FakeYaraify extends FakeService {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern SHA256 = Pattern.compile("[0-9a-fA-F]{64}");

    /** Starts the service. */
    public FakeYaraify() {
        super("/api/v1");
    }

    /**
     * Makes the service know a file that was scanned once; {@link #knows} takes the whole shape.
     *
     * @param sha256 its hash
     * @param rules names of YARA rules that match
     */
    public void knowsFile(String sha256, List<String> rules) {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("query_status", "ok");
        ObjectNode data = body.putObject("data");
        data.putObject("metadata")
                .put("sha256_hash", sha256)
                .put("file_size", 2048)
                .put("first_seen", "2024-02-03 04:05:06 UTC")
                .put("sightings", 1);
        ObjectNode task = data.putArray("tasks").addObject().put("file_name", "bins.sh");
        task.putArray("clamav_results");
        rules.forEach(rule -> task.withArray("static_results").addObject().put("rule_name", rule));
        knows(Observable.sha256(sha256), body.toString());
    }

    /**
     * Returns what the service says in place of an answer, for {@link #answerNext(FakeAnswer)}.
     *
     * @param status HTTP status
     * @param queryStatus such as {@code illegal_hash}
     */
    public static FakeAnswer status(int status, String queryStatus) {
        return FakeAnswer.json(status, "{\"query_status\": \"" + queryStatus + "\"}");
    }

    @Override
    protected @Nullable Observable subject(RecordedRequest request, String path) {
        try {
            JsonNode question = JSON.readTree(request.body());
            String hash = question.path("search_term").asText();
            boolean isLookup =
                    path.equals("/") && question.path("query").asText().equals("lookup_hash");
            return isLookup && SHA256.matcher(hash).matches() ? Observable.sha256(hash) : null;
        } catch (JsonProcessingException notJson) {
            return null;
        }
    }

    @Override
    protected FakeAnswer answer(RecordedRequest request, String path) {
        if (!request.header("Auth-Key").filter(key().reveal()::equals).isPresent()) {
            return status(403, "unknown_auth_key");
        }
        if (!path.equals("/")) {
            return FakeAnswer.html(404, "Not Found");
        }
        if (!request.method().equals("POST") || request.subject() == null) {
            return status(200, "illegal_hash");
        }
        return find(request.subject())
                .map(body -> FakeAnswer.json(200, body))
                .orElseGet(() -> status(200, "no_results"));
    }
}
