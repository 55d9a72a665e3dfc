package io.github.cowriekit.sink.receivers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.opensearch.common.settings.Settings;
import org.opensearch.env.Environment;
import org.opensearch.http.HttpServerTransport;
import org.opensearch.node.InternalSettingsPreparer;
import org.opensearch.node.Node;
import org.opensearch.node.NodeValidationException;
import org.opensearch.transport.Netty4Plugin;

/**
 * One node of OpenSearch with its HTTP interface on a free port of the loopback address.
 *
 * <p>It is the class that the server runs, without what its launcher does around it: no security manager (which newer JDKs
 * do not have any more), no refusal to run as root, no native code. It needs no network and starts in seconds.
 */
final class OpenSearchNode implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final Node node;
    private final URI uri;

    private OpenSearchNode(Node node) {
        this.node = node;
        int port = node.injector()
                .getInstance(HttpServerTransport.class)
                .boundAddress()
                .publishAddress()
                .getPort();
        this.uri = URI.create("http://127.0.0.1:" + port);
    }

    /** Starts a node that keeps its data in a folder. */
    public static OpenSearchNode start(Path home) {
        Settings settings = Settings.builder()
                .put("path.home", home)
                .put("cluster.name", "cowriekit-test")
                .put("node.name", "cowriekit-test")
                .put("discovery.type", "single-node")
                .put("network.host", "127.0.0.1")
                .put("http.port", "0")
                .put("transport.port", "0")
                .put("http.type", "netty4")
                .put("transport.type", "netty4")
                // a full disk of the machine that runs the tests is no reason to refuse documents
                .put("cluster.routing.allocation.disk.threshold_enabled", false)
                .build();
        Environment environment =
                InternalSettingsPreparer.prepareEnvironment(settings, Map.of(), null, () -> "cowriekit-test");
        Node node = new WithPlugins(environment);
        try {
            return new OpenSearchNode(node.start());
        } catch (NodeValidationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Returns where the node is reached. */
    public URI uri() {
        return uri;
    }

    /**
     * Sends a request and returns the answer.
     *
     * @param body JSON, or lines of JSON for {@code _bulk}; empty for none
     * @throws IllegalStateException if the answer is none of success
     */
    public JsonNode send(String method, String path, String body) {
        HttpRequest request = HttpRequest.newBuilder(uri.resolve(path))
                .header("Content-Type", path.endsWith("_bulk") ? "application/x-ndjson" : "application/json")
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .build();
        try {
            var answer = http.send(request, BodyHandlers.ofString());
            if (answer.statusCode() / 100 != 2) {
                throw new IllegalStateException(answer.statusCode() + " " + answer.body());
            }
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        try {
            node.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class WithPlugins extends Node {
        WithPlugins(Environment environment) {
            super(environment, List.of(Netty4Plugin.class), true);
        }
    }
}
