package io.github.cowriekit.service.internal.health;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.cowriekit.parser.LogLag;
import io.github.cowriekit.service.ServiceException;
import io.github.cowriekit.service.ServiceStatus;
import io.github.cowriekit.sink.SinkStatus;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Answers {@code GET /health} on the loopback address: 200 while the service is healthy, else 503, with its status as JSON. Holds
 * nothing that an attacker wrote.
 */
public final class HealthServer implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String UP = "up";
    private static final String DOWN = "down";

    private final HttpServer server;
    private final ExecutorService executor;

    /**
     * Starts it.
     *
     * @param port 0 for any that is free
     * @throws ServiceException if the port is in use
     */
    public HealthServer(int port, Supplier<ServiceStatus> status) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 16);
        } catch (IOException e) {
            throw new ServiceException("health: port " + port + " cannot be used: " + e.getMessage(), e);
        }
        executor = Executors.newSingleThreadExecutor(task -> {
            Thread thread = new Thread(task, "cowriekit-health");
            thread.setDaemon(true);
            return thread;
        });
        server.setExecutor(executor);
        server.createContext("/health", exchange -> answer(exchange, status));
        server.start();
    }

    public int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
        executor.shutdownNow();
    }

    private static void answer(HttpExchange exchange, Supplier<ServiceStatus> source) throws IOException {
        try (exchange) {
            String method = exchange.getRequestMethod();
            if (!exchange.getRequestURI().getPath().equals("/health")) {
                exchange.sendResponseHeaders(404, -1);
            } else if (!method.equals("GET") && !method.equals("HEAD")) {
                exchange.sendResponseHeaders(405, -1);
            } else {
                ObjectNode status = status(source);
                byte[] body = JSON.writeValueAsBytes(status);
                int code = status.path("status").asText().equals(UP) ? 200 : 503;
                exchange.getResponseHeaders().set("Content-Type", "application/json");
                exchange.sendResponseHeaders(code, method.equals("HEAD") ? -1 : body.length);
                if (method.equals("GET")) {
                    exchange.getResponseBody().write(body);
                }
            }
        }
    }

    private static ObjectNode status(Supplier<ServiceStatus> source) {
        try {
            return json(source.get());
        } catch (RuntimeException e) {
            // such as an outbox that cannot be read
            ObjectNode json = JSON.createObjectNode();
            json.put("status", DOWN);
            json.putArray("problems").add(e.getMessage() == null ? e.getClass().getName() : e.getMessage());
            return json;
        }
    }

    private static ObjectNode json(ServiceStatus status) {
        ObjectNode json = JSON.createObjectNode();
        json.put("status", status.isHealthy() ? UP : DOWN);
        put(json, "started_at", status.startedAt());
        json.put("sessions", status.sessions());
        json.put("alerts", status.alerts());
        put(json, "last_session", status.lastSession());
        ArrayNode logs = json.putArray("logs");
        for (LogLag lag : status.logs()) {
            ObjectNode log = logs.addObject();
            log.put("log", lag.log().toString());
            log.put("unread_bytes", lag.unreadBytes());
            put(log, "log_time", lag.logTime());
            put(log, "away_since", lag.awaySince());
        }
        ArrayNode sinks = json.putArray("sinks");
        for (SinkStatus each : status.sinks()) {
            ObjectNode sink = sinks.addObject();
            sink.put("name", each.name());
            sink.put("waiting", each.waiting());
            put(sink, "oldest", each.oldest());
            sink.put("delivered", each.delivered());
            sink.put("rejected", each.rejected());
            sink.put("dead_letters", each.deadLetters());
            put(sink, "last_delivery", each.lastDelivery());
            put(sink, "failing_since", each.failingSince());
        }
        ArrayNode problems = json.putArray("problems");
        status.problems().forEach(problems::add);
        return json;
    }

    private static void put(ObjectNode json, String name, @Nullable Object value) {
        if (value != null) {
            json.put(name, value.toString());
        }
    }
}
