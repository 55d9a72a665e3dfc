package io.github.cowriekit.report.internal.html;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import io.github.cowriekit.model.Command;
import io.github.cowriekit.model.Download;
import io.github.cowriekit.model.Login;
import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.Upload;
import io.github.cowriekit.model.assessment.Assessment;
import io.github.cowriekit.model.intel.EnrichedSession;
import io.github.cowriekit.model.intel.EnrichmentResult;
import io.github.cowriekit.model.intel.FactDetail;
import io.github.cowriekit.model.intel.SessionRecord;
import io.github.cowriekit.report.internal.digest.FileReputation;
import io.github.cowriekit.report.internal.digest.SourceOrigin;
import io.github.cowriekit.report.internal.digest.TimeLine;
import io.github.cowriekit.report.internal.text.SafeText;
import io.github.cowriekit.report.internal.text.TimeText;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** One session as the page's script wants it: short keys, values cut so that a session has a few kilobytes at most. */
final class SessionData {
    private static final int MAX_COMMANDS = 40;
    private static final int MAX_COMMAND_TEXT = 1_500;
    private static final int MAX_FILES = 5;
    private static final int MAX_ANSWERS = 8;
    private static final int MAX_ANSWER_TEXT = 300;

    private final SafeText words = new SafeText(60);
    private final SafeText lines = new SafeText(300);
    private final JsonFactory json = new JsonFactoryBuilder()
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .characterEscapes(new NoMarkup())
            .build();

    String json(SessionRecord record) {
        EnrichedSession enriched = record.enriched();
        StringWriter text = new StringWriter();
        try (JsonGenerator out = json.createGenerator(text)) {
            out.writeStartObject();
            facts(record, out);
            commands(enriched.session(), family(record), out);
            files(enriched, out);
            answers(enriched.results(), out);
            if (record instanceof Assessment assessment) {
                ConclusionData.write(assessment, out);
            }
            out.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private void facts(SessionRecord record, JsonGenerator out) throws IOException {
        Session session = record.session();
        SourceOrigin origin = SourceOrigin.of(record);
        out.writeStringField("i", words.plain(session.id()));
        put(out, "s", session.startedAt() == null ? null : TimeText.iso(session.startedAt()));
        if (session.duration() != null) {
            out.writeFieldName("d");
            out.writeNumber(TimeText.seconds(session.duration()));
        }
        put(out, "p", log(session.protocol()));
        put(
                out,
                "a",
                session.source().ip() == null
                        ? null
                        : words.plain(session.source().ip()));
        put(out, "n", service(origin.networkText()));
        put(out, "c", service(origin.countryText()));
        put(
                out,
                "nk",
                origin.networkKind() == null ? null : origin.networkKind().label());
        put(out, "v", log(session.client().softwareVersion()));
        put(out, "h", log(session.client().hassh()));
        put(out, "l", TimeLine.of(session).text());
        List<Login> logins = session.logins();
        if (!logins.isEmpty()) {
            Login login = session.successfulLogin().orElse(logins.get(logins.size() - 1));
            put(out, "u", log(Objects.requireNonNullElse(login.username(), "")));
            put(out, "w", log(login.password()));
            out.writeBooleanField("o", login.success());
        }
    }

    private @Nullable String service(@Nullable String value) {
        return value == null ? null : words.ofService(value);
    }

    private @Nullable String log(@Nullable String value) {
        return value == null ? null : words.ofLog(value);
    }

    private static void put(JsonGenerator out, String key, @Nullable String value) throws IOException {
        if (value != null) {
            out.writeStringField(key, value);
        }
    }

    /** Returns the campaign by which a set of commands is known, null if it is not. */
    private static @Nullable String family(SessionRecord record) {
        return record instanceof Assessment assessment && assessment.playbook() != null
                ? assessment.playbook().family().orElse(null)
                : null;
    }

    private void commands(Session session, @Nullable String family, JsonGenerator out) throws IOException {
        out.writeNumberField(
                "t", session.commands().size() + session.truncated().getOrDefault("commands", 0L));
        StringBuilder playbook = new StringBuilder();
        out.writeArrayFieldStart("m");
        Instant start = session.hasSteadyClock() ? session.startedAt() : null;
        int written = 0;
        int length = 0;
        for (Command command : session.commands()) {
            String input = lines.ofCommand(command.input());
            length += input.length();
            if (written == MAX_COMMANDS || (written > 0 && length > MAX_COMMAND_TEXT)) {
                break;
            }
            written++;
            out.writeStartArray();
            offset(start, command.at(), out);
            out.writeString(input);
            out.writeBoolean(command.failed());
            out.writeEndArray();
            if (playbook.length() < 60) {
                playbook.append(playbook.length() == 0 ? "" : "; ").append(name(input));
            }
        }
        out.writeEndArray();
        if (playbook.length() > 0) {
            put(out, "k", family == null ? playbook.toString() : words.ofService(family));
        }
    }

    /** The first word: sessions with the same first words are one set of commands. */
    private static String name(String input) {
        String stripped = input.strip();
        int end = stripped.indexOf(' ');
        String name = end < 0 ? stripped : stripped.substring(0, end);
        return name.length() > 24 ? name.substring(0, 24) : name;
    }

    private static void offset(@Nullable Instant start, @Nullable Instant at, JsonGenerator out) throws IOException {
        if (start == null || at == null) {
            out.writeNull();
        } else {
            out.writeNumber(TimeText.seconds(Duration.between(start, at)));
        }
    }

    private void files(EnrichedSession enriched, JsonGenerator out) throws IOException {
        Session session = enriched.session();
        out.writeNumberField("g", session.downloads().size() + session.uploads().size());
        out.writeArrayFieldStart("f");
        FileReputation reputation = new FileReputation(enriched);
        int left = MAX_FILES;
        for (Download file : session.downloads()
                .subList(0, Math.min(left, session.downloads().size()))) {
            file("download", file.url(), file.sha256(), file.destination(), reputation, out);
            left--;
        }
        for (Upload file :
                session.uploads().subList(0, Math.min(left, session.uploads().size()))) {
            file("upload", file.url(), file.sha256(), file.filename(), reputation, out);
        }
        out.writeEndArray();
    }

    private void file(
            String kind,
            @Nullable String url,
            @Nullable String sha256,
            @Nullable String target,
            FileReputation reputation,
            JsonGenerator out)
            throws IOException {
        out.writeStartArray();
        out.writeString(kind);
        out.writeString(url == null ? "" : words.ofLog(url));
        out.writeString(sha256 == null ? "" : new SafeText(64).plain(sha256));
        out.writeString(target == null ? "" : words.ofLog(target));
        out.writeString(reputation.text(sha256, words));
        out.writeEndArray();
    }

    private void answers(List<EnrichmentResult> results, JsonGenerator out) throws IOException {
        out.writeNumberField("q", results.size());
        out.writeArrayFieldStart("r");
        // what was found is not to be pushed out by what was not
        List<EnrichmentResult> shown = results.stream()
                .sorted(Comparator.comparing(result -> !(result instanceof EnrichmentResult.Found)))
                .limit(MAX_ANSWERS)
                .toList();
        for (EnrichmentResult result : shown) {
            out.writeStartArray();
            out.writeString(words.ofService(result.source()));
            out.writeString(words.ofLog(result.observable().value()));
            out.writeString(answer(result));
            out.writeString(
                    result.fetchedAt() == null
                            ? ""
                            : TimeText.iso(result.fetchedAt()).substring(0, 16) + "Z");
            out.writeEndArray();
        }
        out.writeEndArray();
    }

    private String answer(EnrichmentResult result) {
        if (result instanceof EnrichmentResult.Skipped skipped) {
            return "skipped: " + words.ofService(skipped.text());
        }
        if (result instanceof EnrichmentResult.Failed failed) {
            return "failed: " + words.ofService(failed.text());
        }
        if (result instanceof EnrichmentResult.Found found) {
            return details(found);
        }
        return "not found";
    }

    private String details(EnrichmentResult.Found found) {
        StringJoiner said = new StringJoiner("; ");
        for (FactDetail detail : found.details()) {
            if (said.length() > MAX_ANSWER_TEXT) {
                said.add("…");
                break;
            }
            if (!detail.value().equals("")) {
                said.add(words.ofService(detail.label()) + ": " + words.ofService(detail.value()));
            }
        }
        return said.length() == 0 ? "found" : said.toString();
    }

    /** Escapes what could end the script element that holds the data. */
    private static final class NoMarkup extends CharacterEscapes {
        private static final long serialVersionUID = 1L;

        private final int[] escapes = standardAsciiEscapesForJSON();

        NoMarkup() {
            for (char c : new char[] {'<', '>', '&', '\''}) {
                escapes[c] = CharacterEscapes.ESCAPE_STANDARD;
            }
        }

        @Override
        public int[] getEscapeCodesForAscii() {
            return escapes;
        }

        @Override
        public @Nullable SerializableString getEscapeSequence(int c) {
            return null;
        }
    }
}
