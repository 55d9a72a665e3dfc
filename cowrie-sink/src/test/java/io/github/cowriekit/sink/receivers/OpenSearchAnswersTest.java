package io.github.cowriekit.sink.receivers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.cowriekit.sink.OpenSearchSink;
import io.github.cowriekit.sink.spi.Message;
import io.github.cowriekit.sink.spi.Receipt;
import io.github.cowriekit.sink.spi.SinkException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is made of answers that a real node seldom gives. */
class OpenSearchAnswersTest {
    private final LoopbackServer server = new LoopbackServer();
    private final OpenSearchSink sink = sink().build();
    private final List<Message> messages = Samples.messages(sink, "a", "b", "c");

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void findsEachDocumentByItsIdInWhateverOrder() throws Exception {
        server.answer(
                200,
                items(
                        item(messages.get(2), 429, "es_rejected_execution_exception"),
                        item(messages.get(0), 201),
                        item(messages.get(1), 400, "mapper_parsing_exception")));

        Receipt receipt = sink.deliver(messages);

        assertThat(receipt.rejected()).containsOnlyKeys(messages.get(1).id());
        assertThat(receipt.again()).containsOnlyKeys(messages.get(2).id());
    }

    @Test
    void sendsAgainWhatTheAnswerDoesNotMention() throws Exception {
        server.answer(200, items(item(messages.get(1), 201), item(new UUID(1, 2).toString(), 400, "x", "x"), "null"));

        assertThat(sink.deliver(messages).again())
                .containsOnlyKeys(messages.get(0).id(), messages.get(2).id())
                .containsValue("the answer does not mention the document");
    }

    @Test
    void takesTheLesserOfTwoAnswersAboutOneId() throws Exception {
        Message grown = Samples.message(sink, Samples.session("a", "uname -a", "id"));
        server.answer(200, items(item(messages.get(0), 503, "unavailable_shards_exception"), item(grown, 201)));

        Receipt receipt = sink.deliver(List.of(messages.get(0), grown));

        assertThat(receipt.again()).containsOnlyKeys(grown.id());
    }

    @ParameterizedTest
    @CsvSource({
        "201, , accepted",
        "409, version_conflict_engine_exception, accepted",
        "400, mapper_parsing_exception, rejected",
        "400, document_parsing_exception, rejected",
        "400, strict_dynamic_mapping_exception, rejected",
        "400, illegal_argument_exception, rejected",
        "400, validation_exception, again",
        "403, cluster_block_exception, again",
        "404, index_not_found_exception, again",
        "429, circuit_breaking_exception, again",
        "500, exception, again",
        "503, unavailable_shards_exception, again",
        "0, , again"
    })
    void judgesADocumentByStatusAndError(int status, String error, String fate) throws Exception {
        server.answer(200, items(item(messages.get(0), status, String.valueOf(error))));

        Receipt receipt = sink.deliver(messages.subList(0, 1));

        assertThat(receipt.rejected()).hasSize(fate.equals("rejected") ? 1 : 0);
        assertThat(receipt.again()).hasSize(fate.equals("again") ? 1 : 0);
    }

    @ParameterizedTest
    @CsvSource({
        "illegal_argument_exception, no write index is defined for alias [cowrie-sessions]. The, again",
        "illegal_argument_exception, only write ops with an op_type of create are allowed in data streams, again",
        "illegal_argument_exception, pipeline with id [geo] does not exist, again",
        "illegal_argument_exception, mapper [a] differs: pipeline with id [geo] does not exist, rejected",
        "mapper_parsing_exception, pipeline with id [geo] does not exist, rejected"
    })
    void judgesAnIllegalArgumentByHowItsReasonBegins(String error, String reason, String fate) throws Exception {
        server.answer(200, items(item(messages.get(0).id().toString(), 400, error, reason)));

        Receipt receipt = sink.deliver(messages.subList(0, 1));

        assertThat(receipt.rejected()).hasSize(fate.equals("rejected") ? 1 : 0);
        assertThat(receipt.again()).hasSize(fate.equals("again") ? 1 : 0);
    }

    @Test
    void repeatsNothingThatAnAttackerWrote() throws Exception {
        String reason = "failed to parse field [user.name] in document. Preview of field's value: 'rm -rf \u001b[31m'";
        server.answer(200, items(item(messages.get(0).id().toString(), 400, "mapper_parsing_exception", reason)));

        assertThat(sink.deliver(messages.subList(0, 1)).rejected())
                .containsValue("status 400 mapper_parsing_exception: failed to parse field [user.name] in document.");
    }

    @ParameterizedTest
    @CsvSource({
        "429, asks to slow down (status 429)",
        "503, is not able to take messages (status 503)",
        "401, 'refuses the credentials, or has none to check (status 401)'",
        "403, 'refuses the credentials, or has none to check (status 403)'",
        "302, answers with a redirect",
        "400, refuses the request (status 400)",
        "404, refuses the request (status 404)"
    })
    void rejectsNothingIfTheRequestFails(int status, String text) {
        server.answer(status, Map.of("Retry-After", "30", "Location", "/elsewhere"), "<html>");

        SinkException failure = failure(sink);

        assertThat(failure).hasMessageContaining(text);
        assertThat(failure.retryAfter()).contains(Duration.ofSeconds(30));
        assertThat(server.requests()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<html>", "{\"items\": [", "{}", "[]", "{\"items\": 7}", "null"})
    void rejectsNothingIfTheAnswerCannotBeRead(String answer) {
        server.answer(200, answer);

        assertThat(failure(sink))
                .hasMessageContaining("gives an answer that is no")
                .hasNoCause();
    }

    @Test
    void rejectsNothingIfTheAnswerBreaksOff() {
        server.cut(200, "{\"items\": [");

        assertThat(failure(sink)).hasMessageContaining("broke off");
    }

    @Test
    void readsNoEndlessAnswer() {
        server.act((exchange, request) -> {
            exchange.sendResponseHeaders(200, 0);
            byte[] part = new byte[1 << 16];
            Arrays.fill(part, (byte) ' ');
            // ends with an exception when the sink goes away
            for (int i = 0; i < 10_000; i++) {
                exchange.getResponseBody().write(part);
            }
        });

        assertThat(failure(sink)).hasMessageContaining("is too long");
    }

    @Test
    void rejectsTheOneDocumentThatIsTooLarge() throws Exception {
        server.answer(413, "").answer(413, "").answer(200, items(item(messages.get(1), 201)));

        Receipt receipt = sink.deliver(messages.subList(0, 2));

        assertThat(receipt.rejected()).containsOnlyKeys(messages.get(0).id());
        assertThat(receipt.again()).isEmpty();
    }

    @Test
    void keepsWhatArrivedBeforeAFailure() throws Exception {
        OpenSearchSink small = sink().maxRequestBytes(64 << 10).build();
        List<Message> large = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            large.add(Samples.message(
                    small,
                    Samples.session(
                            "s" + i, Collections.nCopies(10, "x".repeat(7_000)).toArray(String[]::new))));
        }
        server.answer(200, items(item(large.get(0), 201))).answer(503, "");

        Receipt receipt = small.deliver(large);

        assertThat(receipt.again())
                .containsOnlyKeys(large.get(1).id(), large.get(2).id());
        assertThat(server.requests()).hasSize(2);
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
