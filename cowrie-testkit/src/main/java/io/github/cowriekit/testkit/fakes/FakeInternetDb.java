package io.github.cowriekit.testkit.fakes;

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
 * InternetDB of Shodan: {@code GET /{address}} without a key.
 *
 * <p>Like the service it answers 404 and {@code No information available} about an address it does not know, and 422 for
 * what is no address.
 *
 * @since 0.1.0
 */
public final class FakeInternetDb extends FakeService {
    private static final Pattern ADDRESS = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}|[0-9a-f:.]*:[0-9a-f:.]*");

    /** Starts the service. */
    public FakeInternetDb() {
        super("");
    }

    /**
     * Makes the service know a host; {@link #knows} takes the whole shape.
     *
     * @param address the address
     * @param ports open ports
     * @param tags tags
     */
    public void knowsHost(String address, List<Integer> ports, List<String> tags) {
        ObjectNode host = JsonNodeFactory.instance.objectNode();
        host.putArray("cpes");
        host.putArray("hostnames");
        host.put("ip", address);
        ports.forEach(host.putArray("ports")::add);
        tags.forEach(host.putArray("tags")::add);
        host.putArray("vulns");
        knows(Observable.ip(address), host.toString());
    }

    @Override
    protected @Nullable Observable subject(RecordedRequest request, String path) {
        String address = Decoding.segmentAfter("/", path);
        return address == null ? null : Observable.ip(address);
    }

    @Override
    protected FakeAnswer answer(RecordedRequest request, String path) {
        Observable subject = request.subject();
        if (subject == null || !request.method().equals("GET")) {
            return FakeAnswer.json(404, "{\"detail\": \"Not Found\"}");
        }
        if (!ADDRESS.matcher(subject.value()).matches()) {
            return FakeAnswer.json(
                    422, "{\"detail\": [{\"loc\": [\"path\", \"ip\"], \"msg\": \"value is not a valid address\"}]}");
        }
        return find(subject)
                .map(body -> FakeAnswer.json(200, body))
                .orElseGet(() -> FakeAnswer.json(404, "{\"detail\": \"No information available\"}"));
    }
}
