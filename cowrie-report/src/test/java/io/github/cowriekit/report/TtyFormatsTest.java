package io.github.cowriekit.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cowriekit.model.TerminalSize;
import io.github.cowriekit.model.tty.TtyRecord;
import io.github.cowriekit.model.tty.TtyRecord.Kind;
import io.github.cowriekit.report.fixtures.ExportFixtures;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TtyFormatsTest {
    private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");

    private static TtyRecord record(long milliseconds, Kind kind, String text) {
        return record(milliseconds, kind, text.getBytes(StandardCharsets.UTF_8));
    }

    private static TtyRecord record(long milliseconds, Kind kind, byte[] data) {
        return new TtyRecord(START.plusMillis(milliseconds), kind, ByteBuffer.wrap(data));
    }

    private static List<TtyRecord> typed() {
        return List.of(
                record(0, Kind.OPEN, ""),
                record(100, Kind.OUTPUT, "root@web:~# "),
                record(2_292, Kind.INPUT, "i"),
                record(2_300, Kind.OUTPUT, "i"),
                record(2_500, Kind.INPUT, "x"),
                record(2_501, Kind.OUTPUT, "x"),
                record(2_900, Kind.INPUT, "\u007f"),
                record(2_901, Kind.OUTPUT, "\b\u001b[K"),
                record(3_200, Kind.INPUT, "d\r"),
                record(3_210, Kind.OUTPUT, "d\r\nuid=0(\u001b[1;31mroot\u001b[0m)\r\n"),
                record(9_000, Kind.CLOSE, ""));
    }

    private static String write(TtyFormat format, List<TtyRecord> records) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        format.write(records.stream(), out);
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void returnsTheCursorWhereTheRecordingHasALineFeedAlone() {
        List<TtyRecord> records = List.of(
                record(0, Kind.OUTPUT, "a\nb\r"),
                record(1_000, Kind.OUTPUT, "\nc\n\n"),
                record(2_000, Kind.OUTPUT, "\nd"));
        assertThat(write(Reports.asciicast(), records)).endsWith("""
                        [0.000000,"o","a\\r\\nb\\r"]
                        [1.000000,"o","\\nc\\r\\n\\r\\n"]
                        [2.000000,"o","\\r\\nd"]
                        """);
    }

    @Test
    void writesAnAsciicast() {
        assertThat(write(Reports.asciicast().terminal(new TerminalSize(120, 40)).title("a\u0000b"), typed()))
                .isEqualTo("""
                        {"version":2,"width":120,"height":40,"timestamp":1772359200,"title":"a\\uFFFDb"}
                        [0.100000,"o","root@web:~# "]
                        [2.292000,"i","i"]
                        [2.300000,"o","i"]
                        [2.500000,"i","x"]
                        [2.501000,"o","x"]
                        [2.900000,"i","\\u007F"]
                        [2.901000,"o","\\b\\u001B[K"]
                        [3.200000,"i","d\\r"]
                        [3.210000,"o","d\\r\\nuid=0(\\u001B[1;31mroot\\u001B[0m)\\r\\n"]
                        [9.000000,"m","closed"]
                        """);
    }

    @Test
    void writesATranscriptWithTimes() {
        assertThat(write(Reports.timedText(), typed())).isEqualTo("""
                2026-03-01T10:00:00.000000Z
                    0.100    +3.110  root@web:~# id
                    3.210            uid=0(root)
                    9.000            closed
                """);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u001b]0;title\u0007",
                "\u001b]52;c;ZXZpbA==\u001b\\",
                "\u001bP+q544e\u001b\\",
                "\u001b[c",
                "\u001b[6n",
                "\u001b[21t",
                "\u001b[?1049h",
                "\u001b[?1000h",
                "\u001b[>c",
                "\u009d0;title\u009c",
                "\u009b6n",
                "\u001b_app\u001b\\",
                "\u001b^pm\u001b\\",
                "\u001bc",
                "\u001b(0",
                "\u0007",
                "\u0005",
                "\u000e",
                "\u202e",
                "\u200b",
                "\u2028",
                "\u001b[1;1;1;1;1;1;1;1;1;1;1;1;1;1m"
            })
    void leavesOutWhatATerminalActsUpon(String sequence) {
        List<TtyRecord> whole = List.of(record(0, Kind.OUTPUT, "a" + sequence + "b\n"));
        List<TtyRecord> split = ("a" + sequence + "b\n")
                .codePoints()
                .mapToObj(c -> record(0, Kind.OUTPUT, Character.toString(c)))
                .toList();

        assertThat(write(Reports.asciicast(), whole)).endsWith("[0.000000,\"o\",\"ab\\r\\n\"]\n");
        assertThat(write(Reports.timedText(), whole)).endsWith("  ab\n");
        assertThat(write(Reports.timedText(), split)).endsWith("  ab\n");
    }

    @Test
    void hidesNothingBehindAStringThatNeverEnds() {
        assertThat(write(Reports.timedText(), List.of(record(0, Kind.OUTPUT, "a\u001b]0;never\r\nrm -rf /\r\n"))))
                .endsWith("  a\n    0.000            rm -rf /\n");
    }

    @Test
    void decodesCharactersThatComeInPieces() {
        byte[] bytes = "é😀".getBytes(StandardCharsets.UTF_8);
        List<TtyRecord> pieces = IntStream.range(0, bytes.length)
                .mapToObj(i -> record(0, Kind.OUTPUT, new byte[] {bytes[i]}))
                .toList();
        assertThat(write(Reports.timedText(), pieces)).endsWith("  é😀\n");
        assertThat(write(Reports.timedText(), List.of(record(0, Kind.OUTPUT, new byte[] {'a', (byte) 0xff, 'b'}))))
                .endsWith("  a\ufffdb\n");
    }

    @Test
    void neverGoesBackInTime() {
        assertThat(write(
                        Reports.asciicast(),
                        List.of(
                                record(5_000, Kind.OUTPUT, "a"),
                                record(7_000, Kind.OUTPUT, "b"),
                                record(1_000, Kind.OUTPUT, "c"))))
                .endsWith("[0.000000,\"o\",\"a\"]\n[2.000000,\"o\",\"b\"]\n[2.000000,\"o\",\"c\"]\n");
    }

    @Test
    void tellsTheCommandOfAnExecChannel() {
        List<TtyRecord> exec = List.of(record(0, Kind.EXEC, "curl http://192.0.2.1/x\u001b[2J"));
        assertThat(write(Reports.asciicast(), exec))
                .endsWith("[0.000000,\"m\",\"exec: curl http://192.0.2.1/x\\u001B[2J\"]\n");
        assertThat(write(Reports.timedText(), exec)).endsWith("exec: $'curl http[://]192[.]0[.]2[.]1/x\\x1b[2J'\n");
    }

    @Test
    @Tag("slow")
    void countsWhatIsTooMuch() {
        Stream<TtyRecord> records = IntStream.range(0, 200_003).mapToObj(i -> record(i, Kind.OUTPUT, "line\n"));
        ByteArrayOutputStream cast = new ByteArrayOutputStream();
        Reports.asciicast().write(records, cast);
        assertThat(cast.toString(StandardCharsets.UTF_8)).endsWith("\"m\",\"3 more events left out\"]\n");

        assertThat(write(Reports.timedText(), List.of(record(0, Kind.OUTPUT, "\n".repeat(100_005)))))
                .endsWith("… and 6 more lines\n");
    }

    @Test
    void foldsLinesThatAreTooLong() {
        String text = write(Reports.timedText(), List.of(record(0, Kind.OUTPUT, "x".repeat(2_500))));
        assertThat(text.lines()
                        .skip(1)
                        .map(String::strip)
                        .map(line -> line.replaceAll(".* ", "").length()))
                .containsExactly(1_000, 1_000, 500);
    }

    @Test
    void foldsLinesWhoseLimitIsWithinACharacter() {
        String line = "x".repeat(999) + "😀" + "y".repeat(2_500);
        String text = write(Reports.timedText(), List.of(record(0, Kind.OUTPUT, line)));
        assertThat(text.lines()
                        .skip(1)
                        .map(String::strip)
                        .map(shown -> shown.replaceAll(".* ", "").length()))
                .containsExactly(1_001, 1_000, 1_000, 500);
        assertThat(text).contains("x😀\n");
    }

    @Test
    void writesAHeaderForAnEmptyRecording() throws IOException {
        JsonNode header = ExportFixtures.MAPPER.readTree(
                write(Reports.asciicast().terminal(new TerminalSize(-1, 1_000_000)), List.of()));
        assertThat(header.get("version").asInt()).isEqualTo(2);
        assertThat(header.get("width").asInt()).isEqualTo(1);
        assertThat(header.get("height").asInt()).isEqualTo(1_000);
        assertThat(write(Reports.asciicast().terminal(null), List.of()))
                .isEqualTo("{\"version\":2,\"width\":80,\"height\":24}\n");
        assertThat(write(Reports.timedText(), List.of())).isEmpty();
    }

    @Test
    void saysThatTheOutputFailed() {
        OutputStream broken = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("disk full");
            }
        };
        for (TtyFormat format : List.of(Reports.asciicast(), Reports.timedText())) {
            assertThatThrownBy(() -> format.write(typed().stream(), broken))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasRootCauseMessage("disk full");
        }
    }
}
