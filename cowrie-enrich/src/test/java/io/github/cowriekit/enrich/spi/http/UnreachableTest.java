package io.github.cowriekit.enrich.spi.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import io.github.cowriekit.enrich.internal.http.NoNetwork;
import io.github.cowriekit.enrich.spi.EnricherSettings;
import io.github.cowriekit.enrich.spi.SourceUnavailableException;
import io.github.cowriekit.model.intel.Reason;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class UnreachableTest {
    /** What becomes of a connection. */
    interface Server {
        void serve(Socket socket) throws IOException;
    }

    static Stream<Arguments> servers() {
        return Stream.of(
                argumentSet(
                        "reset",
                        "http",
                        (Server) socket -> {
                            socket.setSoLinger(true, 0);
                            int unused = socket.getInputStream().read();
                        },
                        "connection (reset|cut)"),
                argumentSet(
                        "no TLS",
                        "https",
                        (Server) socket -> {
                            socket.getOutputStream()
                                    .write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                            socket.getOutputStream().flush();
                            int unused = socket.getInputStream().read();
                        },
                        "TLS.*"));
    }

    @ParameterizedTest
    @MethodSource("servers")
    void isToldApart(String scheme, Server server, String expected) throws IOException {
        try (ServerSocket listening = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Thread serving = new Thread(() -> {
                while (!listening.isClosed()) {
                    try (Socket socket = listening.accept()) {
                        server.serve(socket);
                    } catch (IOException closed) {
                        // the next one
                    }
                }
            });
            serving.setDaemon(true);
            serving.start();
            assertThat(message(scheme + "://127.0.0.1:" + listening.getLocalPort()))
                    .matches("no answer \\(" + expected + "\\) to GET .*");
        }
    }

    @Test
    void tellsARefusedConnection() {
        assertThat(message("http://127.0.0.1:1")).startsWith("no answer (connection refused) to GET ");
    }

    @Test
    void tellsAnUnknownName() {
        assertThat(message("http://nobody.invalid")).startsWith("no answer (unknown host name) to GET ");
    }

    @Test
    void readsTheWholeChainOfCauses() {
        assertThat(Unreachable.of(new IOException(new SSLHandshakeException("x"))))
                .satisfies(why -> {
                    assertThat(why.reason()).isEqualTo(Reason.UNREACHABLE);
                    assertThat(why.text()).startsWith("TLS");
                });
        assertThat(Unreachable.of(new HttpConnectTimeoutException("x")))
                .isEqualTo(new Unreachable(Reason.TIMEOUT, "no connection in time"));
        assertThat(Unreachable.of(new IOException(new HttpTimeoutException("x"))))
                .isEqualTo(new Unreachable(Reason.TIMEOUT, "timeout"));
        assertThat(Unreachable.of(new IOException("Network is unreachable")))
                .isEqualTo(new Unreachable(Reason.UNREACHABLE, "host unreachable"));
        assertThat(Unreachable.of(null)).isEqualTo(new Unreachable(Reason.UNREACHABLE, "connection cut"));
    }

    @Test
    void tellsARunThatSendsNothing() {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create("http://nobody.invalid")).build();

        assertThat(Unreachable.of(catchThrowable(() -> new NoNetwork().send(request, BodyHandlers.discarding()))))
                .isEqualTo(new Unreachable(Reason.OFFLINE, "offline"));
    }

    private static String message(String url) {
        SourceHttp http = SourceHttp.keyless(EnricherSettings.builder()
                .baseUrl(URI.create(url))
                .timeout(Duration.ofSeconds(20))
                .build());
        return String.valueOf(catchThrowableOfType(SourceUnavailableException.class, () -> http.get("/x"))
                .getMessage());
    }
}
