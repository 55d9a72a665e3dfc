package io.github.cowriekit.sink.receivers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.cowriekit.model.Command;
import io.github.cowriekit.model.Session;
import io.github.cowriekit.report.Reports;
import io.github.cowriekit.sink.SyslogSink;
import io.github.cowriekit.sink.internal.alert.AlertJson;
import io.github.cowriekit.sink.receivers.SyslogReceiver.Manner;
import io.github.cowriekit.sink.receivers.SyslogReceiver.Parsed;
import io.github.cowriekit.sink.spi.Alert;
import io.github.cowriekit.sink.spi.Message;
import io.github.cowriekit.sink.spi.Receipt;
import io.github.cowriekit.sink.spi.SinkException;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SyslogSinkTest {
    /** Messages that are more than the buffers of both ends hold. */
    private static final int TOO_MANY = 1_500;

    @Test
    void sendsSessionsAndAlertsByTheLetterOfTheStandard() throws Exception {
        try (SyslogReceiver receiver = new SyslogReceiver(Manner.GOOD)) {
            SyslogSink sink = sink(receiver).build();
            Session session = Samples.session("a1b2c3d4", "uname -a", Samples.HOSTILE);
            Alert alert = Samples.alert(Map.of("input", Samples.HOSTILE));

            Receipt receipt = sink.deliver(List.of(Samples.message(sink, session), Samples.message(sink, alert)));

            assertThat(receipt).isEqualTo(Receipt.accepted());
            List<Parsed> arrived = receiver.next();
            assertThat(arrived).hasSize(2);
            Parsed first = arrived.get(0);
            // local0, notice: an interest of 50
            assertThat(first.priority()).isEqualTo(16 * 8 + 5);
            assertThat(first.time()).isEqualTo("2026-03-01T10:00:00.123456Z");
            assertThat(first.host()).isEqualTo("sensor-1");
            assertThat(first.app()).isEqualTo("cowriekit");
            assertThat(first.kind()).isEqualTo("session");
            assertThat(first.id()).isEqualTo("cowriekit@32473 " + Reports.idOf(session));
            assertThat(first.text()).isEqualTo(cef(session));
            Parsed second = arrived.get(1);
            assertThat(second.priority()).isEqualTo(16 * 8 + 4);
            assertThat(second.kind()).isEqualTo("alert");
            assertThat(second.id()).isEqualTo("cowriekit@32473 " + alert.id());
            assertThat(second.text()).isEqualTo(AlertJson.toJson(alert));
        }
    }

    @Test
    void sendsFindingsOfOcsfIfItShall() throws Exception {
        SyslogSink sink =
                sink(514).format(SyslogSink.Format.OCSF).facility(0).severity(7).build();
        Session session = Samples.session("a1b2c3d4", "uname -a");
        ByteArrayOutputStream expected = new ByteArrayOutputStream();
        Reports.ocsf().write(Stream.of(session), expected);

        Parsed parsed = parse(Samples.message(sink, session));

        assertThat(parsed.priority()).isEqualTo(7);
        assertThat(parsed.text() + "\n").isEqualTo(expected.toString(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @CsvSource({
        "plain, plain",
        "'with space', with_space",
        "'sch\u00f6n\u001b[31m', sch_n_[31m",
        "\ud83d\udc1d, _",
        "'', -"
    })
    void makesAHostNameOfAnySensor(String sensor, String hostname) throws Exception {
        Session session = Samples.builder("a").sensor(sensor).build();

        assertThat(parse(Samples.message(sink(514).build(), session)).host()).isEqualTo(hostname);
    }

    @Test
    void leavesOutWhatIsNotKnownAndCutsLongNames() throws Exception {
        SyslogSink sink = sink(514).build();
        Session bare =
                Samples.builder("a").sensor(null).startedAt(null).endedAt(null).build();
        Session odd = Samples.builder("a")
                .sensor("x".repeat(300))
                .startedAt(Instant.parse("+12026-01-01T00:00:00Z"))
                .build();

        assertThat(parse(Samples.message(sink, bare)))
                .extracting(Parsed::host, Parsed::time)
                .containsExactly("-", "-");
        assertThat(parse(Samples.message(sink, odd)))
                .extracting(Parsed::host, Parsed::time)
                .containsExactly("x".repeat(255), "-");
    }

    @ParameterizedTest
    @EnumSource(
            value = Manner.class,
            names = {"GOOD", "SLOW"})
    void bringsALargeBatchInOrder(Manner manner) throws Exception {
        try (SyslogReceiver receiver = new SyslogReceiver(manner)) {
            SyslogSink sink = sink(receiver).build();
            List<Message> messages = large(sink);

            assertThat(sink.deliver(messages)).isEqualTo(Receipt.accepted());

            assertThat(receiver.next())
                    .extracting(Parsed::id)
                    .containsExactlyElementsOf(messages.stream()
                            .map(message -> "cowriekit@32473 " + message.id())
                            .toList());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "RESETTING, broke off the connection",
        "KEEPING, did not close the connection",
        "CLOSING, the connection",
        "IDLE, did not take the messages in time"
    })
    void acceptsNothingIfTheReceiverDoesNotCloseInGoodOrder(Manner manner, String reason) {
        try (SyslogReceiver receiver = new SyslogReceiver(manner)) {
            SyslogSink sink = sink(receiver).timeout(Duration.ofMillis(500)).build();

            // more than is on its way at a time: who closes at the very end may have read everything
            int count = manner == Manner.IDLE || manner == Manner.CLOSING ? TOO_MANY : 50;
            assertThat(failure(sink, large(sink, count)))
                    .hasMessageStartingWith("tcp://127.0.0.1:" + receiver.port())
                    .hasMessageContaining(reason);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Manner.class,
            names = {"GOOD", "RESETTING", "KEEPING"})
    void askedForNothingTakesSendingForArriving(Manner manner) throws Exception {
        try (SyslogReceiver receiver = new SyslogReceiver(manner)) {
            SyslogSink sink = sink(receiver)
                    // less than it is kept open after the last message
                    .timeout(Duration.ofMillis(900))
                    .acknowledgement(SyslogSink.Acknowledgement.NONE)
                    .build();
            List<Message> messages = large(sink);

            assertThat(sink.deliver(messages)).isEqualTo(Receipt.accepted());
            assertThat(receiver.next()).hasSameSizeAs(messages);
        }
    }

    @Test
    void endsWhenItIsInterrupted() throws Exception {
        try (SyslogReceiver receiver = new SyslogReceiver(Manner.IDLE)) {
            SyslogSink sink = sink(receiver).timeout(Duration.ofMinutes(10)).build();
            FutureTask<Receipt> delivery = new FutureTask<>(() -> sink.deliver(large(sink, TOO_MANY)));
            Thread thread = new Thread(delivery);
            thread.start();
            receiver.connected.await();

            thread.interrupt();

            assertThatExceptionOfType(ExecutionException.class)
                    .isThrownBy(delivery::get)
                    .withCauseInstanceOf(InterruptedException.class);
        }
    }

    @Test
    void saysThatTheReceiverIsNotThere() {
        SyslogReceiver receiver = new SyslogReceiver(Manner.GOOD);
        SyslogSink sink = sink(receiver).build();
        receiver.close();

        assertThat(failure(sink, Samples.messages(sink, "a"))).hasMessageContaining("refuses the connection");
        assertThat(sink).hasToString("SyslogSink[tcp://127.0.0.1:" + receiver.port() + "]");
    }

    private static SyslogSink.Builder sink(SyslogReceiver receiver) {
        return sink(receiver.port());
    }

    private static SyslogSink.Builder sink(int port) {
        return SyslogSink.builder("127.0.0.1", port);
    }

    private static List<Message> large(SyslogSink sink) {
        return large(sink, 50);
    }

    private static List<Message> large(SyslogSink sink, int count) {
        Session session = Samples.builder("large")
                .commands(IntStream.range(0, 100)
                        .mapToObj(i -> new Command(Samples.START, "echo " + "x".repeat(500), false, null))
                        .toList())
                .build();
        Message one = Samples.message(sink, session);
        List<Message> messages = new ArrayList<>();
        IntStream.range(0, count).forEach(i -> messages.add(one));
        return messages;
    }

    private static SinkException failure(SyslogSink sink, List<Message> messages) {
        return catchThrowableOfType(SinkException.class, () -> sink.deliver(messages));
    }

    private static Parsed parse(Message message) throws Exception {
        byte[] octets = message.body().getBytes(StandardCharsets.UTF_8);
        byte[] length = (octets.length + " ").getBytes(StandardCharsets.US_ASCII);
        ByteArrayOutputStream frame = new ByteArrayOutputStream();
        frame.write(length);
        frame.write(octets);
        return SyslogReceiver.parse(frame.toByteArray()).get(0);
    }

    private static String cef(Session session) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Reports.cef().write(Stream.of(session), out);
        return out.toString(StandardCharsets.UTF_8).stripTrailing();
    }
}
