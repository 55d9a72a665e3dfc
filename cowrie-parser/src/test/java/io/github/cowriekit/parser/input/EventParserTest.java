package io.github.cowriekit.parser.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.event.CowrieEvent;
import io.github.cowriekit.model.event.LoginAttempt;
import io.github.cowriekit.parser.CowrieLog;
import io.github.cowriekit.parser.EventParser;
import io.github.cowriekit.parser.LogText;
import io.github.cowriekit.parser.ParseProblem;
import io.github.cowriekit.parser.ParseProblem.Kind;
import io.github.cowriekit.parser.ParsedLine;
import io.github.cowriekit.parser.RecordedLogs;
import io.github.cowriekit.parser.SessionAssembler;
import io.github.cowriekit.parser.SessionLimits;
import io.github.cowriekit.parser.internal.json.Mutations;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventParserTest {
    private static final String LOGIN =
            LogText.line("login.failed", 3, "\"username\":\"root\",\"password\":\"caf\u00e9\"");

    private final EventParser parser = EventParser.create();

    /** Plain logs: lines of them are the lines of {@code CowrieLog}. */
    static Stream<Path> logs() {
        return Stream.concat(RecordedLogs.roots(), Stream.of(Path.of("..", "examples", "sample-logs")))
                .flatMap(EventParserTest::plainLogs);
    }

    private static Stream<Path> plainLogs(Path root) {
        try (var files = Files.walk(root)) {
            return files
                    .filter(file -> file.getFileName().toString().matches("cowrie\\.json.*"))
                    .filter(file -> !file.toString().matches(".*\\.(gz|bz2|xz|zst)"))
                    .sorted()
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("logs")
    void readsTheEventsOfEachLineOfALog(Path log) throws IOException {
        List<CowrieEvent> ofLines = new ArrayList<>();
        for (byte[] line : lines(Files.readAllBytes(log))) {
            ofLines.addAll(parser.parse(line).events());
        }

        assertThat(ofLines).isNotEmpty().isEqualTo(events(Files.readAllBytes(log)));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void readsDamagedLinesAsALogWithNothingElseInIt(long seed) {
        Mutations mutations = new Mutations(Mutations.fixtures(), seed);
        for (int i = 0; i < 1_000; i++) {
            byte[] line = mutations.next();
            // an intact line before and behind it, so that no half waits for another one
            byte[] log = concat(LOGIN + "\n", line, "\n" + LOGIN + "\n");
            List<CowrieEvent> expected = events(log);

            List<CowrieEvent> ofLines = new ArrayList<>(parser.parse(LOGIN).events());
            ofLines.addAll(parser.parse(line).events());
            ofLines.addAll(parser.parse(LOGIN).events());

            assertThat(ofLines).as(new String(line, StandardCharsets.UTF_8)).isEqualTo(expected);
        }
    }

    @Test
    void readsAPartOfAnArrayAndLeavesItAsItIs() {
        byte[] around = concat("xx", LOGIN.getBytes(StandardCharsets.UTF_8), "\r\nyy");
        byte[] before = around.clone();

        ParsedLine line = parser.parse(around, 2, around.length - 4);

        assertThat(line.problems()).isEmpty();
        assertThat(line.findEvent()).containsInstanceOf(LoginAttempt.class);
        assertThat(((LoginAttempt) line.events().get(0)).password()).isEqualTo("caf\u00e9");
        assertThat(around).isEqualTo(before);
        assertThatThrownBy(() -> parser.parse(around, 2, around.length)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void keepsEventsWhenTheArrayIsUsedAgain() {
        byte[] buffer = LOGIN.getBytes(StandardCharsets.UTF_8);
        CowrieEvent event = parser.parse(buffer).events().get(0);
        Arrays.fill(buffer, (byte) 'x');
        parser.parse(LogText.line("s2", "command.input", 4, "\"input\":\"id\""));

        assertThat(event).isEqualTo(EventParser.create().parse(LOGIN).events().get(0));
    }

    @Test
    void readsEveryEventOfALineWithSeveral() {
        String connect = LogText.line("session.connect", 1, "");

        assertThat(parser.parse("[" + connect + "," + LOGIN + "]").events()).hasSize(2);
        assertThat(parser.parse(connect + "\n" + LOGIN + "\n").events()).hasSize(2);
        assertThat(parser.parse(connect + "{oh no}" + LOGIN).events()).hasSize(2);
        assertThat(parser.parse("pot-1 | " + connect).events()).hasSize(1);
        assertThat(parser.parse("pot-1 | " + connect).problems())
                .extracting(ParseProblem::kind)
                .containsExactly(Kind.ENVELOPE);
    }

    @Test
    void saysWhatIsWrongWithALine() {
        assertThat(parser.parse("").events()).isEmpty();
        assertThat(parser.parse(" \n").problems()).isEmpty();
        assertThat(parser.parse("").findEvent()).isEmpty();
        assertThat(parser.parse("{\"eventid\":\"cowrie.login").problems())
                .extracting(ParseProblem::kind, ParseProblem::file, ParseProblem::line)
                .containsExactly(tuple(Kind.INVALID_JSON, "line", 1L));
        assertThat(parser.parse("{\"a\":1}").problems())
                .extracting(ParseProblem::kind)
                .containsExactly(Kind.NOT_AN_EVENT);
        assertThat(parser.parse("nothing").problems()).hasSize(1);
        assertThat(parser.parse("x".repeat((16 << 20) + 1)).problems())
                .extracting(ParseProblem::kind)
                .containsExactly(Kind.LINE_TOO_LONG);
    }

    @Test
    void saysOfOneLineNoMoreThanAThousandTimesWhatIsWrong() {
        ParsedLine line = parser.parse(LOGIN + "1 ".repeat(5_000) + LOGIN + " 1 {}oh no}");

        assertThat(line.events()).hasSize(2);
        assertThat(line.problems()).hasSize(1_002);
        assertThat(line.problems().subList(1_000, 1_002))
                .extracting(ParseProblem::kind)
                .containsExactly(Kind.NOT_AN_EVENT, Kind.INVALID_JSON);
    }

    @ParameterizedTest
    @MethodSource("logs")
    void givesAnAssemblerTheSessionsOfTheEvents(Path log) throws IOException {
        SessionAssembler ofLines = SessionAssembler.create();
        SessionAssembler ofEvents = SessionAssembler.create();
        List<Session> byLine = new ArrayList<>();
        List<Session> byEvent = new ArrayList<>();
        for (byte[] line : lines(Files.readAllBytes(log))) {
            ParsedLine parsed = parser.parse(line);
            assertThat(ofLines.add(line, 0, line.length, byLine::add)).isEqualTo(parsed.problems());
            parsed.events().forEach(event -> ofEvents.add(event, byEvent::add));
        }
        assertThat(ofLines.heldBytes()).isPositive();
        ofLines.finish(byLine::add);
        ofEvents.finish(byEvent::add);

        assertThat(byLine).isNotEmpty().isEqualTo(byEvent);
    }

    @Test
    void givesValuesThatNobodyCanChange() {
        CowrieEvent event = parser.parse(LogText.line("oh.new", 1, "\"list\":[1],\"map\":{\"a\":{\"b\":1}}"))
                .events()
                .get(0);

        assertThat(event.attributes().values()).hasSize(2).allSatisfy(EventParserTest::assertUnmodifiable);
    }

    private static void assertUnmodifiable(Object value) {
        if (value instanceof List<?> list) {
            assertThatThrownBy(list::clear).isInstanceOf(UnsupportedOperationException.class);
        } else if (value instanceof Map<?, ?> map) {
            assertThatThrownBy(map::clear).isInstanceOf(UnsupportedOperationException.class);
            map.values().forEach(EventParserTest::assertUnmodifiable);
        }
    }

    @Test
    void keepsNoLongLine() {
        byte[] line = new byte[8 << 20];
        Arrays.fill(line, (byte) ' ');
        long before = usedBytes();
        List<EventParser> parsers = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            EventParser one = EventParser.create();
            one.parse(line);
            one.parse(LOGIN);
            parsers.add(one);
        }

        assertThat(usedBytes() - before).isLessThan(64 << 20);
        assertThat(parsers).hasSize(16);
    }

    private static long usedBytes() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    @Test
    void goesOnWithLinesAfterASnapshot() {
        SessionAssembler assembler = SessionAssembler.create();
        List<Session> finished = new ArrayList<>();
        add(assembler, LogText.line("session.connect", 1, ""), finished);
        add(assembler, "{\"torn\":" + LOGIN, finished);
        SessionAssembler other = SessionAssembler.restore(SessionLimits.standard(), assembler.snapshot());
        add(other, LOGIN, finished);
        add(other, LogText.line("session.closed", 4, "\"duration\":3"), finished);
        other.finish(finished::add);

        assertThat(finished).hasSize(1);
        assertThat(finished.get(0).logins()).hasSize(2);
    }

    @Test
    void countsWhatALongVersionOfAClientHolds() {
        SessionAssembler assembler = SessionAssembler.create();
        add(assembler, LogText.line("session.connect", 1, "\"dst_ip\":\"192.0.2.1\""), new ArrayList<>());
        long before = assembler.heldBytes();
        String version = "\"version\":\"SSH-2.0-" + "x".repeat(20_000) + "\"";
        add(assembler, LogText.line("client.version", 1, version), new ArrayList<>());

        assertThat(assembler.heldBytes() - before).isGreaterThan(20_000);
    }

    private static void add(SessionAssembler assembler, String line, List<Session> finished) {
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
        assembler.add(bytes, 0, bytes.length, finished::add);
    }

    private static List<CowrieEvent> events(byte[] log) {
        try (var events = CowrieLog.from("log", new ByteArrayInputStream(log))
                .keepDuplicates()
                .onProblem(problem -> {})
                .events()) {
            return events.toList();
        }
    }

    private static List<byte[]> lines(byte[] log) {
        List<byte[]> lines = new ArrayList<>();
        int from = 0;
        for (int i = 0; i < log.length; i++) {
            if (log[i] == '\n') {
                lines.add(Arrays.copyOfRange(log, from, i + 1));
                from = i + 1;
            }
        }
        lines.add(Arrays.copyOfRange(log, from, log.length));
        return lines;
    }

    private static byte[] concat(String head, byte[] line, String tail) {
        byte[] before = head.getBytes(StandardCharsets.UTF_8);
        byte[] behind = tail.getBytes(StandardCharsets.UTF_8);
        byte[] all = Arrays.copyOf(before, before.length + line.length + behind.length);
        System.arraycopy(line, 0, all, before.length, line.length);
        System.arraycopy(behind, 0, all, before.length + line.length, behind.length);
        return all;
    }
}
