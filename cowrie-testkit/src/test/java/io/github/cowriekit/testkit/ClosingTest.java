package io.github.cowriekit.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.github.cowriekit.enrich.Enrichment;
import io.github.cowriekit.model.intel.EnrichmentResult;
import io.github.cowriekit.model.intel.Observable;
import io.github.cowriekit.model.intel.ObservableType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ClosingTest {
    private static final Path DESCRIPTORS = Path.of("/proc/self/fd");
    private static final byte[] ANSWER = ("{\"cpes\":[],\"hostnames\":[],\"ports\":[22]," + "\"tags\":[],\"vulns\":[]}")
            .getBytes(StandardCharsets.UTF_8);

    // as many as the service may have at once, so that its own do not count as lost
    private final ExecutorService serving = Executors.newFixedThreadPool(4);
    private HttpServer server;
    private URI url;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(serving);
        server.createContext("/", exchange -> {
            try (exchange) {
                exchange.sendResponseHeaders(200, ANSWER.length);
                exchange.getResponseBody().write(ANSWER);
            }
        });
        server.start();
        url = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        for (int i = 0; i < 4; i++) {
            serving.execute(() -> {});
        }
    }

    @AfterEach
    void stop() {
        server.stop(0);
        serving.shutdownNow();
    }

    @Test
    @Tag("slow")
    void givesBackEveryThreadAndDescriptor() throws Exception {
        // other tests in this process may have left some that no collection found yet
        int clients = settle(ClosingTest::clientThreads, 0);
        askTwice();
        settle(ClosingTest::clientThreads, clients);
        int threads = threads();
        int descriptors = descriptors();

        for (int i = 0; i < 100; i++) {
            askTwice();
        }

        // that of the process, which no collection found yet, and nothing for each enrichment
        assertThat(threads()).as("threads").isLessThanOrEqualTo(threads + 12);
        assertThat(descriptors()).as("descriptors").isLessThanOrEqualTo(descriptors + 12);
        assertThat(settle(ClosingTest::clientThreads, clients))
                .as("threads of clients")
                .isLessThanOrEqualTo(clients);
        // the machine and the service may have started some of their own meanwhile
        assertThat(threads()).as("threads").isLessThanOrEqualTo(threads + 4);
        assertThat(settle(ClosingTest::descriptors, descriptors + 1))
                .as("descriptors")
                .isLessThanOrEqualTo(descriptors + 1);
    }

    @Test
    void leavesOthersTheirClient() throws Exception {
        try (Enrichment staying = enrichment()) {
            assertThat(staying.lookup(Observable.ip("52.0.0.1"))).allMatch(EnrichmentResult.Found.class::isInstance);
            askTwice();

            assertThat(staying.lookup(Observable.ip("52.0.0.2"))).allMatch(EnrichmentResult.Found.class::isInstance);
        }
    }

    private void askTwice() {
        try (Enrichment enrichment = enrichment()) {
            for (String address : List.of("52.0.0.1", "52.0.0.2")) {
                assertThat(enrichment.lookup(Observable.ip(address)))
                        .allMatch(EnrichmentResult.Found.class::isInstance);
            }
        }
    }

    private Enrichment enrichment() {
        return Enrichment.builder()
                .environment(Map.of())
                .source("internetdb", s -> s.ask(ObservableType.IP).rate().baseUrl(url))
                .build();
    }

    /** Collects until a number is low enough or ten seconds have passed. */
    private static int settle(IntSupplier number, int low) throws InterruptedException {
        long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (number.getAsInt() > low && System.nanoTime() < end) {
            System.gc();
            TimeUnit.MILLISECONDS.sleep(100);
        }
        return number.getAsInt();
    }

    private static int threads() {
        return Thread.getAllStackTraces().size();
    }

    private static int clientThreads() {
        return (int) Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("HttpClient-")
                        || thread.getName().startsWith("cowriekit-"))
                .count();
    }

    private static int descriptors() {
        if (!Files.isDirectory(DESCRIPTORS)) {
            return 0;
        }
        try (Stream<Path> open = Files.list(DESCRIPTORS)) {
            return (int) open.count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
