package io.github.cowriekit.sink.receivers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.cowriekit.sink.SyslogSink;
import io.github.cowriekit.sink.internal.syslog.SyslogProvider;
import io.github.cowriekit.sink.receivers.SyslogReceiver.Manner;
import io.github.cowriekit.sink.receivers.SyslogReceiver.Parsed;
import io.github.cowriekit.sink.spi.Message;
import io.github.cowriekit.sink.spi.Receipt;
import io.github.cowriekit.sink.spi.Sink;
import io.github.cowriekit.sink.spi.SinkException;
import io.github.cowriekit.sink.spi.SinkSettings;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import javax.net.ServerSocketFactory;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Syslog over TLS, with a certificate for {@code localhost} that the JDK's keytool makes. */
@Tag("slow")
class SyslogTlsTest {
    private static final String PASSWORD = "only-for-this-test";

    @TempDir
    private static Path folder;

    private static Path certificate;
    private static SSLContext context;
    private static ServerSocketFactory sockets;

    @BeforeAll
    static void makeCertificate() throws Exception {
        Path file = folder.resolve("receiver.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-keyalg",
                        "EC",
                        "-alias",
                        "receiver",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "SAN=dns:localhost",
                        "-keystore",
                        file.toString(),
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        PASSWORD)
                .redirectErrorStream(true)
                .start();
        String output = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(keytool.waitFor()).as(output).isZero();
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD.toCharArray());
        context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        sockets = context.getServerSocketFactory();
        certificate = Files.writeString(
                folder.resolve("ca.pem"),
                "-----BEGIN CERTIFICATE-----\n"
                        + Base64.getMimeEncoder()
                                .encodeToString(keys.getCertificate("receiver").getEncoded())
                        + "\n-----END CERTIFICATE-----\n");
    }

    @Test
    void bringsABatchToAReceiverThatItTrusts() throws Exception {
        try (SyslogReceiver receiver = new SyslogReceiver(Manner.GOOD, sockets)) {
            Sink sink = sink("localhost", receiver);
            List<Message> messages = Samples.messages(sink, "a", "b", "c");

            assertThat(sink.deliver(messages)).isEqualTo(Receipt.accepted());
            assertThat(sink.deliver(messages)).isEqualTo(Receipt.accepted());

            assertThat(receiver.next()).extracting(Parsed::kind).containsExactly("session", "session", "session");
            assertThat(receiver.next()).hasSize(3);
            assertThat(sink).hasToString("SyslogSink[tls://localhost:" + receiver.port() + "]");
        }
    }

    @Test
    void sendsNothingToAReceiverOfAnotherName() {
        try (SyslogReceiver receiver = new SyslogReceiver(Manner.GOOD, sockets)) {
            Sink sink = sink("127.0.0.1", receiver);

            assertThatExceptionOfType(SinkException.class)
                    .isThrownBy(() -> sink.deliver(Samples.messages(sink, "a")))
                    .withMessageContaining("cannot be trusted")
                    .withMessageContaining("127.0.0.1");
        }
    }

    @Test
    void sendsNothingToAReceiverThatNobodyVouchesFor() {
        try (SyslogReceiver receiver = new SyslogReceiver(Manner.GOOD, sockets)) {
            SyslogSink sink =
                    SyslogSink.builder("localhost", receiver.port()).tls().build();

            assertThatExceptionOfType(SinkException.class)
                    .isThrownBy(() -> sink.deliver(Samples.messages(sink, "a")))
                    .withMessageContaining("cannot be trusted");
        }
    }

    @Test
    void acceptsNothingIfTheReceiverDoesNotSayGoodbye() {
        try (SyslogReceiver receiver = new SyslogReceiver(Manner.KEEPING, sockets)) {
            SyslogSink sink = SyslogSink.builder("localhost", receiver.port())
                    .tls(trusting())
                    .timeout(Duration.ofSeconds(2))
                    .build();

            assertThatExceptionOfType(SinkException.class)
                    .isThrownBy(() -> sink.deliver(Samples.messages(sink, "a")))
                    .withMessageContaining("did not close the connection");
        }
    }

    /** The tickets of TLS 1.3 arrive when everything has been sent and nothing of it was read. */
    @Test
    @Timeout(60)
    void bringsEverythingToASlowReceiverThatIsAskedForNothing() throws Exception {
        CountDownLatch delivered = new CountDownLatch(1);
        try (SyslogReceiver receiver = new SyslogReceiver(Manner.SLOW, new HesitantSockets(context, delivered))) {
            SyslogSink sink = SyslogSink.builder("localhost", receiver.port())
                    .tls(trusting())
                    .acknowledgement(SyslogSink.Acknowledgement.NONE)
                    .build();
            List<Message> messages = IntStream.range(0, 60)
                    .mapToObj(i -> Samples.message(sink, Samples.session("s" + i, "x".repeat(6_000))))
                    .toList();

            assertThat(sink.deliver(messages)).isEqualTo(Receipt.accepted());
            delivered.countDown();

            assertThat(receiver.next())
                    .extracting(Parsed::id)
                    .containsExactlyElementsOf(messages.stream()
                            .map(message -> "cowriekit@32473 " + message.id())
                            .toList());
        }
    }

    @Test
    void acceptsNothingFromAReceiverWithoutTls() {
        try (SyslogReceiver receiver = new SyslogReceiver(Manner.CLOSING)) {
            Sink sink = sink("localhost", receiver);

            assertThatExceptionOfType(SinkException.class).isThrownBy(() -> sink.deliver(Samples.messages(sink, "a")));
        }
    }

    private static SSLContext trusting() {
        try {
            return io.github.cowriekit.sink.internal.net.TrustedCertificates.context(certificate);
        } catch (java.io.IOException | java.security.GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Sink sink(String host, SyslogReceiver receiver) {
        SinkSettings settings = SinkSettings.of(
                "sink.siem",
                Map.of("host", host, "port", receiver.port(), "tls", true, "ca_file", certificate.toString()),
                Map.of());
        Sink sink = new SyslogProvider().create(settings);
        settings.requireAllUsed();
        return sink;
    }
}
