package io.github.cowriekit.testkit.fakes;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cowriekit.model.intel.Observable;
import io.github.cowriekit.testkit.FakeAnswer;
import io.github.cowriekit.testkit.FakeService;
import io.github.cowriekit.testkit.RecordedRequest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The indicators of AlienVault OTX: {@code GET /api/v1/indicators/{type}/{indicator}/general} with an
 * {@code X-OTX-API-KEY}.
 *
 * <p>Answers 403 for a missing or wrong key, 400 for what is no indicator, 404 about a file it does not know, and 200
 * without pulses about everything else that it does not know.
 *
 * @since 0.1.0
 */
public final class FakeOtx extends FakeService {
    private static final Pattern PATH =
            Pattern.compile("/indicators/(IPv4|IPv6|domain|hostname|url|file)/([^/]+)/general");

    /** Starts the service. */
    public FakeOtx() {
        super("/api/v1");
    }

    /**
     * Makes the service know an indicator that pulses mention; {@link #knows} takes the whole shape.
     *
     * @param subject address, host, URL or file
     * @param families one pulse for each of these malware families
     */
    public void knowsPulses(Observable subject, String... families) {
        ObjectNode body = general(subject.value());
        ObjectNode info = body.putObject("pulse_info");
        info.put("count", families.length);
        for (String family : families) {
            ObjectNode pulse = info.withArray("pulses").addObject();
            pulse.put("name", family + " hosts").put("modified", "2024-02-03T04:05:06.123000");
            pulse.putArray("malware_families").addObject().put("id", family).put("display_name", family);
            pulse.putObject("author").put("username", "example");
        }
        knows(subject, body.toString());
    }

    @Override
    protected @Nullable Observable subject(RecordedRequest request, String path) {
        Matcher matcher = PATH.matcher(path);
        String value = matcher.matches() ? Decoding.segmentAfter("/", "/" + matcher.group(2)) : null;
        if (value == null) {
            return null;
        }
        return switch (matcher.group(1)) {
            case "IPv4", "IPv6" -> Observable.ip(value);
            case "url" -> Observable.url(value);
            case "file" -> Observable.sha256(value);
            default -> Observable.host(value);
        };
    }

    @Override
    protected FakeAnswer answer(RecordedRequest request, String path) {
        if (!request.header("X-OTX-API-KEY").orElse("").equals(key().reveal())) {
            return FakeAnswer.json(403, "{\"detail\": \"Authentication required\"}");
        }
        Observable subject = request.subject();
        if (subject == null || !request.method().equals("GET")) {
            return FakeAnswer.html(404, "Not Found");
        }
        return find(subject).map(body -> FakeAnswer.json(200, body)).orElseGet(() -> unknown(subject, path));
    }

    private static FakeAnswer unknown(Observable subject, String path) {
        if (path.startsWith("/indicators/file/")) {
            return FakeAnswer.json(404, "{\"detail\": \"endpoint not found\"}");
        }
        ObjectNode body = general(subject.value());
        body.putObject("pulse_info").put("count", 0).putArray("pulses");
        return FakeAnswer.json(200, body.toString());
    }

    private static ObjectNode general(String indicator) {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("indicator", indicator);
        body.putArray("validation");
        body.putArray("false_positive");
        return body;
    }
}
