package io.github.cowriekit.testkit.fakes;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cowriekit.model.intel.Observable;
import io.github.cowriekit.testkit.FakeAnswer;
import io.github.cowriekit.testkit.FakeService;
import io.github.cowriekit.testkit.RecordedRequest;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The host lookup of Shodan: {@code GET /shodan/host/{address}?key=…}, with the key in the query as the service wants it.
 *
 * <p>Like the service it answers 401 without a key or with a wrong one and 404 with an error in words about an address it
 * does not know.
 *
 * @since 0.1.0
 */
public final class FakeShodan extends FakeService {
    /** Starts the service. */
    public FakeShodan() {
        super("");
    }

    /**
     * Makes the service know a host with one SSH server; {@link #knows} takes the whole shape.
     *
     * @param address the address
     * @param organization its owner, null if unknown
     * @param port the port of the server
     * @param tags tags of the host
     */
    public void knowsHost(String address, @Nullable String organization, int port, String... tags) {
        ObjectNode host = JsonNodeFactory.instance
                .objectNode()
                .put("ip_str", address)
                .put("org", organization)
                .putNull("os")
                .put("last_update", "2024-02-03T04:05:06.789012");
        host.putArray("ports").add(port);
        host.putArray("hostnames");
        ArrayNode list = host.putArray("tags");
        for (String tag : tags) {
            list.add(tag);
        }
        host.putArray("data")
                .addObject()
                .put("port", port)
                .put("transport", "tcp")
                .put("product", "OpenSSH")
                .put("timestamp", "2024-02-03T04:05:06.789012");
        knows(Observable.ip(address), host.toString());
    }

    /**
     * Returns an error as the service spells it, for {@link #answerNext(FakeAnswer)}.
     *
     * @param status HTTP status
     * @param text such as {@code Requires membership or higher to access}
     */
    public static FakeAnswer error(int status, String text) {
        return FakeAnswer.json(
                status, JsonNodeFactory.instance.objectNode().put("error", text).toString());
    }

    @Override
    protected @Nullable Observable subject(RecordedRequest request, String path) {
        String address = Decoding.segmentAfter("/shodan/host/", path);
        return address == null ? null : Observable.ip(address);
    }

    @Override
    protected FakeAnswer answer(RecordedRequest request, String path) {
        String query = request.query() == null ? "" : request.query();
        if (!Set.of(query.split("&", -1)).contains("key=" + key().reveal())) {
            return error(401, "Invalid API key");
        }
        if (request.subject() == null || !request.method().equals("GET")) {
            return FakeAnswer.html(404, "Not Found");
        }
        return find(request.subject())
                .map(body -> FakeAnswer.json(200, body))
                .orElseGet(() -> error(404, "No information available for that IP."));
    }
}
