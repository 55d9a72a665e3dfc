package io.github.cowriekit.testkit.fakes;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.cowriekit.model.intel.Observable;
import io.github.cowriekit.testkit.FakeAnswer;
import io.github.cowriekit.testkit.FakeService;
import io.github.cowriekit.testkit.RecordedRequest;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The research scanners of SANS ISC: {@code GET /api/threatcategory/research?json}.
 *
 * <p>Like the service it answers XML without {@code ?json}. It turns away agents that name neither a mail address nor a web
 * page, with status 403 and a page of HTML; what the service sends then is not documented.
 *
 * @since 0.1.0
 */
public final class FakeIscResearch extends FakeService {
    /** Starts the service. */
    public FakeIscResearch() {
        super("/api");
    }

    /**
     * Makes the service list a scanner; {@link #knows} takes the whole element of the list.
     *
     * @param address its address
     * @param name who scans
     * @param lastSeen last day it was seen
     */
    public void knowsScanner(String address, String name, LocalDate lastSeen) {
        knows(
                Observable.ip(address),
                JsonNodeFactory.instance
                        .objectNode()
                        .put(address.indexOf(':') < 0 ? "ipv4" : "ipv6", address)
                        .put("added", lastSeen.minusYears(1).toString())
                        .put("lastseen", lastSeen.toString())
                        .put("type", name)
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
        if (!request.method().equals("GET") || !path.equals("/threatcategory/research")) {
            return FakeAnswer.html(404, "Not Found");
        }
        return "json".equals(request.query())
                ? FakeAnswer.json(200, "[" + String.join(",", all()) + "]")
                : new FakeAnswer(
                        200, Map.of("Content-Type", "text/xml; charset=utf-8"), "<threatcategory></threatcategory>");
    }
}
