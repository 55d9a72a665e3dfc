package io.github.cowriekit.testkit.fakes;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cowriekit.model.intel.Observable;
import io.github.cowriekit.testkit.FakeAnswer;
import io.github.cowriekit.testkit.FakeService;
import io.github.cowriekit.testkit.RecordedRequest;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The address lookup of SANS ISC/DShield: {@code GET /api/ip/{address}?json}.
 *
 * <p>Like the service it answers XML without {@code ?json}, and 200 with null fields about an address that nobody
 * reported. It turns away agents that name neither a mail address nor a web page, with status 403 and a page of HTML; what
 * the service sends then is not documented.
 *
 * @since 0.1.0
 */
public final class FakeDshield extends FakeService {
    private static final List<String> FIELDS = List.of(
            "count",
            "attacks",
            "maxdate",
            "mindate",
            "updated",
            "comment",
            "maxrisk",
            "asabusecontact",
            "as",
            "asname",
            "ascountry",
            "assize",
            "network");

    /** Starts the service. */
    public FakeDshield() {
        super("/api");
    }

    /**
     * Makes the service know a reported address; {@link #knows} takes the whole shape.
     *
     * @param address the address
     * @param count packets reported
     * @param attacks targets that reported it
     * @param first first day of reports
     * @param last last day of reports
     * @param asn AS number
     * @param asName AS name
     * @param asCountry country of the AS
     */
    public void knowsReported(
            String address,
            long count,
            long attacks,
            LocalDate first,
            LocalDate last,
            long asn,
            String asName,
            String asCountry) {
        ObjectNode ip = emptyAddress(address)
                .put("count", count)
                .put("attacks", attacks)
                .put("mindate", first.toString())
                .put("maxdate", last.toString())
                .put("updated", last + " 00:00:00")
                .put("as", asn)
                .put("asname", asName)
                .put("ascountry", asCountry);
        knows(Observable.ip(address), root(ip));
    }

    @Override
    protected @Nullable Observable subject(RecordedRequest request, String path) {
        String address = Decoding.segmentAfter("/ip/", path);
        return address == null ? null : Observable.ip(address);
    }

    @Override
    protected FakeAnswer answer(RecordedRequest request, String path) {
        String userAgent = request.header("User-Agent").orElse("");
        if (!userAgent.contains("@") && !userAgent.contains("://")) {
            return FakeAnswer.html(403, "Forbidden");
        }
        Observable subject = request.subject();
        if (!request.method().equals("GET") || subject == null) {
            return FakeAnswer.html(404, "Not Found");
        }
        if (request.query() == null || !Set.of(request.query().split("&", -1)).contains("json")) {
            return new FakeAnswer(
                    200,
                    Map.of("Content-Type", "text/xml; charset=utf-8"),
                    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<ip>\n<count></count>\n</ip>\n");
        }
        return FakeAnswer.json(200, find(subject).orElseGet(() -> root(emptyAddress(subject.value()))));
    }

    private static ObjectNode emptyAddress(String address) {
        ObjectNode ip = JsonNodeFactory.instance.objectNode().put("number", address);
        FIELDS.forEach(ip::putNull);
        return ip;
    }

    private static String root(ObjectNode ip) {
        return JsonNodeFactory.instance.objectNode().<ObjectNode>set("ip", ip).toString();
    }
}
