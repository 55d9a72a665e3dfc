package io.github.cowriekit.sink.receivers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.cowriekit.json.SessionJson;
import io.github.cowriekit.model.Session;
import io.github.cowriekit.sink.WebhookSink;
import io.github.cowriekit.sink.internal.webhook.WebhookSignature;
import io.github.cowriekit.sink.spi.Message;
import io.github.cowriekit.sink.spi.Receipt;
import io.github.cowriekit.sink.spi.Secret;
import io.github.cowriekit.sink.spi.SinkException;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookSinkTest {
    /** The key of the test vector that the libraries of Standard Webhooks share. */
    private static final Secret KEY = Secret.of("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");

    private final LoopbackServer server = new LoopbackServer();
    private final WebhookSink sink = sink().build();

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void postsSessionsAndAlertsInOrder() throws Exception {
        Session session = Samples.session("a1b2c3d4", "uname -a");
        Message first = Samples.message(sink, session);
        Message second = Samples.message(sink, Samples.alert(Map.of("sha256", "00")));

        assertThat(sink.deliver(List.of(first, second))).isEqualTo(Receipt.accepted());

        assertThat(server.requests())
                .extracting(LoopbackServer.Request::text)
                .containsExactly(SessionJson.toJson(session), second.body());
        LoopbackServer.Request request = server.requests().get(0);
        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.target()).isEqualTo("/hook?key=in-the-url");
        assertThat(request.header("Content-Type")).isEqualTo("application/json");
        assertThat(request.header("Idempotency-Key")).isEqualTo(first.id().toString());
        assertThat(request.header("webhook-id")).isEqualTo(first.id().toString());
        assertThat(request.headers()).doesNotContainKeys("Webhook-signature", "Authorization");
    }

    @Test
    void signsAsTheTestVectorOfStandardWebhooks() {
        assertThat(WebhookSignature.of(KEY)
                        .sign("msg_p5jXN8AQM9LWM0D4loKWxJek", 1_614_265_330, "{\"test\": 2432232314}"))
                .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    void signsWhatItSendsWithEachSecret() throws Exception {
        Secret old = Secret.of("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=");
        WebhookSink signing = sink().secret(KEY)
                .secret(old)
                .clock(Clock.fixed(Instant.ofEpochSecond(1_700_000_000), ZoneOffset.UTC))
                .bearer(Secret.of("token-1"))
                .build();
        Message message = Samples.message(signing, Samples.session("a1b2c3d4"));

        signing.deliver(List.of(message));

        LoopbackServer.Request request = server.requests().get(0);
        String id = message.id().toString();
        assertThat(request.header("webhook-timestamp")).isEqualTo("1700000000");
        assertThat(request.header("webhook-signature"))
                .isEqualTo(WebhookSignature.of(KEY).sign(id, 1_700_000_000, request.text()) + " "
                        + WebhookSignature.of(old).sign(id, 1_700_000_000, request.text()));
        assertThat(request.header("Authorization")).isEqualTo("Bearer token-1");
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 404, 410, 413, 422})
    void rejectsAMessageAndGoesOn(int status) throws Exception {
        server.answer(200, "")
                .answer(status, "who knows what " + Samples.HOSTILE)
                .answer(204, "");
        List<Message> messages = Samples.messages(sink, "a", "b", "c");

        Receipt receipt = sink.deliver(messages);

        assertThat(receipt.rejected())
                .isEqualTo(Map.of(messages.get(1).id(), "the receiver refuses it with status " + status));
        assertThat(receipt.again()).isEmpty();
        assertThat(server.requests()).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 307, 401, 403, 408, 425, 429, 500, 503})
    void keepsWhatWasAcceptedBeforeAFailure(int status) throws Exception {
        server.answer(200, "").answer(status, Map.of("Retry-After", "17", "Location", "/elsewhere"), "");
        List<Message> messages = Samples.messages(sink, "a", "b", "c");

        Receipt receipt = sink.deliver(messages);

        assertThat(receipt.rejected()).isEmpty();
        assertThat(receipt.again().keySet())
                .containsExactlyInAnyOrder(messages.get(1).id(), messages.get(2).id());
        assertThat(receipt.again().values()).allMatch(reason -> reason.contains("status " + status));
        assertThat(receipt.retryAfter()).isEqualTo(Duration.ofSeconds(17));
        // neither the third message nor the other address
        assertThat(server.requests()).hasSize(2);
    }

    @Test
    void waitsUntilTheDateThatTheReceiverNames() {
        Clock clock = Clock.fixed(Instant.parse("2026-03-01T10:00:00Z"), ZoneOffset.UTC);
        server.answer(503, Map.of("Retry-After", "Sun, 01 Mar 2026 10:02:00 GMT"), "");
        WebhookSink dated = sink().clock(clock).build();

        SinkException failure = failure(dated);

        assertThat(failure.retryAfter()).contains(Duration.ofMinutes(2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"soon", "", "99999999999999999999", "-1"})
    void takesNoWaitThatIsNone(String value) {
        server.answer(503, Map.of("Retry-After", value), "");

        assertThat(failure(sink).retryAfter()).isEmpty();
    }

    @Test
    void readsNoEndlessAnswer() throws Exception {
        server.act((exchange, request) -> {
            exchange.sendResponseHeaders(200, 0);
            byte[] part = new byte[1 << 16];
            // ends with an exception when the sink goes away
            for (int i = 0; i < 10_000; i++) {
                exchange.getResponseBody().write(part);
            }
        });

        assertThat(sink.deliver(Samples.messages(sink, "a"))).isEqualTo(Receipt.accepted());
    }

    @Test
    void givesUpWaitingForAnAnswer() {
        server.hang();

        assertThat(failure(sink().timeout(Duration.ofMillis(200)).build()))
                .hasMessageContaining("did not answer within 200 ms");
    }

    @Test
    void endsWhenItIsInterrupted() throws Exception {
        server.hang();
        FutureTask<Receipt> delivery = new FutureTask<>(() -> sink.deliver(Samples.messages(sink, "a")));
        Thread thread = new Thread(delivery);
        thread.start();
        server.arrived.await();

        thread.interrupt();

        assertThatExceptionOfType(java.util.concurrent.ExecutionException.class)
                .isThrownBy(delivery::get)
                .withCauseInstanceOf(InterruptedException.class);
    }

    @Test
    void saysThatTheReceiverIsNotThere() {
        server.close();

        assertThat(failure(sink))
                .hasMessageContaining("refuses the connection")
                .hasMessageContaining("http://127.0.0.1:")
                .hasMessageNotContaining("in-the-url");
    }

    @Test
    void showsNeitherSecretsNorThePath() {
        WebhookSink hidden =
                sink().secret(KEY).basicAuth("user-1", Secret.of("password-1")).build();

        assertThat(hidden.toString())
                .startsWith("WebhookSink[http://127.0.0.1:")
                .doesNotContain("hook?", "in-the-url");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> sink().secret(Secret.of("not-base64-ü")))
                .withMessageNotContaining("not-base64")
                .withNoCause();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> sink().secret(Secret.of("c2hvcnQ=")))
                .withMessageContaining("24 to 64 bytes");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> sink().bearer(Secret.of("token€")))
                .withMessageNotContaining("token€");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WebhookSink.builder(URI.create("https://me:password-1@hooks.example/")))
                .withMessageNotContaining("password-1");
    }

    @Test
    void takesNoClientThatFollowsRedirects() {
        HttpClient client = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> sink().httpClient(client))
                .withMessageContaining("redirects");
    }

    private WebhookSink.Builder sink() {
        return WebhookSink.builder(server.uri("/hook?key=in-the-url"));
    }

    private static SinkException failure(WebhookSink sink) {
        return catchThrowableOfType(SinkException.class, () -> sink.deliver(Samples.messages(sink, "a", "b")));
    }
}
