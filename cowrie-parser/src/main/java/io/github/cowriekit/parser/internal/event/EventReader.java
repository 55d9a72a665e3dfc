package io.github.cowriekit.parser.internal.event;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.github.cowriekit.model.event.CowrieEvent;
import io.github.cowriekit.parser.ParseProblem.Kind;
import io.github.cowriekit.parser.internal.bytes.ByteSearch;
import io.github.cowriekit.parser.internal.bytes.Utf8;
import io.github.cowriekit.parser.internal.export.Envelopes;
import io.github.cowriekit.parser.internal.export.LinePrefix;
import io.github.cowriekit.parser.internal.json.EventFields;
import io.github.cowriekit.parser.internal.json.EventId;
import io.github.cowriekit.parser.internal.json.FieldName;
import io.github.cowriekit.parser.internal.json.SliceScanner;
import io.github.cowriekit.parser.internal.json.Slices;
import io.github.cowriekit.parser.internal.problem.Problems;
import io.github.cowriekit.parser.internal.time.Micros;
import io.github.cowriekit.parser.internal.time.Timestamps;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the events of one line: usually one object, but also several behind each other or an array of them.
 *
 * <p>A line as Cowrie writes it is cut into slices; any other goes to a JSON parser of its own, so that a bad line affects no
 * other.
 */
public final class EventReader {
    private static final byte[] NO_LINE = {};

    private final JsonParsers json;
    private final int maxLineLength;
    private final Slices slices;
    private final EventFields fields;
    private final SliceScanner scanner;
    private final JsonValues values = new JsonValues();
    private final Envelopes envelopes = new Envelopes(this::parse);
    private final LineContent plain = new LineContent();
    private LineContent content = new LineContent();

    public EventReader(int maxLineLength) {
        this(maxLineLength, new Slices());
    }

    /**
     * Creates it.
     *
     * @param slices makes the texts
     */
    public EventReader(int maxLineLength, Slices slices) {
        this(maxLineLength, slices, new JsonParsers(maxLineLength));
    }

    private EventReader(int maxLineLength, Slices slices, JsonParsers json) {
        this.maxLineLength = maxLineLength;
        this.slices = slices;
        this.json = json;
        this.fields = new EventFields(slices);
        this.scanner = new SliceScanner(fields);
    }

    /** Returns a reader for another input, which shares the texts that lines repeat; the lines of both stay readable. */
    public EventReader another() {
        return new EventReader(maxLineLength, slices, json);
    }

    /**
     * Reads a line; if it stops being JSON, the events before that place count.
     *
     * @return its content, valid until the next call
     */
    public LineContent read(byte[] buffer, int from, int length) {
        CowrieEvent event = length > maxLineLength ? null : plainEvent(buffer, from, length);
        return event == null ? readJson(buffer, from, length) : plain.only(event, EventIdentity.of(fields));
    }

    /** Returns the event of a line with nothing unusual about it, null if the JSON parser has to read the line. */
    private @Nullable CowrieEvent plainEvent(byte[] buffer, int from, int length) {
        return scanner.scan(buffer, from, length) && fields.isEvent() ? EventFactory.create(fields) : null;
    }

    /** Returns what makes the texts, which inputs share. */
    public Slices slices() {
        return slices;
    }

    /** Returns what cuts a line into the slices of {@link #line()}. */
    public SliceScanner scanner() {
        return scanner;
    }

    /** Returns the line that was scanned last; an event only if it {@linkplain EventFields#isEvent() is one}. */
    public EventFields line() {
        return fields;
    }

    /** Reads a line with the JSON parser alone. */
    public LineContent readJson(byte[] buffer, int from, int length) {
        content = new LineContent();
        int start = LinePrefix.objectIn(buffer, from, length);
        int behind = Math.max(from, start);
        if (start > from && !isBlank(buffer, from, start)) {
            content.flaw(Kind.ENVELOPE, "text before the JSON of each line, which is left out");
        }
        readText(buffer, behind, from + length - behind);
        return content;
    }

    private static boolean isBlank(byte[] buffer, int from, int to) {
        for (int i = from; i < to; i++) {
            if (!ByteSearch.isSeparator(buffer[i])) {
                return false;
            }
        }
        return true;
    }

    private void readText(byte[] buffer, int from, int length) {
        try {
            if (Utf8.isAscii(buffer, from, length) && !startsWithNul(buffer, from, length)) {
                readAll(json.factory().createParser(buffer, from, length));
                return;
            }
            String text = Utf8.decode(buffer, from, length);
            if (Utf8.hasEscapedBytes(text)) {
                content.flaw(Kind.INVALID_UTF8, "bytes that are not UTF-8, kept as U+DC80 to U+DCFF");
            }
            readAll(json.factory().createParser(text.startsWith("\uFEFF") ? text.substring(1) : text));
        } catch (IOException e) {
            throw new UncheckedIOException("reading from memory", e);
        }
    }

    /** The JSON parser takes bytes with a NUL among the first four for UTF-16 or UTF-32. */
    private static boolean startsWithNul(byte[] buffer, int from, int length) {
        for (int i = from; i < from + Math.min(length, 4); i++) {
            if (buffer[i] == 0) {
                return true;
            }
        }
        return false;
    }

    private void readAll(JsonParser parser) throws IOException {
        try (parser) {
            JsonToken token;
            while ((token = parser.nextToken()) != null) {
                if (token == JsonToken.START_OBJECT) {
                    readObject(parser);
                } else if (token == JsonToken.START_ARRAY) {
                    readArray(parser);
                } else {
                    content.flaw(Kind.NOT_AN_EVENT, "a JSON value that is no object");
                }
            }
        } catch (JsonProcessingException e) {
            content.cutShort(JsonErrors.describe(e));
        }
        content.orderByTime();
        if (values.takeNotNumbers()) {
            content.flaw(Kind.NOT_A_NUMBER, "NaN or Infinity in place of a value, which is read as absent");
        }
    }

    private void readArray(JsonParser parser) throws IOException {
        JsonToken token;
        while ((token = parser.nextToken()) != JsonToken.END_ARRAY) {
            if (token == JsonToken.START_OBJECT) {
                readObject(parser);
            } else {
                parser.skipChildren();
                content.flaw(Kind.NOT_AN_EVENT, "an array element that is no object");
            }
        }
    }

    private void readObject(JsonParser parser) throws IOException {
        fields.clear(NO_LINE);
        boolean typed = false;
        String name;
        while ((name = parser.nextFieldName()) != null) {
            JsonToken token = parser.nextToken();
            if (typed && name.equals("message")) {
                parser.skipChildren();
                continue;
            }
            Object value = values.value(parser, token);
            if (value != null) {
                fields.add(name, value);
                if (name.equals("eventid")) {
                    typed = fields.readId() != null;
                }
            }
        }
        if (fields.peek(FieldName.EVENTID) instanceof String eventId) {
            addEvent(eventId);
        } else {
            readEnvelope(fields.rest());
        }
    }

    /** Reads an object that is no event but may hold some. */
    private void readEnvelope(Map<String, Object> object) {
        if (Envelopes.isBulkAction(object)) {
            content.flaw(
                    Kind.ENVELOPE, "an export of Elasticsearch or OpenSearch: actions of the bulk API are left out");
            return;
        }
        Envelopes.Opened opened = envelopes.open(object);
        if (opened == null) {
            content.flaw(Kind.NOT_AN_EVENT, "a JSON object without an eventid");
            return;
        }
        for (Map<String, Object> event : opened.events()) {
            fields.clear(NO_LINE);
            event.forEach(fields::add);
            if (fields.peek(FieldName.EVENTID) instanceof String eventId) {
                addEvent(eventId);
            }
        }
        content.flaw(
                Kind.ENVELOPE,
                opened.tool() + ": events are read out of " + Problems.printable(Problems.shortened(opened.path())));
    }

    /** Adds the event that the fields hold. */
    private void addEvent(String spelledId) {
        EventId known = fields.readId();
        String eventId = known == null ? spelledId : known.text();
        Instant time = time();
        long key = EventIdentity.of(fields, eventId, Micros.of(time));
        content.event(EventFactory.create(fields, eventId, time), key);
    }

    private @Nullable Instant time() {
        Object value = fields.peek(FieldName.TIMESTAMP);
        Instant time = EventTime.of(value);
        if (time != null) {
            if (value instanceof String text && Timestamps.parse(text) != null && Timestamps.isWithoutZone(text)) {
                content.flaw(Kind.ASSUMED_UTC, "times without zone are read as UTC");
            }
            return time;
        }
        time = EventTime.of(fields.peek(FieldName.EPOCH));
        if (time == null && value == null) {
            time = EventTime.of(fields.peek(FieldName.AT_TIMESTAMP));
        }
        if (time == null) {
            content.flaw(
                    Kind.UNREADABLE_TIME, value == null ? "an event without a time" : "a time that cannot be read");
        }
        return time;
    }

    /** Returns the JSON values of a text that stands in another one, none if it is not JSON. */
    private List<Object> parse(String text) {
        List<Object> found = new ArrayList<>(1);
        try (JsonParser parser = json.factory().createParser(text)) {
            JsonToken token;
            while ((token = parser.nextToken()) != null) {
                Object value = values.value(parser, token);
                if (value != null) {
                    found.add(value);
                }
            }
            return found;
        } catch (JsonProcessingException e) {
            return List.of();
        } catch (IOException e) {
            throw new UncheckedIOException("reading from memory", e);
        }
    }
}
