package io.github.cowriekit.sink.internal.opensearch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cowriekit.report.spi.SafeText;
import io.github.cowriekit.sink.internal.http.HttpAnswer;
import io.github.cowriekit.sink.internal.http.Outcomes;
import io.github.cowriekit.sink.spi.Message;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the bulk API says of each document; it is found by its id, wherever in the answer it stands. */
final class BulkAnswer {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final SafeText TEXT = new SafeText(300);

    /** Errors of the kind 400 that are about the index and not about the document. */
    private static final Set<String> ABOUT_THE_INDEX =
            Set.of("validation_exception", "invalid_index_name_exception", "index_closed_exception");

    /**
     * How reasons begin of an {@code illegal_argument_exception} that is about the alias, the data stream or the pipeline. They
     * are in {@code IndexNameExpressionResolver}, {@code TransportBulkAction} and {@code IngestService} of OpenSearch 2.19, and
     * as such in Elasticsearch; see also its pull request 55503.
     */
    private static final List<String> REASONS_ABOUT_THE_INDEX = List.of(
            "no write index is defined for alias [",
            "only write ops with an op_type of create are allowed in data streams",
            "pipeline with id [");

    private final Map<String, Item> items;
    private final @Nullable Duration retryAfter;

    private enum Fate {
        ACCEPTED,
        REJECTED,
        AGAIN
    }

    private record Item(Fate fate, String reason) {
        /** Of two answers about one document, the one that is less good. */
        Item or(Item other) {
            return fate.compareTo(other.fate) >= 0 ? this : other;
        }
    }

    private BulkAnswer(Map<String, Item> items, @Nullable Duration retryAfter) {
        this.items = items;
        this.retryAfter = retryAfter;
    }

    /** Reads an answer with a status of success. */
    static BulkAnswer read(HttpAnswer answer) {
        if (answer.isCut()) {
            throw answer.unreadable("is too long");
        }
        JsonNode list = tree(answer).path("items");
        if (!list.isArray()) {
            throw answer.unreadable("is none of the bulk API");
        }
        Map<String, Item> items = new HashMap<>();
        for (JsonNode entry : list) {
            // the one member is called after what was done, usually "index"
            JsonNode done =
                    entry.path(entry.fieldNames().hasNext() ? entry.fieldNames().next() : "");
            items.merge(done.path("_id").asText(""), item(done), Item::or);
        }
        return new BulkAnswer(items, answer.retryAfter());
    }

    /** Returns what an answer says about an error, safe to be shown; empty if it says nothing. */
    static String reason(HttpAnswer answer) {
        try {
            String reason = reason(JSON.readTree(answer.body()).path("error"));
            return reason.isEmpty() ? "" : ": " + reason;
        } catch (IOException e) {
            return "";
        }
    }

    void settle(List<Message> messages, Outcomes outcomes) {
        for (Message message : messages) {
            Item item = items.get(message.id().toString());
            if (item == null) {
                outcomes.again(message, "the answer does not mention the document", retryAfter);
            } else if (item.fate == Fate.ACCEPTED) {
                outcomes.accept();
            } else if (item.fate == Fate.REJECTED) {
                outcomes.reject(message, item.reason);
            } else {
                outcomes.again(message, item.reason, retryAfter);
            }
        }
    }

    private static JsonNode tree(HttpAnswer answer) {
        try {
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            // without the cause, which may quote the answer
            throw answer.unreadable("is no JSON, or not all of it");
        }
    }

    private static Item item(JsonNode done) {
        int status = done.path("status").asInt();
        JsonNode error = done.path("error");
        String reason = "status " + status + " " + reason(error);
        if (status / 100 == 2) {
            return new Item(Fate.ACCEPTED, reason);
        }
        if (status == 409) {
            // written in the meantime with the same id
            return new Item(Fate.ACCEPTED, reason);
        }
        // a full disk, a missing index or a missing right says nothing about the document
        return new Item(status == 400 && !isAboutTheIndex(error) ? Fate.REJECTED : Fate.AGAIN, reason);
    }

    private static boolean isAboutTheIndex(JsonNode error) {
        String type = error.path("type").asText();
        String reason = error.path("reason").asText();
        return ABOUT_THE_INDEX.contains(type)
                || (type.equals("illegal_argument_exception")
                        && REASONS_ABOUT_THE_INDEX.stream().anyMatch(reason::startsWith));
    }

    private static String reason(JsonNode error) {
        String reason = error.path("reason").asText(error.isTextual() ? error.asText() : "");
        // which quotes what the attacker wrote
        int preview = reason.indexOf("Preview of field's value");
        String text = TEXT.ofLog((preview < 0 ? reason : reason.substring(0, preview)).strip());
        String type = error.path("type").asText("");
        return type.matches("[a-z_]{1,80}") ? type + ": " + text : text;
    }
}
