package io.github.cowriekit.testkit.fakes;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.cowriekit.model.intel.Observable;
import io.github.cowriekit.testkit.FakeAnswer;
import io.github.cowriekit.testkit.FakeService;
import io.github.cowriekit.testkit.RecordedRequest;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The intelfeed of SANS ISC: {@code GET /api/intelfeed?json}.
 *
 * <p>Like the service it answers XML without {@code ?json}. It turns away agents that name neither a mail address nor a web
 * page, with status 403 and a page of HTML; what the service sends then is not documented.
 *
 * @since 0.1.0
 */
public final class FakeIntelfeed extends FakeService {
    /** Starts the service. */
    public FakeIntelfeed() {
        super("/api");
    }

    /**
     * Makes the service list an address; {@link #knows} takes the whole element of the list.
     *
     * @param address the address
     * @param labels its labels
     */
    public void knowsAddress(String address, String... labels) {
        knows(
                Observable.ip(address),
                JsonNodeFactory.instance
                        .objectNode()
                        .put("ip", address)
                        .put("description", String.join(",", labels))
                        .toString());
    }

    /** Returns null: a request for all of it names no subject. */
    @Override
    protected @Nullable Observable subject(RecordedRequest request, String path) {
        return null;
    }

    @Override
    protected FakeAnswer answer(RecordedRequest request, String path) {
        String userAgent = request.header("User-Agent").orElse("");
        if (!userAgent.contains("@") && !userAgent.contains("://")) {
            return FakeAnswer.html(403, "Forbidden");
        }
        if (!request.method().equals("GET") || !path.equals("/intelfeed")) {
            return FakeAnswer.html(404, "Not Found");
        }
        return "json".equals(request.query())
                ? FakeAnswer.json(200, "[" + String.join(",", all()) + "]")
                : new FakeAnswer(200, Map.of("Content-Type", "text/xml; charset=utf-8"), "<intelfeed></intelfeed>");
    }
}
