package io.github.cowriekit.service;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.cowriekit.service.UnreliableReceiver.Manner;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A webhook, a bulk API and a receiver of syslog on the loopback address. */
final class LoopbackReceivers implements AutoCloseable {
    static {
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern SYSLOG =
            Pattern.compile("<\\d+>1 \\S+ \\S+ cowriekit - (session|alert) \\[cowriekit@32473 id=\"([^\"]+)\"] (.*)");

    final UnreliableReceiver hook = new UnreliableReceiver("hook");
    final UnreliableReceiver search = new UnreliableReceiver("search");
    final UnreliableReceiver siem = new UnreliableReceiver("siem");
    final List<UnreliableReceiver> all = List.of(hook, search, siem);

    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "loopback");
        thread.setDaemon(true);
        return thread;
    });
    private final HttpServer http;
    private final ServerSocket syslog;

    LoopbackReceivers() throws IOException {
        InetAddress loopback = InetAddress.getLoopbackAddress();
        http = HttpServer.create(new InetSocketAddress(loopback, 0), 0);
        http.setExecutor(threads);
        http.createContext("/hook", this::hook);
        http.createContext("/_bulk", this::bulk);
        http.createContext("/_index_template", exchange -> {
            try (exchange) {
                answer(exchange, 200, "{}");
            }
        });
        http.start();
        syslog = new ServerSocket(0, 50, loopback);
        threads.execute(this::accept);
    }

    int httpPort() {
        return http.getAddress().getPort();
    }

    int syslogPort() {
        return syslog.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        all.forEach(receiver -> receiver.become(Manner.GOOD));
        http.stop(0);
        syslog.close();
        threads.shutdownNow();
    }

    private void hook(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = text(exchange);
            Manner manner = hook.meet();
            if (manner != Manner.DOWN && manner != Manner.HANGING) {
                String id = exchange.getRequestHeaders().getFirst("webhook-id");
                hook.store(JSON.readTree(body).has("kind"), id, body);
            }
            if (manner == Manner.GOOD || manner == Manner.SLOW) {
                answer(exchange, 204, "");
            } else if (hook.flip()) {
                answer(exchange, manner == Manner.DOWN ? 503 : 500, "");
            }
            // else the connection is cut
        }
    }

    private void bulk(HttpExchange exchange) throws IOException {
        try (exchange) {
            String[] lines = text(exchange).split("\n");
            Manner manner = search.meet();
            if (manner == Manner.DOWN || manner == Manner.HANGING) {
                if (search.flip()) {
                    answer(exchange, 503, "");
                }
                return;
            }
            StringBuilder items = new StringBuilder();
            for (int i = 0; i < lines.length; i += 2) {
                JsonNode index = JSON.readTree(lines[i]).path("index");
                boolean isSaidToFail = manner == Manner.LYING && search.flip();
                if (!isSaidToFail || search.flip()) {
                    boolean isAlert = index.path("_index").asText().equals("cowrie-alerts");
                    search.store(isAlert, index.path("_id").asText(), lines[i + 1]);
                }
                items.append(i == 0 ? "" : ",").append("{\"index\":{\"_id\":\"");
                items.append(index.path("_id").asText()).append("\",\"status\":");
                items.append(isSaidToFail ? "429}}" : "201}}");
            }
            if (manner != Manner.LYING || search.flip()) {
                answer(exchange, 200, "{\"errors\":" + (manner == Manner.LYING) + ",\"items\":[" + items + "]}");
            } else if (search.flip()) {
                answer(exchange, 500, "");
            }
        }
    }

    private static String text(HttpExchange exchange) throws IOException {
        return new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    private void accept() {
        while (!syslog.isClosed()) {
            try {
                Socket socket = syslog.accept();
                threads.execute(() -> serve(socket));
            } catch (IOException e) {
                // the test is over
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            Manner manner = siem.meet();
            if (manner == Manner.GOOD || manner == Manner.SLOW || manner == Manner.LYING) {
                store(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
            }
            if (manner == Manner.LYING || manner == Manner.DOWN) {
                // with a reset
                socket.setSoLinger(true, 0);
            }
        } catch (IOException e) {
            // the sender was killed
        }
    }

    /** Takes frames apart; of the last one, a sender that was killed may have sent a part. */
    private void store(String stream) {
        int at = 0;
        while (at < stream.length()) {
            int space = stream.indexOf(' ', at);
            if (space < 0) {
                return;
            }
            int end = space + 1 + Integer.parseInt(stream.substring(at, space));
            if (end > stream.length()) {
                return;
            }
            Matcher message = SYSLOG.matcher(stream.substring(space + 1, end));
            if (!message.matches()) {
                throw new AssertionError("no message: " + stream.substring(space + 1, end));
            }
            siem.store(message.group(1).equals("alert"), message.group(2), message.group(3));
            at = end;
        }
    }
}
