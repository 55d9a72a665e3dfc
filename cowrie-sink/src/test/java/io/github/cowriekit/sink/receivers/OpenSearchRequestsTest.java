package io.github.cowriekit.sink.receivers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.cowriekit.sink.OpenSearchSink;
import io.github.cowriekit.sink.spi.Message;
import io.github.cowriekit.sink.spi.Receipt;
import io.github.cowriekit.sink.spi.Secret;
import io.github.cowriekit.sink.spi.SinkException;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is sent, and how much at a time. */
class OpenSearchRequestsTest {
    private final LoopbackServer server = new LoopbackServer();
    private final OpenSearchSink sink = sink().build();
    private final List<Message> messages = Samples.messages(sink, "a", "b", "c");

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void sendsTwoLinesPerDocumentWithItsIndexAndId() throws Exception {
        OpenSearchSink own = OpenSearchSink.builder(server.uri("/search/"))
                .template(false)
                .index("own")
                .alertIndex("own-alerts")
                .apiKey(Secret.of("a2V5"))
                .build();
        Message session = Samples.message(own, Samples.session("a"));
        Message alert = Samples.message(own, Samples.alert(Map.of()));
        server.answer(200, items(item(session, 201), item(alert, 200)));

        assertThat(own.deliver(List.of(session, alert))).isEqualTo(Receipt.accepted());

        LoopbackServer.Request request = server.requests().get(0);
        assertThat(request.target()).startsWith("/search/_bulk?");
        assertThat(request.header("Content-Type")).isEqualTo("application/x-ndjson");
        assertThat(request.header("Authorization")).isEqualTo("ApiKey a2V5");
        assertThat(request.text().lines())
                .containsExactly(
                        "{\"index\":{\"_index\":\"own\",\"_id\":\"" + session.id() + "\"}}",
                        session.body(),
                        "{\"index\":{\"_index\":\"own-alerts\",\"_id\":\"" + alert.id() + "\"}}",
                        alert.body());
        assertThat(request.text()).endsWith("\n");
    }

    @Test
    void compressesIfItShall() throws Exception {
        OpenSearchSink zipping = sink().gzip(true).build();
        server.answer(200, items(item(messages.get(0), 201)));

        zipping.deliver(messages.subList(0, 1));

        LoopbackServer.Request request = server.requests().get(0);
        assertThat(request.header("Content-Encoding")).isEqualTo("gzip");
        assertThat(new GZIPInputStream(new ByteArrayInputStream(request.bytes())))
                .asString(java.nio.charset.StandardCharsets.UTF_8)
                .contains(messages.get(0).body());
    }

    @Test
    void sendsLessToAReceiverThatTakesLess() throws Exception {
        List<Message> many = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            many.add(Samples.message(sink, Samples.session("s" + i, "x".repeat(100 + i))));
        }
        LoopbackServer.Act byTwo = (exchange, request) -> {
            List<String> ids = request.text()
                    .lines()
                    .filter(line -> line.startsWith("{\"index\""))
                    .map(line -> line.replaceAll(".*_id\":\"|\"}}", ""))
                    .toList();
            String answer = items(ids.stream().map(id -> item(id, 201, "", "")).toArray(String[]::new));
            LoopbackServer.send(exchange, ids.size() > 2 ? 413 : 200, Map.of(), answer);
        };
        Collections.nCopies(3, byTwo).forEach(server::act);

        assertThat(sink.deliver(many)).isEqualTo(Receipt.accepted());
        assertThat(server.requests()).hasSize(3);
    }

    @Test
    void putsTheTemplatesBeforeTheFirstDeliveryUntilTheyAreThere() throws Exception {
        OpenSearchSink templated = OpenSearchSink.builder(server.uri("")).build();
        server.answer(403, "{\"error\":{\"type\":\"security_exception\",\"reason\":\"no permissions\"}}");

        assertThat(failure(templated))
                .hasMessageContaining("when the index template is put: security_exception: no permissions");
        server.answer(200, "").answer(200, "").answer(200, items(item(messages.get(0), 201)));
        templated.deliver(messages.subList(0, 1));
        server.answer(200, items(item(messages.get(0), 201)));
        templated.deliver(messages.subList(0, 1));

        assertThat(server.requests())
                .extracting(request -> request.method() + " " + request.target().replaceAll("\\?.*", ""))
                .containsExactly(
                        "PUT /_index_template/cowriekit-cowrie-alerts",
                        "PUT /_index_template/cowriekit-cowrie-alerts",
                        "PUT /_index_template/cowriekit-cowrie-sessions",
                        "POST /_bulk",
                        "POST /_bulk");
        assertThat(server.requests().get(2).text()).contains("\"index_patterns\":[\"cowrie-sessions\"]");
    }

    @Test
    void takesNoNameThatIsNoIndex() {
        for (String name : List.of("", "Upper", "_first", "a/b", "a\"b", "a*", "a,b", "..")) {
            assertThatIllegalArgumentException().as(name).isThrownBy(() -> sink().index(name));
            assertThatIllegalArgumentException().as(name).isThrownBy(() -> sink().alertIndex(name));
        }
    }

    @Test
    void showsNoCredentials() {
        assertThat(sink().basicAuth("user-1", Secret.of("password-1")).build().toString())
                .matches("OpenSearchSink\\[http://127\\.0\\.0\\.1:\\d+]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OpenSearchSink.builder(URI.create("https://me:password-1@search.example/")))
                .withMessageNotContaining("password-1");
    }

    private OpenSearchSink.Builder sink() {
        return OpenSearchSink.builder(server.uri("")).template(false);
    }

    private SinkException failure(OpenSearchSink failing) {
        return catchThrowableOfType(SinkException.class, () -> failing.deliver(messages));
    }

    private static String items(String... items) {
        return "{\"errors\":true,\"items\":[" + Arrays.stream(items).collect(Collectors.joining(",")) + "]}";
    }

    private static String item(Message message, int status) {
        return item(message, status, "null");
    }

    private static String item(Message message, int status, String error) {
        return item(message.id().toString(), status, error, "no reason");
    }

    private static String item(String id, int status, String error, String reason) {
        String why = status / 100 == 2
                ? ""
                : ",\"error\":{\"type\":\"" + error + "\",\"reason\":\"" + reason.replace("\u001b", "\\u001b") + "\"}";
        return "{\"index\":{\"_id\":\"" + id + "\",\"status\":" + status + why + "}}";
    }
}
