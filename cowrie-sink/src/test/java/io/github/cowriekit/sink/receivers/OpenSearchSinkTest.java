package io.github.cowriekit.sink.receivers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cowriekit.model.Session;
import io.github.cowriekit.sink.Delivery;
import io.github.cowriekit.sink.DeliveryBatch;
import io.github.cowriekit.sink.OpenSearchSink;
import io.github.cowriekit.sink.spi.Message;
import io.github.cowriekit.sink.spi.Receipt;
import io.github.cowriekit.sink.spi.SinkException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Delivery to a real OpenSearch. */
@Tag("slow")
class OpenSearchSinkTest {
    private static OpenSearchNode node;

    @BeforeAll
    static void start(@TempDir Path home) {
        node = OpenSearchNode.start(home);
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    @Test
    void holdsASessionOnceThatIsDeliveredTwice() throws Exception {
        OpenSearchSink sink = sink("twice").build();
        sink.deliver(List.of(Samples.message(sink, Samples.session("a", "uname"))));

        Receipt receipt = sink.deliver(List.of(
                Samples.message(sink, Samples.session("a", "uname")),
                Samples.message(sink, Samples.session("b")),
                Samples.message(sink, Samples.session("a", "uname", "id"))));

        assertThat(receipt).isEqualTo(Receipt.accepted());
        assertThat(count("twice", "{\"match_all\": {}}")).isEqualTo(2);
        assertThat(count("twice", "{\"term\": {\"cowrie.command_count\": 2}}")).isEqualTo(1);
    }

    @Test
    void putsATemplateForTheIndexThatWasChosen() throws Exception {
        OpenSearchSink sink = sink("chosen").gzip(true).build();

        sink.deliver(List.of(
                Samples.message(sink, Samples.session("a", "uname")),
                Samples.message(sink, Samples.alert(Map.of("username", "root", "key", Samples.HOSTILE)))));

        assertThat(type("chosen", "source/properties/ip")).isEqualTo("ip");
        assertThat(type("chosen-alerts", "source/properties/ip")).isEqualTo("ip");
        assertThat(count("chosen-alerts", "{\"term\": {\"event.action\": \"new-key\"}}"))
                .isEqualTo(1);
        assertThat(count("chosen-alerts", "{\"term\": {\"user.name\": \"root\"}}"))
                .isEqualTo(1);
        assertThat(count("chosen-alerts", "{\"term\": {\"cowrie.details\": \"username=root\"}}"))
                .isEqualTo(1);
        assertThat(count("chosen-alerts", "{\"term\": {\"source.ip\": \"203.0.113.0/24\"}}"))
                .isEqualTo(1);
    }

    @Test
    void putsNoTemplateIfItShallNot() throws Exception {
        OpenSearchSink sink = sink("bare").template(false).build();

        sink.deliver(Samples.messages(sink, "a"));

        assertThat(type("bare", "source/properties/ip")).isEqualTo("text");
    }

    @Test
    void livesBesideTheTemplateOfTheCommandLine() throws Exception {
        node.send("PUT", "/_index_template/cowriekit", io.github.cowriekit.report.Reports.ecsTemplate());
        OpenSearchSink sink = sink("cowriekit-sessions").build();

        assertThat(sink.deliver(Samples.messages(sink, "a"))).isEqualTo(Receipt.accepted());
        node.send("DELETE", "/_index_template/cowriekit", "");
    }

    @Test
    void rejectsADocumentThatDoesNotFitWhileTheRestArrives() throws Exception {
        node.send("PUT", "/conflict", "{\"mappings\":{\"properties\":{\"process\":{\"type\":\"ip\"}}}}");
        OpenSearchSink sink = sink("conflict").template(false).build();
        List<Message> messages = List.of(
                Samples.message(sink, Samples.session("a")),
                Samples.message(sink, Samples.session("b", "curl http://198.51.100.1/" + Samples.HOSTILE)),
                Samples.message(sink, Samples.session("c")));

        Receipt receipt = sink.deliver(messages);

        assertThat(receipt.again()).isEmpty();
        assertThat(receipt.rejected()).containsOnlyKeys(messages.get(1).id());
        assertThat(receipt.rejected().values().iterator().next())
                .startsWith("status 400 mapper_parsing_exception: failed to parse field")
                .contains("process")
                .doesNotContain("curl", "198");
        assertThat(count("conflict", "{\"match_all\": {}}")).isEqualTo(2);
    }

    @Test
    void sendsAgainWhatAFullDiskRefuses() throws Exception {
        OpenSearchSink sink = sink("blocked").build();
        sink.deliver(Samples.messages(sink, "a"));
        node.send("PUT", "/blocked/_settings", "{\"index.blocks.read_only_allow_delete\": true}");
        List<Message> messages = Samples.messages(sink, "b", "c");

        Receipt receipt = sink.deliver(messages);

        assertThat(receipt.rejected()).isEmpty();
        assertThat(receipt.again().keySet())
                .containsExactlyInAnyOrder(messages.get(0).id(), messages.get(1).id());
        node.send("PUT", "/blocked/_settings", "{\"index.blocks.read_only_allow_delete\": null}");
        assertThat(sink.deliver(messages)).isEqualTo(Receipt.accepted());
        assertThat(count("blocked", "{\"match_all\": {}}")).isEqualTo(3);
    }

    @Test
    void sendsAgainWhatAnAliasWithoutAWriteIndexRefuses() throws Exception {
        node.send("PUT", "/ambiguous-1", "{\"aliases\": {\"ambiguous\": {}}}");
        node.send("PUT", "/ambiguous-2", "{\"aliases\": {\"ambiguous\": {}}}");
        OpenSearchSink sink = sink("ambiguous").template(false).build();
        List<Message> messages = Samples.messages(sink, "a", "b");

        assertIsSentAgain(sink, messages, "no write index is defined for alias [ambiguous]");

        node.send(
                "POST",
                "/_aliases",
                "{\"actions\": [{\"add\": {"
                        + "\"index\": \"ambiguous-2\", \"alias\": \"ambiguous\", \"is_write_index\": true}}]}");
        assertThat(sink.deliver(messages)).isEqualTo(Receipt.accepted());
        assertThat(count("ambiguous-2", "{\"match_all\": {}}")).isEqualTo(2);
    }

    @Test
    void sendsAgainWhatIsRefusedAsAPipelineIsMissing() throws Exception {
        node.send("PUT", "/piped", "{\"settings\": {\"index.default_pipeline\": \"missing\"}}");
        OpenSearchSink sink = sink("piped").template(false).build();
        List<Message> messages = Samples.messages(sink, "a", "b");

        assertIsSentAgain(sink, messages, "pipeline with id [missing] does not exist");

        node.send("PUT", "/piped/_settings", "{\"index.default_pipeline\": null}");
        assertThat(sink.deliver(messages)).isEqualTo(Receipt.accepted());
    }

    @Test
    void sendsAgainWhatADataStreamRefuses() throws Exception {
        node.send(
                "PUT",
                "/_index_template/stream",
                "{\"index_patterns\": [\"stream\"], \"priority\": 400, \"data_stream\": {}}");
        node.send("PUT", "/_data_stream/stream", "");
        OpenSearchSink sink = sink("stream").template(false).build();

        assertIsSentAgain(
                sink,
                Samples.messages(sink, "a", "b"),
                "only write ops with an op_type of create are allowed in data streams");
    }

    @Test
    void rejectsNothingIfTheTemplateIsRefused() {
        node.send(
                "PUT",
                "/_index_template/in-the-way",
                "{\"index_patterns\": [\"refused*\"], \"priority\": 300, \"template\": {}}");
        OpenSearchSink sink = sink("refused").build();

        assertThatExceptionOfType(SinkException.class)
                .isThrownBy(() -> sink.deliver(Samples.messages(sink, "a")))
                .withMessageContaining("status 400")
                .withMessageContaining("index template")
                .withMessageContaining("in-the-way");
    }

    @Test
    void splitsWhatIsTooMuchForOneRequest() throws Exception {
        OpenSearchSink sink = sink("large").maxRequestBytes(64 << 10).build();
        List<Message> messages = IntStream.range(0, 40)
                .mapToObj(i -> Samples.message(sink, Samples.session("s" + i, "x".repeat(4_000))))
                .toList();

        assertThat(sink.deliver(messages)).isEqualTo(Receipt.accepted());
        assertThat(count("large", "{\"match_all\": {}}")).isEqualTo(40);
    }

    @Test
    void arrivesThroughTheOutbox(@TempDir Path folder) throws Exception {
        List<Session> sessions = new ArrayList<>();
        IntStream.range(0, 25).forEach(i -> sessions.add(Samples.session("s" + i, "uname")));
        try (Delivery delivery = Delivery.builder(folder.resolve("outbox.db"))
                .sink("search", sink("outbox").build(), options -> options.batchSize(10))
                .withoutThreads()
                .build()) {
            try (DeliveryBatch batch = delivery.batch()) {
                sessions.forEach(batch::add);
                batch.commit();
            }
            while (delivery.deliverDue().isPresent()) {
                // the next ten
            }
            assertThat(delivery.sinks().get(0).delivered()).isEqualTo(25);
        }
        assertThat(count("outbox", "{\"match_all\": {}}")).isEqualTo(25);
    }

    private static void assertIsSentAgain(OpenSearchSink sink, List<Message> messages, String reason) throws Exception {
        Receipt receipt = sink.deliver(messages);

        assertThat(receipt.rejected()).isEmpty();
        assertThat(receipt.again())
                .containsOnlyKeys(messages.stream().map(Message::id).toList());
        assertThat(receipt.again().values())
                .allMatch(why -> why.startsWith("status 400 illegal_argument_exception: " + reason));
    }

    private static OpenSearchSink.Builder sink(String index) {
        return OpenSearchSink.builder(node.uri()).index(index).alertIndex(index + "-alerts");
    }

    private static String type(String index, String field) {
        JsonNode mapping = node.send("GET", "/" + index + "/_mapping", "");
        return mapping.at("/" + index + "/mappings/properties/" + field + "/type")
                .asText();
    }

    private static long count(String index, String query) {
        node.send("POST", "/" + index + "/_refresh", "");
        return node.send("POST", "/" + index + "/_count", "{\"query\": " + query + "}")
                .get("count")
                .asLong();
    }
}
