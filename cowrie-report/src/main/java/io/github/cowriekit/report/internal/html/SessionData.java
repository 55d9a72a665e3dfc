package io.github.cowriekit.report.internal.html;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.github.cowriekit.model.Command;
import io.github.cowriekit.model.Download;
import io.github.cowriekit.model.Login;
import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.SessionRecord;
import io.github.cowriekit.model.Upload;
import io.github.cowriekit.model.assessment.Assessment;
import io.github.cowriekit.model.intel.EnrichedSession;
import io.github.cowriekit.report.internal.digest.FileReputation;
import io.github.cowriekit.report.internal.digest.ListTotals;
import io.github.cowriekit.report.internal.digest.SourceOrigin;
import io.github.cowriekit.report.internal.digest.TimeLine;
import io.github.cowriekit.report.internal.text.TimeText;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** One session as an array of the {@link #COLUMNS}; what is too much of one session is counted. */
final class SessionData {
    /** What stands where in the array of a session; the page's script reads it by these names. */
    static final List<String> COLUMNS = List.of(
            "id",
            "start",
            "seconds",
            "timeline",
            "protocol",
            "sensor",
            "address",
            "country",
            "network",
            "kind",
            "client",
            "hassh",
            "logins",
            "loginsLeft",
            "did",
            "commands",
            "commandsLeft",
            "files",
            "filesLeft",
            "fileCount",
            "recording",
            "answers",
            "answersLeft",
            "verdict",
            "interest",
            "conclusions",
            "evidence",
            "reasons",
            "campaigns",
            "keys",
            "hosts",
            "said");

    private static final int MAX_CHARACTERS = 48_000;
    private static final int MAX_LOGINS = 200;
    private static final int MAX_COMMANDS = 2_000;
    private static final int MAX_FILES = 200;
    private static final JsonFactory JSON = new JsonFactory();

    private final RecordingData recordings;

    SessionData(PageOptions options) {
        this.recordings = new RecordingData(options.recordings());
    }

    byte[] json(SessionRecord record) {
        EnrichedSession enriched = EnrichedSession.of(record);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator out = JSON.createGenerator(bytes)) {
            PageText text = new PageText(out, MAX_CHARACTERS);
            out.writeStartArray();
            facts(record, text, out);
            logins(enriched.session(), text, out);
            commands(record, text, out);
            files(enriched, text, out);
            recordings.write(enriched.session(), out);
            AnswerData.write(enriched.results(), out);
            if (record instanceof Assessment assessment) {
                ConclusionData.write(assessment, text, out);
            } else {
                ConclusionData.none(out);
            }
            hosts(enriched.session(), text, out);
            Disagreements.write(record, text, out);
            out.writeEndArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void facts(SessionRecord record, PageText text, JsonGenerator out) throws IOException {
        Session session = record.session();
        SourceOrigin origin = SourceOrigin.of(record);
        text.undefanged(session.id());
        out.writeString(session.startedAt() == null ? null : TimeText.iso(session.startedAt()));
        seconds(session.duration(), out);
        String timeLine = TimeLine.of(session).text();
        out.writeString(timeLine.isEmpty() ? null : timeLine);
        text.log(session.protocol());
        text.log(session.sensor());
        text.undefanged(session.source().ip());
        text.service(origin.countryText());
        text.service(origin.networkText());
        out.writeString(
                origin.networkKind() == null ? null : origin.networkKind().label());
        out.writeString(client(session));
        text.log(session.client().hassh());
    }

    /** Returns the software of the client as the summary ranks it, null if the log does not say. */
    static @Nullable String client(Session session) {
        String version = session.client().softwareVersion();
        if (version == null) {
            return null;
        }
        String hassh = session.client().hassh();
        return PageText.LIST.ofLog(version) + (hassh == null ? "" : "  " + PageText.LIST.undefanged(hassh));
    }

    /** The one that succeeded comes first, else the last one. */
    private static void logins(Session session, PageText text, JsonGenerator out) throws IOException {
        List<Login> logins = session.logins();
        int first = IntStream.range(0, logins.size())
                .filter(i -> logins.get(i).success())
                .findFirst()
                .orElse(logins.size() - 1);
        List<Integer> order = IntStream.range(-1, logins.size())
                .filter(i -> i != first && (i >= 0 || first >= 0))
                .map(i -> i < 0 ? first : i)
                .boxed()
                .toList();
        out.writeStartArray();
        int written = 0;
        for (int i : order) {
            if (written == MAX_LOGINS || !text.hasRoom()) {
                break;
            }
            login(logins.get(i), text, out);
            written++;
        }
        out.writeEndArray();
        out.writeNumber(ListTotals.logins(session) - written);
    }

    private static void login(Login login, PageText text, JsonGenerator out) throws IOException {
        out.writeStartArray();
        text.log(login.username() == null ? "(none)" : login.username().isEmpty() ? "(empty)" : login.username());
        String password = login.password();
        text.log(
                login.publicKey() != null
                        ? null
                        : password == null ? "(none)" : password.isEmpty() ? "(empty)" : password);
        out.writeNumber(login.success() ? 1 : 0);
        out.writeEndArray();
    }

    /** Returns a part of a credential as the summary ranks it. */
    static String logged(@Nullable String value) {
        return value == null ? "(none)" : value.isEmpty() ? "(empty)" : PageText.LIST.ofLog(value);
    }

    private static void commands(SessionRecord record, PageText text, JsonGenerator out) throws IOException {
        Session session = record.session();
        out.writeString(CommandSet.of(record));
        Instant start = session.hasSteadyClock() ? session.startedAt() : null;
        int written = 0;
        out.writeStartArray();
        for (Command command : session.commands()) {
            if (written == MAX_COMMANDS || !text.hasRoom()) {
                break;
            }
            written++;
            out.writeStartArray();
            seconds(start == null || command.at() == null ? null : Duration.between(start, command.at()), out);
            text.command(command.input());
            if (command.failed()) {
                out.writeNumber(1);
            }
            out.writeEndArray();
        }
        out.writeEndArray();
        out.writeNumber(ListTotals.commands(session) - written);
    }

    private static void files(EnrichedSession enriched, PageText text, JsonGenerator out) throws IOException {
        Session session = enriched.session();
        FileReputation reputation = new FileReputation(enriched);
        int written = 0;
        out.writeStartArray();
        for (Download file : session.downloads()) {
            if (written == MAX_FILES || !text.hasRoom()) {
                break;
            }
            written++;
            String kind = file.failed() ? "failed download" : "download";
            file(kind, file.url(), file.sha256(), file.destination(), reputation, text, out);
        }
        for (Upload file : session.uploads()) {
            if (written == MAX_FILES || !text.hasRoom()) {
                break;
            }
            written++;
            file("upload", file.url(), file.sha256(), file.filename(), reputation, text, out);
        }
        out.writeEndArray();
        out.writeNumber(ListTotals.files(session) - written);
        out.writeNumber(Rank.files(session));
    }

    private static void file(
            String kind,
            @Nullable String url,
            @Nullable String sha256,
            @Nullable String target,
            FileReputation reputation,
            PageText text,
            JsonGenerator out)
            throws IOException {
        out.writeStartArray();
        out.writeString(kind);
        text.log(url);
        text.undefanged(sha256);
        text.log(target);
        String known = reputation.text(sha256, PageText.LIST);
        out.writeString(known.isEmpty() ? null : known);
        out.writeEndArray();
    }

    private static void hosts(Session session, PageText text, JsonGenerator out) throws IOException {
        out.writeStartArray();
        List<@Nullable String> hosts = session.downloads().stream()
                .<@Nullable String>map(Download::host)
                .filter(host -> host != null)
                .distinct()
                .limit(MAX_FILES)
                .toList();
        for (String host : hosts) {
            text.undefanged(host);
        }
        out.writeEndArray();
    }

    /** Milliseconds are enough for a reader. */
    private static void seconds(@Nullable Duration duration, JsonGenerator out) throws IOException {
        if (duration == null) {
            out.writeNumber(-1);
        } else {
            out.writeNumber(
                    TimeText.seconds(duration).setScale(3, RoundingMode.HALF_UP).stripTrailingZeros());
        }
    }
}
