package io.github.cowriekit.testkit.fakes;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cowriekit.model.intel.Observable;
import io.github.cowriekit.testkit.FakeAnswer;
import io.github.cowriekit.testkit.FakeService;
import io.github.cowriekit.testkit.RecordedRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The check of AbuseIPDB v2: {@code GET /api/v2/check?ipAddress=…} with a {@code Key}.
 *
 * <p>Like the service it answers 401 for a missing or wrong key, 422 for what is no address, and 200 with a score and a
 * number of reports of zero about an address that nobody reported.
 *
 * @since 0.1.0
 */
public final class FakeAbuseIpDb extends FakeService {
    private static final Pattern ADDRESS = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}|[0-9a-f:.]*:[0-9a-f:.]*");

    /** Starts the service. */
    public FakeAbuseIpDb() {
        super("/api/v2");
    }

    /**
     * Makes the service know an address; {@link #knows} takes the whole shape.
     *
     * @param address the address
     * @param score how sure the service is of abuse, 0 to 100
     * @param reports number of reports
     */
    public void knowsReported(String address, int score, long reports) {
        knows(Observable.ip(address), check(address, score, reports, "2024-02-03T04:05:06+00:00"));
    }

    /**
     * Returns an error as the service spells it, for {@link #answerNext(FakeAnswer)}.
     *
     * @param status HTTP status
     * @param detail what the service says
     */
    public static FakeAnswer error(int status, String detail) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.putArray("errors").addObject().put("detail", detail).put("status", status);
        return FakeAnswer.json(status, body.toString());
    }

    /** Returns what the service says when the checks of a day are spent, for {@link #answerNext(FakeAnswer)}. */
    public static FakeAnswer quotaSpent() {
        FakeAnswer error = error(429, "Daily rate limit of 1000 requests exceeded for this endpoint.");
        Map<String, String> headers = new LinkedHashMap<>(error.headers());
        headers.put("Retry-After", "7200");
        headers.put("X-RateLimit-Limit", "1000");
        headers.put("X-RateLimit-Remaining", "0");
        return new FakeAnswer(429, headers, error.body());
    }

    @Override
    protected @Nullable Observable subject(RecordedRequest request, String path) {
        String query = request.query() == null ? "" : request.query();
        String address = Decoding.form(query).get("ipAddress");
        return path.equals("/check") && address != null ? Observable.ip(address) : null;
    }

    @Override
    protected FakeAnswer answer(RecordedRequest request, String path) {
        if (!request.header("Key").orElse("").equals(key().reveal())) {
            return error(401, "Authentication failed. Your API key is either missing, incorrect, or revoked.");
        }
        Observable subject = request.subject();
        if (subject == null || !request.method().equals("GET")) {
            return FakeAnswer.html(404, "Not Found");
        }
        if (!ADDRESS.matcher(subject.value()).matches()) {
            return error(422, "The ip address must be a valid IPv4 or IPv6 address.");
        }
        return FakeAnswer.json(200, find(subject).orElseGet(() -> check(subject.value(), 0, 0, null)));
    }

    private static String check(String address, int score, long reports, @Nullable String lastReported) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.putObject("data")
                .put("ipAddress", address)
                .put("isPublic", true)
                .put("ipVersion", address.indexOf(':') < 0 ? 4 : 6)
                .putNull("isWhitelisted")
                .put("abuseConfidenceScore", score)
                .put("isTor", false)
                .put("totalReports", reports)
                .put("lastReportedAt", lastReported)
                .putArray("hostnames");
        return body.toString();
    }
}
