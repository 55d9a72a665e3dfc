package io.github.cowriekit.cli.internal.store;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import io.github.cowriekit.cli.internal.console.TerminalText;
import io.github.cowriekit.store.ActorProfile;
import io.github.cowriekit.store.ValueKind;
import io.github.cowriekit.store.ValueSummary;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The profile of an actor, to be read by people or by programs. */
final class ActorText {
    private static final JsonFactory JSON =
            JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();
    /** As wide as the longest word and two blanks. */
    private static final int LABEL = 12;

    private ActorText() {}

    /** Returns lines for people, without the end of the last one; values are neutralised and last in their lines. */
    static String text(ActorProfile actor) {
        ValueSummary totals = actor.totals();
        StringBuilder text = new StringBuilder();
        line(text, name(totals.kind()), TerminalText.line(totals.value()));
        line(text, "first", time(totals.first()));
        line(text, "last", time(totals.last()));
        int days = actor.sessionsByDay().size();
        line(text, "sessions", totals.sessions() + " on " + days + (days == 1 ? " day" : " days"));
        line(text, "addresses", "" + totals.addresses());
        if (actor.profiledSessions() < totals.sessions()) {
            line(text, "below", "of the latest " + actor.profiledSessions() + " sessions");
        }
        actor.values().forEach((kind, values) -> {
            String label = kind.plural();
            for (ValueSummary value : values) {
                line(
                        text,
                        label,
                        String.format(Locale.ROOT, "%7d  ", value.sessions()) + TerminalText.line(value.value()));
                label = "";
            }
        });
        String label = "days";
        for (Map.Entry<LocalDate, Long> day : actor.sessionsByDay().entrySet()) {
            line(text, label, String.format(Locale.ROOT, "%7d  ", day.getValue()) + day.getKey());
            label = "";
        }
        return text.substring(0, text.length() - 1);
    }

    private static void line(StringBuilder text, String label, String value) {
        text.append(label)
                .append(" ".repeat(Math.max(1, LABEL - label.length())))
                .append(value)
                .append('\n');
    }

    private static String time(@Nullable Instant time) {
        return time == null ? "-" : time.toString();
    }

    private static String name(ValueKind kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** Returns one object of JSON in plain ASCII. */
    static String json(ActorProfile actor) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            json.writeStringField("kind", actor.totals().kind().plural());
            writeSummary(json, actor.totals());
            json.writeNumberField("profiledSessions", actor.profiledSessions());
            json.writeObjectFieldStart("values");
            for (Map.Entry<ValueKind, List<ValueSummary>> kind : actor.values().entrySet()) {
                json.writeArrayFieldStart(kind.getKey().plural());
                for (ValueSummary value : kind.getValue()) {
                    json.writeStartObject();
                    writeSummary(json, value);
                    json.writeEndObject();
                }
                json.writeEndArray();
            }
            json.writeEndObject();
            json.writeObjectFieldStart("sessionsByDay");
            for (Map.Entry<LocalDate, Long> day : actor.sessionsByDay().entrySet()) {
                json.writeNumberField(day.getKey().toString(), day.getValue());
            }
            json.writeEndObject();
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static void writeSummary(JsonGenerator json, ValueSummary summary) throws IOException {
        json.writeStringField("value", summary.value());
        if (summary.first() != null) {
            json.writeStringField("first", summary.first().toString());
        }
        if (summary.last() != null) {
            json.writeStringField("last", summary.last().toString());
        }
        json.writeNumberField("sessions", summary.sessions());
        json.writeNumberField("addresses", summary.addresses());
    }
}
