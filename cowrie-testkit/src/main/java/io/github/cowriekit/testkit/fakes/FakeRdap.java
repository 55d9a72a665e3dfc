package io.github.cowriekit.testkit.fakes;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cowriekit.model.intel.Observable;
import io.github.cowriekit.testkit.FakeAnswer;
import io.github.cowriekit.testkit.FakeService;
import io.github.cowriekit.testkit.RecordedRequest;
import org.jspecify.annotations.Nullable;

/**
 * The lists of IANA and one registry, both below the same base URL: {@code GET /ipv4.json} and {@code /ipv6.json} say that
 * {@code /registry/} holds every network, and {@code GET /registry/ip/{address}} tells about one, without a key.
 *
 * <p>Answers 404 and an object of RDAP about an address that it does not know.
 *
 * @since 0.1.0
 */
public final class FakeRdap extends FakeService {
    private static final String REGISTRY = "/registry/";

    /** Starts the service. */
    public FakeRdap() {
        super("/rdap");
    }

    /**
     * Makes the registry know the network of an address; {@link #knows} takes the whole shape.
     *
     * @param address an address of the network
     * @param first first address of the network
     * @param last last address of the network
     * @param organization who holds it
     * @param abuseMailbox where to report abuse
     */
    public void knowsNetwork(String address, String first, String last, String organization, String abuseMailbox) {
        ObjectNode network = JsonNodeFactory.instance.objectNode();
        network.put("objectClassName", "ip network");
        network.put("handle", "NET-" + first);
        network.put("startAddress", first);
        network.put("endAddress", last);
        network.put("type", "ASSIGNED PA");
        ObjectNode holder = network.putArray("entities").addObject();
        holder.putArray("roles").add("registrant");
        card(holder, "fn", organization);
        ObjectNode contact = holder.putArray("entities").addObject();
        contact.putArray("roles").add("abuse");
        card(contact, "email", abuseMailbox);
        knows(Observable.ip(address), network.toString());
    }

    private static void card(ObjectNode entity, String property, String value) {
        ArrayNode row = entity.putArray("vcardArray").add("vcard").addArray().addArray();
        row.add(property).addObject();
        row.add("text").add(value);
    }

    @Override
    protected @Nullable Observable subject(RecordedRequest request, String path) {
        String address = Decoding.segmentAfter(REGISTRY + "ip/", path);
        return address == null ? null : Observable.ip(address);
    }

    @Override
    protected FakeAnswer answer(RecordedRequest request, String path) {
        if (path.equals("/ipv4.json") || path.equals("/ipv6.json")) {
            return FakeAnswer.json(200, list(path.equals("/ipv4.json") ? "0.0.0.0/0" : "::/0"));
        }
        return find(request.subject())
                .map(body -> FakeAnswer.json(200, body))
                .orElseGet(() -> FakeAnswer.json(404, "{\"errorCode\": 404, \"title\": \"Not Found\"}"));
    }

    private String list(String network) {
        ObjectNode list = JsonNodeFactory.instance.objectNode().put("version", "1.0");
        ArrayNode service = list.putArray("services").addArray();
        service.addArray().add(network);
        service.addArray().add(baseUri() + REGISTRY);
        return list.toString();
    }
}
