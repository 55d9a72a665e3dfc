package io.github.cowriekit.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.cowriekit.model.Client;
import io.github.cowriekit.model.Command;
import io.github.cowriekit.model.Download;
import io.github.cowriekit.model.Endpoint;
import io.github.cowriekit.model.FileOrigin;
import io.github.cowriekit.model.Login;
import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.SessionEnd;
import io.github.cowriekit.model.SessionRecord;
import io.github.cowriekit.model.intel.EnrichedSession;
import io.github.cowriekit.report.ReportFormat;
import io.github.cowriekit.report.Reports;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a program that writes reports expects of every format; authors extend it and say how theirs is made.
 *
 * <p>Needs {@code cowrie-report}, JUnit Jupiter and AssertJ on the class path.
 *
 * <pre>{@code
 * final class MyFormatContractTest extends ReportFormatContractTest {
 *     @Override
 *     protected ReportFormat format() {
 *         return new MyFormat();
 *     }
 * }
 * }</pre>
 *
 * @since 0.1.0
 */
@Timeout(120)
public abstract class ReportFormatContractTest {
    /** What attackers put into every place they can, and how a report must not show it. */
    private static final List<String> HOSTILE = List.of(
            "\u001b]0;owned\u0007\u001b[2J\u001b[31mred",
            "\u009b31m\u0085next",
            "a\r\nb\tc\u0000d",
            "\u202egnp.exe\u2066\u200b",
            "half a pair \ud800 and \udc00",
            "</script><script>alert(1)</script>",
            "=HYPERLINK(\"http://evil.example/\",\"click\")",
            "\"quotes\", 'more', `ticks` | pipes \\ and {braces}",
            "x".repeat(100_000));

    @TempDir
    private Path folder;

    /** Creates it; JUnit makes one for each test. */
    protected ReportFormatContractTest() {}

    /** Returns the format that is tested. */
    protected abstract ReportFormat format();

    /** Returns whether the format is registered for the service loader, so that it is found by its name: true. */
    protected boolean isRegistered() {
        return true;
    }

    /** A format has a stable lower-case name, a media type without parameters and the end of a file name without a dot. */
    @Test
    public void namesItself() {
        ReportFormat format = format();

        assertThat(format.name()).matches("[a-z][a-z0-9-]*");
        assertThat(format.mediaType()).matches("[a-z]+/[a-z0-9.+-]+");
        assertThat(format.extension()).matches("[a-z0-9]+(\\.[a-z0-9]+)*");
        assertThat(format().name()).isEqualTo(format.name());
    }

    /** A registered format is found by its name. */
    @Test
    public void isFoundByItsName() {
        if (isRegistered()) {
            assertThat(Reports.format(format().name()))
                    .as(
                            "the format of the name, which META-INF/services/%s or module-info.java registers",
                            ReportFormat.class.getName())
                    .isInstanceOf(format().getClass());
        }
    }

    /** The same sessions give the same bytes, whatever the locale and the time zone of the machine. */
    @Test
    public void writesTheSameBytesEverywhere() {
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        byte[] usual = write(sessions(3).stream());
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kathmandu"));
            assertThat(write(sessions(3).stream())).isEqualTo(usual);
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }

    /** A session as it was read is written as one that nobody was asked about. */
    @Test
    public void takesSessionsAsTheyWereRead() {
        byte[] withoutAnswers = write(sessions(3).stream());

        assertThat(write(sessions(3).stream().map(EnrichedSession::session))).isEqualTo(withoutAnswers);
    }

    /** No session at all is a report, too. */
    @Test
    public void writesNoSessions() {
        assertThat(write(Stream.empty())).isNotNull();
    }

    /**
     * Whatever attackers wrote, a report is UTF-8, and holds no control character but tab and line ends and nothing that turns
     * the direction of text around, so that a terminal that shows it does nothing else.
     */
    @Test
    public void neutralisesWhatAttackersWrite() {
        for (String hostile : HOSTILE) {
            String report = text(write(Stream.of(session("hostile", hostile))));
            assertThat(report.codePoints().filter(c -> !isHarmless(c)).mapToObj("U+%04X"::formatted))
                    .as("characters in the report of a session that holds %.60s", hostile)
                    .isEmpty();
        }
    }

    /** The output is flushed and stays open, and the stream of sessions stays with whoever opened it. */
    @Test
    public void leavesOutputAndStreamOpen() {
        List<String> closed = new ArrayList<>();
        OutputStream out = new ByteArrayOutputStream() {
            @Override
            public void close() {
                closed.add("output");
            }
        };
        try (Stream<EnrichedSession> sessions = sessions(2).stream().onClose(() -> closed.add("sessions"))) {
            format().write(sessions, out);
            assertThat(closed).isEmpty();
        }
        assertThat(out.toString()).isNotEmpty();
    }

    /** An output that fails is an {@link UncheckedIOException}, and no half report that looks like a whole one. */
    @Test
    public void saysThatTheOutputFailed() {
        OutputStream full = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("no space left");
            }
        };

        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> format().write(sessions(2).stream(), full))
                .havingRootCause()
                .withMessage("no space left");
    }

    /** Files are written whole, in the folder that was asked for, and replace those of the run before. */
    @Test
    public void writesFiles() throws IOException {
        Path reports = folder.resolve("made/if/need/be");

        List<Path> first = format().writeFiles(sessions(2).stream(), reports);
        List<Path> second = format().writeFiles(sessions(3).stream(), reports);

        assertThat(first)
                .isNotEmpty()
                .isEqualTo(second)
                .allSatisfy(file -> assertThat(file).startsWith(reports).isRegularFile());
        try (Stream<Path> files = Files.walk(reports).filter(Files::isRegularFile)) {
            assertThat(files).containsExactlyInAnyOrderElementsOf(first);
        }
    }

    private byte[] write(Stream<? extends SessionRecord> sessions) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        format().write(sessions, out);
        return out.toByteArray();
    }

    private static String text(byte[] report) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(report))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new AssertionError("the report is no UTF-8", e);
        }
    }

    private static boolean isHarmless(int c) {
        if (c == '\n' || c == '\r' || c == '\t') {
            return true;
        }
        int type = Character.getType(c);
        return type != Character.CONTROL && type != Character.FORMAT && type != Character.SURROGATE;
    }

    private static List<EnrichedSession> sessions(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> session("%08x".formatted(i), "uname -a"))
                .toList();
    }

    /** A session that has a text in every place that its visitor fills. */
    private static EnrichedSession session(String id, String text) {
        Instant at = Instant.parse("2026-01-15T12:00:00.123456Z");
        return EnrichedSession.of(Session.builder(id, SessionEnd.CLOSED)
                .sensor("sensor-1")
                .source(new Endpoint("198.51.100.7", 40_123))
                .startedAt(at)
                .client(new Client(text, null, null, List.of()))
                .logins(List.of(new Login(at.plusSeconds(1), text, text, null, true)))
                .commands(List.of(new Command(at.plusSeconds(2), text, false, null)))
                .downloads(List.of(new Download(
                        at.plusSeconds(3),
                        "http://192.0.2.1/" + text,
                        "192.0.2.1",
                        "ab".repeat(32),
                        null,
                        text,
                        FileOrigin.URL,
                        null,
                        false,
                        false,
                        null)))
                .build());
    }
}
