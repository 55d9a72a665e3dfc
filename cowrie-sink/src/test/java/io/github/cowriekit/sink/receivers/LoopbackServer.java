package io.github.cowriekit.sink.receivers;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** An HTTP server that answers by a script, with 200 and an empty object when that is over. */
final class LoopbackServer implements AutoCloseable {
    static {
        // see FakeService of the test kit
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    /** What arrived; the body with a character for each byte. */
    record Request(String method, String target, Headers headers, String body) {
        byte[] bytes() {
            return body.getBytes(StandardCharsets.ISO_8859_1);
        }

        String text() {
            return new String(bytes(), StandardCharsets.UTF_8);
        }

        String header(String name) {
            return String.valueOf(headers.getFirst(name));
        }
    }

    /** How one request is answered. */
    interface Act {
        void on(HttpExchange exchange, Request request) throws IOException;
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "loopback");
        thread.setDaemon(true);
        return thread;
    });
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final Queue<Act> script = new ConcurrentLinkedQueue<>();
    /** Counted down by {@link #hang} when a request has arrived, and when the server closes. */
    final CountDownLatch arrived = new CountDownLatch(1);

    private final CountDownLatch closed = new CountDownLatch(1);

    LoopbackServer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    URI uri(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    List<Request> requests() {
        return requests;
    }

    LoopbackServer answer(int status, String body) {
        return answer(status, Map.of(), body);
    }

    LoopbackServer answer(int status, Map<String, String> headers, String body) {
        return act((exchange, request) -> send(exchange, status, headers, body));
    }

    LoopbackServer act(Act act) {
        script.add(act);
        return this;
    }

    /** Sends half of an answer and breaks off. */
    LoopbackServer cut(int status, String half) {
        return act((exchange, request) -> {
            exchange.sendResponseHeaders(status, half.length() * 2L);
            exchange.getResponseBody().write(half.getBytes(StandardCharsets.UTF_8));
            exchange.getResponseBody().flush();
        });
    }

    /** Answers nothing until the server is closed. */
    LoopbackServer hang() {
        return act((exchange, request) -> {
            arrived.countDown();
            try {
                closed.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    static void send(HttpExchange exchange, int status, Map<String, String> headers, String body) throws IOException {
        headers.forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Request request = new Request(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().toString(),
                    exchange.getRequestHeaders(),
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.ISO_8859_1));
            requests.add(request);
            Act act = script.poll();
            if (act == null) {
                send(exchange, 200, Map.of(), "{}");
            } else {
                act.on(exchange, request);
            }
        }
    }
}
