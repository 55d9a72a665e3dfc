package io.github.cowriekit.parser.input;

import static io.github.cowriekit.parser.LogText.line;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.github.cowriekit.model.Command;
import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.event.command.CommandInput;
import io.github.cowriekit.parser.CowrieLog;
import io.github.cowriekit.parser.LogParseException;
import io.github.cowriekit.parser.LogText;
import io.github.cowriekit.parser.ParseProblem;
import io.github.cowriekit.parser.ParseProblem.Kind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BadInputTest {
    @TempDir
    Path folder;

    private final List<ParseProblem> problems = new ArrayList<>();

    private static byte[] bytes(String... lines) {
        return (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] gzip(byte[]... members) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] member : members) {
            try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
                gzip.write(member);
            }
        }
        return out.toByteArray();
    }

    private static String command(String session, int second) {
        return line(session, "command.input", second, "\"input\":\"at " + second + "\"");
    }

    private void write(String name, byte[] content) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.write(file, content);
    }

    private CowrieLog log() {
        return CowrieLog.in(folder).onProblem(problems::add);
    }

    @Test
    void readsAFolderOfHorrorsAndNamesEveryProblem() throws IOException {
        byte[] noise = new byte[50_000];
        new Random(3).nextBytes(noise);
        byte[] damaged = gzip(bytes(command("gz", 1), command("gz", 2)), noise);
        write("a-binary.bin", noise);
        write("b-empty.json", new byte[0]);
        write("c-cut.json.gz", Arrays.copyOf(damaged, damaged.length - 20_000));
        write("d-long.json", bytes(line("command.input", 3, "\"input\":\"" + "x".repeat(1_000_000) + "\"")));
        write("e-nul.json", ("\0".repeat(100) + command("nul", 4) + "\0\n").getBytes(StandardCharsets.UTF_8));
        byte[] latin = bytes(line("command.input", 5, "\"input\":\"caf?\""));
        latin[new String(latin, StandardCharsets.US_ASCII).indexOf('?')] = (byte) 0xe9;
        write("f-latin.json", latin);
        write("g-broken.json", bytes(command("ok", 6), "{\"eventid\":\"cowr", "[1]", "{\"a\":1}", "7"));
        write("h.json.bz2", "BZh91AY&SY".getBytes(StandardCharsets.US_ASCII));
        write("i.json.zip", new byte[] {'P', 'K', 3, 4, 20, 0, 0, 0, 8, 0});

        List<Session> sessions;
        try (var stream = log().sessions()) {
            sessions = stream.toList();
        }

        assertThat(sessions)
                .flatExtracting(Session::commands)
                .extracting(Command::input)
                .contains("at 1", "at 2", "at 4", "caf\udce9", "at 6");
        assertThat(problems)
                .extracting(problem -> Path.of(problem.file()).getFileName().toString(), ParseProblem::kind)
                .contains(
                        tuple("a-binary.bin", Kind.NOT_A_LOG),
                        tuple("b-empty.json", Kind.EMPTY_FILE),
                        tuple("c-cut.json.gz", Kind.DAMAGED_ARCHIVE),
                        tuple("e-nul.json", Kind.NUL_BYTES),
                        tuple("f-latin.json", Kind.INVALID_UTF8),
                        tuple("g-broken.json", Kind.INVALID_JSON),
                        tuple("g-broken.json", Kind.NOT_AN_EVENT),
                        tuple("h.json.bz2", Kind.DAMAGED_ARCHIVE),
                        tuple("i.json.zip", Kind.UNSUPPORTED_COMPRESSION));
    }

    @Test
    void saysWhereAProblemIs() {
        LogText text = LogText.of(command("a", 1), "", "{\"eventid\": oops\u001b[31m}");
        text.events();

        ParseProblem problem = text.problems().get(0);
        assertThat(problem.file()).isEqualTo("test.json");
        assertThat(problem.line()).isEqualTo(3);
        assertThat(problem.byteOffset()).isEqualTo(command("a", 1).length() + 2);
        assertThat(problem.excerpt()).isEqualTo("{\"eventid\": oops\\x1b[31m}");
        assertThat(problem.toString()).startsWith("test.json:3 (byte ").doesNotContain("\u001b");
    }

    @Test
    void readsTheEventsBeforeTheBadPlaceOfALine() {
        LogText text = LogText.of(command("a", 1) + command("a", 2) + "{\"x", command("a", 3));

        assertThat(text.events()).hasSize(3);
        assertThat(text.problemKinds()).containsExactly(Kind.INVALID_JSON);
    }

    @Test
    void readsSeveralEventsOnALineAndAnArray() {
        LogText text = LogText.of(
                command("a", 1) + " " + command("a", 2),
                "[" + command("a", 3) + "," + command("a", 4) + "]\r",
                "\r",
                "[]");

        assertThat(text.events()).hasSize(4);
        assertThat(text.problems()).isEmpty();
    }

    @Test
    void readsAByteOrderMarkAndTheLastLineWithoutLineFeed() {
        LogText text = LogText.ofBytes(
                ("\uFEFF" + command("a", 1) + "\r\n" + command("a", 2)).getBytes(StandardCharsets.UTF_8));

        assertThat(text.events()).hasSize(2);
        assertThat(text.problems()).isEmpty();
    }

    @Test
    void reportsACutLastLine() {
        LogText text = LogText.ofBytes(
                (command("a", 1) + "\n" + command("a", 2).substring(0, 50)).getBytes(StandardCharsets.UTF_8));

        assertThat(text.events()).hasSize(1);
        assertThat(text.problemKinds()).containsExactly(Kind.INVALID_JSON);
        assertThat(text.problems().get(0).line()).isEqualTo(2);
    }

    @Test
    void reportsALineBeyondTheLimitAndReadsOn() {
        LogText text =
                LogText.of(line("command.input", 1, "\"input\":\"" + "x".repeat(200_000) + "\""), command("a", 2));
        try (var events = text.log().maxLineLength(100_000).events()) {
            assertThat(events).hasSize(1);
        }
        assertThat(text.problemKinds()).containsExactly(Kind.LINE_TOO_LONG);
    }

    @Test
    void survivesDeepNesting() {
        LogText text =
                LogText.of("{\"eventid\":\"x\",\"a\":" + "[".repeat(5_000) + "]".repeat(5_000) + "}", command("a", 1));

        assertThat(text.events()).hasSize(1);
        assertThat(text.problemKinds()).containsExactly(Kind.INVALID_JSON);
    }

    @Test
    void keepsLoneSurrogatesAndEncodedSurrogatesApart() {
        LogText escaped = LogText.of(line("command.input", 1, "\"input\":\"\\udce9\""));
        assertThat(((CommandInput) escaped.event()).input()).isEqualTo("\udce9");
        assertThat(escaped.problems()).isEmpty();

        byte[] raw = bytes(line("command.input", 1, "\"input\":\"???\""));
        int at = new String(raw, StandardCharsets.US_ASCII).indexOf("???");
        raw[at] = (byte) 0xed;
        raw[at + 1] = (byte) 0xa0;
        raw[at + 2] = (byte) 0x80;
        LogText text = LogText.ofBytes(raw);
        assertThat(((CommandInput) text.event()).input()).isEqualTo("\udced\udca0\udc80");
        assertThat(text.problemKinds()).containsExactly(Kind.INVALID_UTF8);
    }

    @Test
    void throwsTheFirstProblemWhenStrict() {
        LogText text = LogText.of(command("a", 1), "nonsense", command("a", 2));
        try (var events = text.log().strict().events()) {
            assertThatThrownBy(events::toList)
                    .isInstanceOf(LogParseException.class)
                    .hasMessageContaining("test.json:2");
        }
        assertThat(text.problems()).hasSize(1);
    }

    @Test
    void readsTheSameEventsHoweverALineIsMutated() {
        // whatever happens to one line, its neighbours are read and nothing is thrown
        String line = line("command.input", 2, "\"input\":\"a\\u0041\",\"n\":[1.5,{\"x\":null}]");
        Random random = new Random(11);
        for (int i = 0; i < 3_000; i++) {
            byte[] mutated = line.getBytes(StandardCharsets.UTF_8);
            for (int j = random.nextInt(4); j >= 0; j--) {
                int value = random.nextInt(256);
                mutated[random.nextInt(mutated.length)] = (byte) (value == '\n' ? ' ' : value);
            }
            byte[] before = bytes(command("a", 1));
            byte[] after = bytes("", command("b", 3));
            byte[] all = new byte[before.length + mutated.length + after.length];
            System.arraycopy(before, 0, all, 0, before.length);
            System.arraycopy(mutated, 0, all, before.length, mutated.length);
            System.arraycopy(after, 0, all, before.length + mutated.length, after.length);
            LogText text = LogText.ofBytes(all);
            assertThat(text.events())
                    .as("seed 11, round %d", i)
                    .extracting("session")
                    .contains("a", "b");
        }
    }

    @Test
    void namesABadLineOnceWhateverIsWrongWithIt() {
        LogText text = LogText.ofBytes(new byte[] {'x', 0, (byte) 0xe9, '\n', 0, 0, '\n'});
        text.events();

        assertThat(text.problemKinds()).containsExactly(Kind.INVALID_JSON, Kind.NUL_BYTES);
    }
}
