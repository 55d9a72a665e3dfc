package io.github.cowriekit.testkit.fakes;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.cowriekit.model.intel.Observable;
import io.github.cowriekit.testkit.FakeAnswer;
import io.github.cowriekit.testkit.FakeService;
import io.github.cowriekit.testkit.RecordedRequest;
import org.jspecify.annotations.Nullable;

/**
 * The list of Feodo Tracker: {@code GET /downloads/ipblocklist.json}. It answers without a key; whether the service does is
 * not confirmed.
 *
 * @since 0.1.0
 */
public final class FakeFeodoTracker extends FakeService {
    /** Starts the service. */
    public FakeFeodoTracker() {
        super("/downloads");
    }

    /**
     * Makes the service list a server; {@link #knows} takes the whole element of the list.
     *
     * @param address its address
     * @param port its port
     * @param malware family
     */
    public void knowsServer(String address, int port, String malware) {
        knows(
                Observable.ip(address),
                JsonNodeFactory.instance
                        .objectNode()
                        .put("ip_address", address)
                        .put("port", port)
                        .put("status", "online")
                        .put("malware", malware)
                        .toString());
    }

    /** Returns null: a request for all of it names no subject. */
    @Override
    protected @Nullable Observable subject(RecordedRequest request, String path) {
        return null;
    }

    @Override
    protected FakeAnswer answer(RecordedRequest request, String path) {
        boolean isList = request.method().equals("GET") && path.equals("/ipblocklist.json");
        return isList ? FakeAnswer.json(200, "[" + String.join(",", all()) + "]") : FakeAnswer.html(404, "Not Found");
    }
}
