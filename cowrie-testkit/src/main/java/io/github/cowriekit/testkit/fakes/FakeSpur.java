package io.github.cowriekit.testkit.fakes;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cowriekit.model.intel.Observable;
import io.github.cowriekit.testkit.FakeAnswer;
import io.github.cowriekit.testkit.FakeService;
import io.github.cowriekit.testkit.RecordedRequest;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The SPUR Context API v2: {@code GET /v2/context/{address}} with a {@code Token}.
 *
 * <p>Like the service it answers 401 for a missing or wrong token, 400 for what is no public address, 429 once the
 * balance is spent, and 200 with nothing but {@code ip} about an address it does not know; each answer takes one from the
 * balance. The texts of errors are not documented and invented here.
 *
 * @since 0.1.0
 */
public final class FakeSpur extends FakeService {
    private static final Pattern PRIVATE =
            Pattern.compile("(10|127|192\\.168|169\\.254)\\..*|::1|f[cde][0-9a-f]{2}:.*");
    private static final Pattern ADDRESS = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}|[0-9a-f:.]*:[0-9a-f:.]*");

    private final AtomicLong balance = new AtomicLong(10_000);

    /** Starts the service with a balance of 10,000 questions. */
    public FakeSpur() {
        super("/v2");
    }

    /** Sets how many more questions are paid for. */
    public void balance(long questions) {
        balance.set(questions);
    }

    /**
     * Makes the service know an address; {@link #knows} takes the whole shape.
     *
     * @param address the address
     * @param asn AS number
     * @param organization current user of the address
     * @param infrastructure such as {@code DATACENTER}, null for an ordinary network
     */
    public void knowsAddress(String address, long asn, String organization, @Nullable String infrastructure) {
        ObjectNode context =
                JsonNodeFactory.instance.objectNode().put("ip", address).put("organization", organization);
        context.putObject("as").put("number", asn).put("organization", organization);
        if (infrastructure != null) {
            context.put("infrastructure", infrastructure);
        }
        knows(Observable.ip(address), context.toString());
    }

    @Override
    protected @Nullable Observable subject(RecordedRequest request, String path) {
        String address = Decoding.segmentAfter("/context/", path);
        return address == null ? null : Observable.ip(address);
    }

    @Override
    protected FakeAnswer answer(RecordedRequest request, String path) {
        if (!request.header("Token").orElse("").equals(key().reveal())) {
            return error(401, "Invalid token");
        }
        Observable subject = request.subject();
        if (subject == null || !request.method().equals("GET")) {
            return FakeAnswer.html(404, "Not Found");
        }
        String address = subject.value();
        if (!ADDRESS.matcher(address).matches() || PRIVATE.matcher(address).matches()) {
            return error(400, "Invalid IP address");
        }
        long left = balance.getAndUpdate(questions -> Math.max(0, questions - 1)) - 1;
        if (left < 0) {
            return error(429, "Insufficient balance");
        }
        return new FakeAnswer(
                200,
                Map.of(
                        "Content-Type", "application/json",
                        "x-balance-remaining", Long.toString(left),
                        "x-result-dt", "20240203"),
                find(subject).orElse("{\"ip\": \"" + address + "\"}"));
    }

    private static FakeAnswer error(int status, String text) {
        return FakeAnswer.json(status, "{\"error\": \"" + text + "\"}");
    }
}
