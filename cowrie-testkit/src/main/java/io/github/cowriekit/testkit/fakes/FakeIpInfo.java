package io.github.cowriekit.testkit.fakes;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.cowriekit.model.intel.Observable;
import io.github.cowriekit.testkit.FakeAnswer;
import io.github.cowriekit.testkit.FakeService;
import io.github.cowriekit.testkit.RecordedRequest;
import org.jspecify.annotations.Nullable;

/**
 * IPinfo Lite: {@code GET /lite/ADDRESS} with {@code Authorization: Bearer TOKEN}.
 *
 * <p>It answers 403 for another token and {@code bogon} for an address that it does not know; what the service answers to
 * such a token is not documented.
 *
 * @since 0.1.0
 */
public final class FakeIpInfo extends FakeService {
    /** Starts the service. */
    public FakeIpInfo() {
        super("/lite");
    }

    /**
     * Makes the service know an address; {@link #knows} takes the whole shape.
     *
     * @param address the address
     * @param asn number of its autonomous system
     * @param countryCode its country
     */
    public void knowsAddress(String address, long asn, String countryCode) {
        knows(
                Observable.ip(address),
                JsonNodeFactory.instance
                        .objectNode()
                        .put("ip", address)
                        .put("asn", "AS" + asn)
                        .put("as_name", "Example " + asn)
                        .put("as_domain", "example.org")
                        .put("country_code", countryCode)
                        .toString());
    }

    @Override
    protected @Nullable Observable subject(RecordedRequest request, String path) {
        String address = Decoding.segmentAfter("/", path);
        return address == null ? null : Observable.ip(address);
    }

    @Override
    protected FakeAnswer answer(RecordedRequest request, String path) {
        if (!request.header("Authorization")
                .filter(("Bearer " + key().reveal())::equals)
                .isPresent()) {
            return FakeAnswer.json(
                    403, "{\"status\": 403, \"error\": {\"title\": \"Unknown token\", \"message\": \"not valid\"}}");
        }
        Observable subject = request.subject();
        if (subject == null || !request.method().equals("GET")) {
            return FakeAnswer.html(404, "Not Found");
        }
        return FakeAnswer.json(200, find(subject).orElse("{\"ip\": \"" + subject.value() + "\", \"bogon\": true}"));
    }
}
