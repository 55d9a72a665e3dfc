package io.github.cowriekit.testkit;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.cowriekit.enrich.spi.ApiKey;
import io.github.cowriekit.model.intel.Observable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP service on the loopback interface that stands in for an intelligence service; base class for fakes of your own.
 *
 * <p>It answers as the subclass says, except where a test scripted the next answer or fault. Every request is recorded.
 * Safe for use by several threads.
 *
 * <pre>{@code
 * try (var fake = new FakeDshield()) {
 *     fake.knows(Observable.ip("203.0.113.9"), "{\"ip\": {\"number\": \"203.0.113.9\", \"count\": 12}}");
 *     var settings = EnricherSettings.builder().baseUrl(fake.baseUri()).key(fake.key()).build();
 * }
 * }</pre>
 *
 * @since 0.1.0
 */
public abstract class FakeService implements AutoCloseable {
    private static final ApiKey KEY = ApiKey.of("key-of-the-loopback-fake");

    static {
        // This server sends headers and body apart, and the second waits for the receipt of the first: 40 milliseconds
        // per
        // answer. There is no other way to tell it not to wait.
        System.setProperty("sun.net.httpserver.nodelay", System.getProperty("sun.net.httpserver.nodelay", "true"));
    }

    private final String basePath;
    private final HttpServer server;
    private final ExecutorService threads;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final AtomicBoolean started = new AtomicBoolean();
    private final List<RecordedRequest> requests = new CopyOnWriteArrayList<>();
    private final Queue<Step> script = new ConcurrentLinkedQueue<>();
    private final Map<Observable, String> known = new ConcurrentHashMap<>();

    /**
     * Reserves a port.
     *
     * @param basePath path of the base URL, such as {@code /api/v3}
     */
    protected FakeService(String basePath) {
        this.basePath = basePath;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
        threads = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "cowriekit-fake");
            thread.setDaemon(true);
            return thread;
        });
        server.setExecutor(threads);
    }

    /**
     * Returns the answer to a request that no test scripted.
     *
     * @param request the request
     * @param path its path below the base URL, still encoded
     */
    protected abstract FakeAnswer answer(RecordedRequest request, String path);

    /**
     * Returns what a request asks about, null if it names nothing that this service answers.
     *
     * @param request the request, whose subject is not known yet
     * @param path its path below the base URL, still encoded
     */
    protected abstract @Nullable Observable subject(RecordedRequest request, String path);

    /** Returns the base URL, without a slash at the end; the service answers from now on. */
    public final URI baseUri() {
        // not in the constructor: a request must not reach a subclass that is not finished
        if (started.compareAndSet(false, true)) {
            server.createContext("/", this::handle);
            server.start();
        }
        InetSocketAddress address = server.getAddress();
        String host = address.getAddress().getHostAddress();
        return URI.create(
                "http://" + (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + address.getPort() + basePath);
    }

    /** Returns the only key that this service accepts, if it wants one. */
    public final ApiKey key() {
        return KEY;
    }

    /**
     * Makes the service know a subject.
     *
     * @param subject what is asked about
     * @param json body of the answer, in the shape of the service
     */
    public final void knows(Observable subject, String json) {
        known.put(subject, json);
    }

    /** Returns the body for a subject that the service knows. */
    protected final Optional<String> find(@Nullable Observable subject) {
        return subject == null ? Optional.empty() : Optional.ofNullable(known.get(subject));
    }

    /** Returns the bodies of everything that the service knows, sorted: for one that gives all of it at once. */
    protected final List<String> all() {
        return known.values().stream().sorted().toList();
    }

    /** Answers the next request, or the next after those already scripted, with this. */
    public final void answerNext(FakeAnswer answer) {
        Objects.requireNonNull(answer, "answer");
        script.add((exchange, usual) -> send(exchange, answer));
    }

    /** Answers the next request, or the next after those already scripted, with this. */
    public final void answerNext(int status, Map<String, String> headers, String body) {
        answerNext(new FakeAnswer(status, headers, body));
    }

    /**
     * Answers the next request, or the next after those already scripted, as the service would, but altered.
     *
     * <pre>{@code
     * fake.alterNext(FakeAnswer::gzipped);
     * fake.alterNext(answer -> new FakeAnswer(500, answer.headers(), answer.body()));
     * }</pre>
     */
    public final void alterNext(UnaryOperator<FakeAnswer> change) {
        Objects.requireNonNull(change, "change");
        script.add((exchange, usual) -> send(exchange, change.apply(usual.get())));
    }

    /** Fails the next request, or the next after those already scripted, below HTTP. */
    public final void failNext(FakeFault fault) {
        Objects.requireNonNull(fault, "fault");
        script.add((exchange, usual) -> fail(exchange, fault));
    }

    /** Returns the requests so far, in the order they arrived. */
    public final List<RecordedRequest> requests() {
        return List.copyOf(requests);
    }

    /** Stops the service; requests that hang are cut. */
    @Override
    public final void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            URI uri = exchange.getRequestURI();
            String rawPath = uri.getRawPath();
            RecordedRequest bare = new RecordedRequest(
                    exchange.getRequestMethod(),
                    rawPath,
                    uri.getRawQuery(),
                    null,
                    exchange.getRequestHeaders(),
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            boolean isBelowBase = rawPath.startsWith(basePath + "/");
            String path = isBelowBase ? rawPath.substring(basePath.length()) : rawPath;
            RecordedRequest request = isBelowBase ? bare.about(subject(bare, path)) : bare;
            requests.add(request);
            Supplier<FakeAnswer> usual = () -> isBelowBase ? answer(request, path) : FakeAnswer.html(404, "Not Found");
            Step scripted = script.poll();
            if (scripted != null) {
                scripted.run(exchange, usual);
            } else {
                send(exchange, usual.get());
            }
        }
    }

    private static void send(HttpExchange exchange, FakeAnswer answer) throws IOException {
        byte[] body = answer.bytes();
        answer.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
        // for this server -1 is "no body" and 0 is "of unknown length"
        exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
    }

    private void fail(HttpExchange exchange, FakeFault fault) throws IOException {
        if (fault != FakeFault.HANG) {
            // a client may silently repeat a request that got nothing at all, so a cut comes after the first bytes
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, fault == FakeFault.TRICKLE ? 0 : 1_000);
            exchange.getResponseBody().write('{');
            exchange.getResponseBody().flush();
        }
        try {
            if (fault == FakeFault.TRICKLE) {
                // ends with an exception when the client goes away
                while (!closed.await(20, TimeUnit.MILLISECONDS)) {
                    exchange.getResponseBody().write(' ');
                    exchange.getResponseBody().flush();
                }
            } else if (fault != FakeFault.CUT) {
                closed.await();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** What becomes of one request. */
    @FunctionalInterface
    private interface Step {
        void run(HttpExchange exchange, Supplier<FakeAnswer> usual) throws IOException;
    }
}
