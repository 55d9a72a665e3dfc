package io.github.cowriekit.testkit.fakes;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cowriekit.model.intel.Observable;
import io.github.cowriekit.testkit.FakeAnswer;
import io.github.cowriekit.testkit.FakeService;
import io.github.cowriekit.testkit.RecordedRequest;
import org.jspecify.annotations.Nullable;

/**
 * The CTI of CrowdSec: {@code GET /v2/smoke/{address}} with an {@code x-api-key}.
 *
 * <p>Like the service it answers 403 for a missing or wrong key and 404 about an address it does not know. The texts of both
 * were never seen and are invented here.
 *
 * @since 0.1.0
 */
public final class FakeCrowdSec extends FakeService {
    /** Starts the service. */
    public FakeCrowdSec() {
        super("/v2");
    }

    /**
     * Makes the service know an address; {@link #knows} takes the whole shape.
     *
     * @param address the address
     * @param reputation such as {@code malicious}
     * @param behaviors such as {@code ssh:bruteforce}
     */
    public void knowsAddress(String address, String reputation, String... behaviors) {
        ObjectNode body =
                JsonNodeFactory.instance.objectNode().put("ip", address).put("reputation", reputation);
        for (String behavior : behaviors) {
            body.withArray("behaviors").addObject().put("name", behavior).put("label", behavior);
        }
        knows(Observable.ip(address), body.toString());
    }

    /**
     * Returns an error as the service spells it, for {@link #answerNext(FakeAnswer)}.
     *
     * @param status HTTP status
     * @param message such as {@code Too Many Requests} or {@code Limit Exceeded}, both with status 429
     */
    public static FakeAnswer error(int status, String message) {
        return FakeAnswer.json(
                status,
                JsonNodeFactory.instance.objectNode().put("message", message).toString());
    }

    @Override
    protected @Nullable Observable subject(RecordedRequest request, String path) {
        String address = Decoding.segmentAfter("/smoke/", path);
        return address == null ? null : Observable.ip(address);
    }

    @Override
    protected FakeAnswer answer(RecordedRequest request, String path) {
        if (!request.header("x-api-key").orElse("").equals(key().reveal())) {
            return error(403, "Forbidden");
        }
        if (request.subject() == null || !request.method().equals("GET")) {
            return FakeAnswer.html(404, "Not Found");
        }
        return find(request.subject())
                .map(body -> FakeAnswer.json(200, body))
                .orElseGet(() -> error(404, "IP address information not found"));
    }
}
