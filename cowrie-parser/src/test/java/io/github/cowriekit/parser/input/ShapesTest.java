package io.github.cowriekit.parser.input;

import static io.github.cowriekit.parser.LogFolder.bytes;
import static io.github.cowriekit.parser.LogFolder.command;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cowriekit.model.event.CowrieEvent;
import io.github.cowriekit.model.event.command.CommandInput;
import io.github.cowriekit.parser.CowrieLog;
import io.github.cowriekit.parser.LogFolder;
import io.github.cowriekit.parser.LogText;
import io.github.cowriekit.parser.ParseProblem.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShapesTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    static final List<String> LINES = List.of(
            LogText.line("s1", "session.connect", 0, ""),
            LogText.line(
                    "s1",
                    "client.kex",
                    1,
                    "\"hassh\":\"h\",\"kexAlgs\":[\"a\",\"b\"],\"own\":{\"x\":[1,{\"y\":null}]}"),
            LogText.line("s1", "command.input", 2, "\"input\":\"echo \\\"}{[]\\\\\\\" '},{' \\n \\u00e9 \u00e9\""),
            LogText.line("s1", "command.input", 3, "\"input\":\"\""),
            LogText.line("s1", "session.closed", 4, "\"duration_ms\":4000"));

    @TempDir
    Path path;

    private static LogText text(String content) {
        return LogText.ofBytes(content.getBytes(StandardCharsets.UTF_8));
    }

    private static String pretty(String line) {
        try {
            JsonNode tree = JSON.readTree(line);
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(tree);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String pretty() {
        return LINES.stream().map(ShapesTest::pretty).collect(Collectors.joining("\n"));
    }

    @Test
    void readsTheSameEventsInEveryShape() {
        List<CowrieEvent> expected = LogText.of(LINES.toArray(String[]::new)).events();
        assertThat(expected).hasSize(LINES.size());
        List<String> prettyLines = LINES.stream().map(ShapesTest::pretty).toList();
        List<String> shapes = List.of(
                String.join("\r\n", LINES),
                "\n\n \t\n" + String.join("\n\r\n\n", LINES) + "\n\n",
                "\uFEFF" + String.join("\n", LINES),
                "\uFEFF[" + String.join(",", LINES) + "]",
                String.join("", LINES),
                String.join(" ", LINES) + "\n",
                "[" + String.join(",", LINES) + "]",
                "[" + String.join(",\n", LINES) + "]\n",
                "[\n" + String.join(",\n", LINES) + ",\n]\n",
                "[\n  " + String.join(",\n  ", LINES) + "\n]\n",
                "[\n" + String.join("\n,", LINES) + "\n]\n",
                "[" + LINES.get(0) + "]\n" + String.join("\n", LINES.subList(1, 5)),
                String.join(",\n", LINES) + ",\n",
                pretty(),
                pretty().replace("\n", "\r\n"),
                String.join("", prettyLines),
                String.join(",\n", prettyLines),
                "[\n" + String.join(",\n", prettyLines) + "\n]",
                "[\n" + String.join(",\n", prettyLines).replaceAll("(?m)^", "    ") + "\n]",
                String.join("\n", prettyLines).replaceAll("(?m)^ +", ""),
                LINES.get(0) + "\n" + prettyLines.get(1) + "\n" + String.join("\n", LINES.subList(2, 5)),
                String.join("\n", LINES)
                        .replace(":", ": ")
                        .replace("cowrie: ", "cowrie:")
                        .replaceAll("(\\d\\d): ", "$1:"));
        for (String shape : shapes) {
            LogText text = text(shape);
            assertThat(text.events())
                    .as(shape)
                    .usingRecursiveFieldByFieldElementComparator()
                    .isEqualTo(expected);
            assertThat(text.problems()).as(shape).isEmpty();
        }
    }

    @Test
    void saysWhereABadObjectIsAndKeepsItsNeighbours() {
        for (String bad : List.of(
                "{\"eventid\":oops}",
                "{\"eventid\":\"a\" \"b\"}",
                "{\"a\":\"unclosed}",
                "{\"a\":[1,2}",
                "{\"a\":1}}",
                "{\"a\":{\"b\":1}",
                "{\"a\":1,",
                "{\"a",
                "{",
                "nonsense")) {
            for (String shape : List.of(
                    command("a", 1) + "\n" + bad + "\n" + command("b", 2),
                    "[" + command("a", 1) + "," + bad + "," + command("b", 2) + "]",
                    "[\n" + command("a", 1) + ",\n" + bad + ",\n" + command("b", 2) + "\n]",
                    "[\n" + pretty(command("a", 1)) + ",\n" + bad + ",\n" + pretty(command("b", 2)) + "\n]",
                    command("a", 1) + bad + command("b", 2))) {
                LogText text = text(shape);
                assertThat(text.events())
                        .as(shape)
                        .extracting(CowrieEvent::session)
                        .contains("a");
                // without a brace, a comma or a line between them the next one cannot be told from text
                if (!shape.startsWith(command("a", 1) + bad) || bad.endsWith("}")) {
                    assertThat(text.events())
                            .as(shape)
                            .extracting(CowrieEvent::session)
                            .containsExactly("a", "b");
                }
                assertThat(text.problemKinds()).as(shape).isNotEmpty();
            }
        }
    }

    @Test
    void countsLinesAndBytesOfObjectsThatSpanLines() {
        LogText text =
                text("[\n" + pretty(command("a", 1)) + ",\n{\n  \"eventid\": 7\n},\n" + pretty(command("a", 2)) + "]");

        assertThat(text.events()).hasSize(2);
        int lines = pretty(command("a", 1)).split("\n").length;
        assertThat(text.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.kind()).isEqualTo(Kind.NOT_AN_EVENT);
            assertThat(problem.line()).isEqualTo(lines + 2);
            assertThat(problem.byteOffset())
                    .isEqualTo(2 + pretty(command("a", 1)).length() + 2);
        });
    }

    /** One line of so many bytes, made while it is read. */
    private static InputStream endless(String start, String between, long size) {
        return new InputStream() {
            private byte[] piece = start.getBytes(StandardCharsets.UTF_8);
            private int at;
            private int number;
            private long given;

            @Override
            public int read() {
                throw new UnsupportedOperationException();
            }

            @Override
            public int read(byte[] buffer, int offset, int length) {
                if (at == piece.length) {
                    if (given > size) {
                        return -1;
                    }
                    piece = (command("a", number++ % 80_000) + between).getBytes(StandardCharsets.UTF_8);
                    at = 0;
                }
                int count = Math.min(length, piece.length - at);
                System.arraycopy(piece, at, buffer, offset, count);
                at += count;
                given += count;
                return count;
            }
        };
    }

    @Test
    @Tag("slow")
    void streamsAnArrayOnOneLineThatIsLongerThanAnyLineMayBe() {
        for (String start : List.of("[", "")) {
            LogText problems = LogText.of("");
            try (var events = CowrieLog.from("huge", endless(start, start.isEmpty() ? " " : ",", 50_000_000))
                    .maxLineLength(70_000)
                    .keepDuplicates()
                    .onProblem(problems.problems()::add)
                    .events()) {
                assertThat(events.count()).isGreaterThan(200_000);
            }
            assertThat(problems.problems()).isEmpty();
        }
    }

    @Test
    void skipsAnObjectBeyondTheLimitInAnArray() {
        String huge = LogText.line("command.input", 2, "\"input\":\"" + "x".repeat(300_000) + "\"");
        for (String shape : List.of(
                "[" + command("a", 1) + "," + huge + "," + command("b", 3) + "]",
                command("a", 1) + "\n" + huge + "\n" + command("b", 3),
                command("a", 1) + "\n" + pretty(huge) + "\n" + command("b", 3))) {
            LogText text = text(shape);
            try (var events = text.log().maxLineLength(100_000).events()) {
                assertThat(events).extracting(CowrieEvent::session).containsExactly("a", "b");
            }
            assertThat(text.problemKinds()).containsExactly(Kind.LINE_TOO_LONG);
        }
    }

    @Test
    void readsTheEventBehindARunOfNulBytesInTheMiddleOfALine() {
        for (int run : new int[] {1, 100, 70_000, 540_597}) {
            LogText text = text(command("a", 1) + "\n" + command("a", 2).substring(0, 60) + "\0".repeat(run)
                    + command("b", 3) + "\n" + command("c", 4));

            assertThat(text.events())
                    .as("%d bytes", run)
                    .extracting(CowrieEvent::session)
                    .containsExactly("a", "b", "c");
            assertThat(text.problemKinds()).contains(Kind.INVALID_JSON);
        }
    }

    @Test
    void namesAFileOfOtherJsonOnce() throws IOException {
        LogFolder folder = new LogFolder(path);
        String other = "{\"name\": \"x\", \"counts\": [1, 2, 3]}";
        folder.write("a.json", bytes(("[" + (other + ",\n").repeat(500) + other + "]")));
        folder.write("b.json", bytes((other + "\n").repeat(5_000)));
        folder.write("c.json", bytes("[\n" + (pretty(other) + ",\n").repeat(50) + "{}]"));
        folder.write("d.json", bytes("not json at all\n".repeat(2_000)));

        assertThat(folder.commands()).isEmpty();
        assertThat(folder.problemKinds())
                .containsExactly(Kind.NOT_A_LOG, Kind.NOT_A_LOG, Kind.NOT_A_LOG, Kind.NOT_A_LOG);
    }

    @Test
    void tellsWhatStandsBeforeTheFirstEvent() {
        LogText text = text("noise\n".repeat(30) + command("a", 1));

        assertThat(text.events()).hasSize(1);
        assertThat(text.problemKinds()).hasSize(30).containsOnly(Kind.INVALID_JSON);
    }

    @Test
    @Tag("slow")
    void keepsTheNeighboursHoweverAnElementIsMutated() {
        Random random = new Random(5);
        for (int round = 0; round < 3_000; round++) {
            byte[] mutated = LINES.get(round % LINES.size()).getBytes(StandardCharsets.UTF_8);
            for (int i = random.nextInt(4); i >= 0; i--) {
                mutated[random.nextInt(mutated.length)] = (byte) random.nextInt(256);
            }
            String bad = new String(mutated, StandardCharsets.ISO_8859_1);
            boolean array = round % 2 == 0;
            String shape = array
                    ? "[" + command("a", 1) + "," + bad + "," + command("b", 3) + "]"
                    : "[\n" + command("a", 1) + ",\n" + bad + ",\n" + command("b", 3) + "\n]";
            LogText text = LogText.ofBytes(shape.getBytes(StandardCharsets.ISO_8859_1));

            assertThat(text.events())
                    .as("seed 5, round %d: %s", round, bad)
                    .extracting(CowrieEvent::session)
                    .contains("a", "b");
        }
    }

    @Test
    void keepsTheTextOfAPrettyCommand() {
        LogText text = text(pretty(LINES.get(2)));

        assertThat(((CommandInput) text.event()).input()).isEqualTo("echo \"}{[]\\\" '},{' \n \u00e9 \u00e9");
    }
}
