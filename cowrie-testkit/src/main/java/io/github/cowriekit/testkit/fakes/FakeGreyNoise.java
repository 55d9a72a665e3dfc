package io.github.cowriekit.testkit.fakes;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.cowriekit.model.intel.Observable;
import io.github.cowriekit.testkit.FakeAnswer;
import io.github.cowriekit.testkit.FakeService;
import io.github.cowriekit.testkit.RecordedRequest;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The Community API of GreyNoise: {@code GET /v3/community/{address}} with a {@code key}.
 *
 * <p>Like the service it answers 400 for what is no IPv4 address and 404 with a body that says {@code noise: false} about an
 * address it did not see. The service answers without a key, too, but less; this one wants the key. The text of 401 is
 * invented.
 *
 * @since 0.1.0
 */
public final class FakeGreyNoise extends FakeService {
    private static final Pattern IPV4 = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");

    /** Starts the service. */
    public FakeGreyNoise() {
        super("/v3");
    }

    /**
     * Makes the service know a scanner; {@link #knows} takes the whole shape.
     *
     * @param address the address
     * @param classification such as {@code malicious}
     * @param name who it is
     */
    public void knowsScanner(String address, String classification, String name) {
        knows(
                Observable.ip(address),
                JsonNodeFactory.instance
                        .objectNode()
                        .put("ip", address)
                        .put("noise", true)
                        .put("riot", false)
                        .put("classification", classification)
                        .put("name", name)
                        .put("link", "https://viz.greynoise.io/ip/" + address)
                        .put("last_seen", "2024-02-03")
                        .put("message", "Success")
                        .toString());
    }

    /**
     * Returns an error as the service spells it, for {@link #answerNext(FakeAnswer)}.
     *
     * @param status HTTP status
     * @param message what the service says
     */
    public static FakeAnswer error(int status, String message) {
        return FakeAnswer.json(
                status,
                JsonNodeFactory.instance.objectNode().put("message", message).toString());
    }

    @Override
    protected @Nullable Observable subject(RecordedRequest request, String path) {
        String address = Decoding.segmentAfter("/community/", path);
        return address == null ? null : Observable.ip(address);
    }

    @Override
    protected FakeAnswer answer(RecordedRequest request, String path) {
        if (!request.header("key").orElse("").equals(key().reveal())) {
            return error(401, "Invalid key");
        }
        Observable subject = request.subject();
        if (subject == null || !request.method().equals("GET")) {
            return FakeAnswer.html(404, "Not Found");
        }
        String address = subject.value();
        if (!IPV4.matcher(address).matches()) {
            return error(400, "Request is not a valid routable IPv4 address");
        }
        return find(subject)
                .map(body -> FakeAnswer.json(200, body))
                .orElseGet(() -> FakeAnswer.json(
                        404,
                        JsonNodeFactory.instance
                                .objectNode()
                                .put("ip", address)
                                .put("noise", false)
                                .put("riot", false)
                                .put("message", "IP not observed scanning the internet.")
                                .toString()));
    }
}
