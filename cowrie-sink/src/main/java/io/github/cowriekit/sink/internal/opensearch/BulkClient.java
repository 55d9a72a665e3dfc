package io.github.cowriekit.sink.internal.opensearch;

import io.github.cowriekit.sink.internal.http.HttpAnswer;
import io.github.cowriekit.sink.internal.http.HttpSender;
import io.github.cowriekit.sink.internal.http.Outcomes;
import io.github.cowriekit.sink.spi.Message;
import io.github.cowriekit.sink.spi.Receipt;
import io.github.cowriekit.sink.spi.Secret;
import io.github.cowriekit.sink.spi.SinkException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.TreeSet;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** Sends documents to the bulk API. For one thread. */
public final class BulkClient {
    private static final int MAX_ANSWER = 16 << 20;
    private static final int LEAST_BYTES = 64 << 10;
    private static final int HTTP_TOO_LARGE = 413;

    private final HttpSender http;
    private final Target target;
    private int maxBytes;
    private boolean hasTemplates;

    /**
     * Where documents go, and how.
     *
     * @param url address of the cluster
     * @param sessions index of sessions
     * @param alerts index of alerts
     * @param putsTemplates whether the templates of the indices are put before the first delivery
     * @param authorization value of the header of that name, null for none
     * @param gzip whether requests are compressed
     * @param maxBytes largest request before compression, unless one document is larger
     */
    public record Target(
            URI url,
            String sessions,
            String alerts,
            boolean putsTemplates,
            @Nullable Secret authorization,
            boolean gzip,
            int maxBytes) {}

    public BulkClient(HttpSender http, Target target) {
        this.http = http;
        this.target = target;
        this.maxBytes = target.maxBytes();
        this.hasTemplates = !target.putsTemplates();
    }

    public Receipt deliver(List<Message> messages) throws InterruptedException {
        putTemplates();
        Outcomes outcomes = new Outcomes();
        Deque<List<Message>> parts = new ArrayDeque<>(parts(messages));
        while (!parts.isEmpty()) {
            List<Message> part = parts.removeFirst();
            try {
                HttpAnswer answer = send(part);
                if (answer.status() == HTTP_TOO_LARGE) {
                    tooLarge(part, parts, outcomes);
                } else if (answer.isSuccess()) {
                    BulkAnswer.read(answer).settle(part, outcomes);
                } else {
                    throw answer.failure(BulkAnswer.reason(answer));
                }
            } catch (SinkException e) {
                parts.addFirst(part);
                return outcomes.failed(e, parts.stream().flatMap(List::stream).toList());
            }
        }
        return outcomes.receipt();
    }

    private void tooLarge(List<Message> part, Deque<List<Message>> parts, Outcomes outcomes) {
        if (part.size() == 1) {
            outcomes.reject(part.get(0), "the document is larger than the receiver takes (status 413)");
            return;
        }
        // the next deliveries begin with what it may take
        maxBytes = Math.max(LEAST_BYTES, Math.min(maxBytes, size(part)) / 2);
        parts.addFirst(part.subList(part.size() / 2, part.size()));
        parts.addFirst(part.subList(0, part.size() / 2));
    }

    private List<List<Message>> parts(List<Message> messages) {
        List<List<Message>> parts = new ArrayList<>();
        int from = 0;
        long bytes = 0;
        for (int i = 0; i < messages.size(); i++) {
            int size = size(messages.get(i));
            if (i > from && bytes + size > maxBytes) {
                parts.add(messages.subList(from, i));
                from = i;
                bytes = 0;
            }
            bytes += size;
        }
        parts.add(messages.subList(from, messages.size()));
        return parts;
    }

    private int size(List<Message> part) {
        return part.stream().mapToInt(this::size).sum();
    }

    /** Documents are ASCII. */
    private int size(Message message) {
        return action(message).length() + message.body().length() + 2;
    }

    private HttpAnswer send(List<Message> part) throws InterruptedException {
        StringBuilder lines = new StringBuilder(size(part));
        part.forEach(message -> lines.append(action(message))
                .append('\n')
                .append(message.body())
                .append('\n'));
        return http.send(
                request("_bulk?filter_path=errors,items.*._id,items.*.status,items.*.error", "application/x-ndjson")
                        .POST(BodyPublishers.ofByteArray(bytes(lines.toString())))
                        .build(),
                MAX_ANSWER);
    }

    private String action(Message message) {
        String index = message.kind() == Message.Kind.ALERT ? target.alerts() : target.sessions();
        // not "create": a session that went on since the last delivery replaces what was known of it
        return "{\"index\":{\"_index\":\"" + index + "\",\"_id\":\"" + message.id() + "\"}}";
    }

    private void putTemplates() throws InterruptedException {
        if (hasTemplates) {
            return;
        }
        for (String index : new TreeSet<>(List.of(target.sessions(), target.alerts()))) {
            HttpAnswer answer = http.send(
                    request("_index_template/cowriekit-" + index, "application/json")
                            .PUT(BodyPublishers.ofByteArray(bytes(Documents.template(index))))
                            .build(),
                    MAX_ANSWER);
            if (!answer.isSuccess()) {
                throw answer.failure(" when the index template is put" + BulkAnswer.reason(answer));
            }
        }
        hasTemplates = true;
    }

    private HttpRequest.Builder request(String path, String contentType) {
        String base = target.url().toString();
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create((base.endsWith("/") ? base : base + "/") + path))
                .header("Content-Type", contentType)
                .header("Accept", "application/json");
        if (target.gzip()) {
            request.header("Content-Encoding", "gzip");
        }
        Secret authorization = target.authorization();
        return authorization == null ? request : request.header("Authorization", authorization.reveal());
    }

    private byte[] bytes(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (!target.gzip()) {
            return bytes;
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
            zip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
