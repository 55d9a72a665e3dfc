package io.github.cowriekit.parser.tty;

import static io.github.cowriekit.parser.tty.TtyBytes.START;
import static io.github.cowriekit.parser.tty.TtyBytes.opened;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.cowriekit.model.tty.KeyStroke;
import io.github.cowriekit.model.tty.KeyStroke.Kind;
import io.github.cowriekit.model.tty.TypedLine;
import io.github.cowriekit.model.tty.TypedLine.Edit;
import io.github.cowriekit.model.tty.TypedLine.End;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class TtyKeysTest {
    private static List<KeyStroke> strokes(TtyBytes bytes) {
        return bytes.read().keyStrokes();
    }

    private static List<TypedLine> lines(TtyBytes bytes) {
        return bytes.read().lines();
    }

    private static List<String> run(TtyBytes bytes) {
        return lines(bytes).stream().map(TypedLine::run).toList();
    }

    @Nested
    class KeyStrokes {
        static Stream<Arguments> keys() {
            return Stream.of(
                    arguments("\r", Kind.ENTER),
                    arguments("\n", Kind.ENTER),
                    arguments("\t", Kind.TAB),
                    arguments("\u007f", Kind.BACKSPACE),
                    arguments("\b", Kind.BACKSPACE),
                    arguments("\u0003", Kind.INTERRUPT),
                    arguments("\u0004", Kind.END_OF_INPUT),
                    arguments("\u0015", Kind.KILL_LINE),
                    arguments("\u000b", Kind.KILL_TO_END),
                    arguments("\u0017", Kind.KILL_WORD),
                    arguments("\u000c", Kind.CLEAR),
                    arguments("\u0012", Kind.SEARCH),
                    arguments("\u0001", Kind.HOME),
                    arguments("\u0005", Kind.END),
                    arguments("\u0002", Kind.LEFT),
                    arguments("\u0006", Kind.RIGHT),
                    arguments("\u0010", Kind.UP),
                    arguments("\u000e", Kind.DOWN),
                    arguments("\u001b[A", Kind.UP),
                    arguments("\u001b[B", Kind.DOWN),
                    arguments("\u001b[C", Kind.RIGHT),
                    arguments("\u001b[D", Kind.LEFT),
                    arguments("\u001bOA", Kind.UP),
                    arguments("\u001b[H", Kind.HOME),
                    arguments("\u001b[4~", Kind.END),
                    arguments("\u001b[3~", Kind.DELETE),
                    arguments("\u001b[5~", Kind.ESCAPE),
                    arguments("\u001b[200~", Kind.ESCAPE),
                    arguments("\u001b[1;5D", Kind.ESCAPE),
                    arguments("\u001bOP", Kind.ESCAPE),
                    arguments("\u001b", Kind.ESCAPE),
                    arguments("\u0000", Kind.CONTROL),
                    arguments("\u001a", Kind.CONTROL),
                    arguments("a", Kind.TEXT),
                    arguments(" ", Kind.TEXT));
        }

        @ParameterizedTest
        @MethodSource("keys")
        void namesEveryKey(String key, Kind kind) {
            assertThat(strokes(opened().in(key)))
                    .containsExactly(new KeyStroke(START.plusMillis(100), kind, key, false));
        }

        @Test
        void tellsTypedKeysFromBursts() {
            assertThat(strokes(opened().keys("id\r").in("w\r").in("uname -a").in("\r\n")))
                    .extracting(KeyStroke::kind, KeyStroke::text, KeyStroke::burst)
                    .containsExactly(
                            tuple(Kind.TEXT, "i", false),
                            tuple(Kind.TEXT, "d", false),
                            tuple(Kind.ENTER, "\r", false),
                            tuple(Kind.TEXT, "w", true),
                            tuple(Kind.ENTER, "\r", true),
                            tuple(Kind.TEXT, "uname -a", true),
                            tuple(Kind.ENTER, "\r\n", false));
        }

        @Test
        void takesACharacterOfSeveralBytesForOneKey() {
            assertThat(strokes(opened().in("\u00e2\u0098\u0083").in("\u00ff")))
                    .extracting(KeyStroke::text, KeyStroke::burst)
                    .containsExactly(tuple("☃", false), tuple("\udcff", false));
        }

        @Test
        void joinsASequenceThatCameInSeveralReads() {
            assertThat(strokes(opened().in("\u001b").in("[").in("A").in("x")))
                    .extracting(KeyStroke::kind, KeyStroke::text, KeyStroke::at)
                    .containsExactly(
                            tuple(Kind.UP, "\u001b[A", START.plusMillis(100)),
                            tuple(Kind.TEXT, "x", START.plusMillis(400)));
        }

        @Test
        void takesAKeyAfterEscapeForItself() {
            assertThat(strokes(opened().in("\u001bx").in("\u001b\r")))
                    .extracting(KeyStroke::kind)
                    .containsExactly(Kind.ESCAPE, Kind.TEXT, Kind.ESCAPE, Kind.ENTER);
        }

        @Test
        void endsASequenceThatDoesNotEnd() {
            List<KeyStroke> strokes = strokes(opened().in("\u001b[" + "1".repeat(100)));

            assertThat(strokes).hasSize(2);
            assertThat(strokes.get(0).text()).hasSize(32);
            assertThat(strokes.get(1).text()).isEqualTo("1".repeat(70));
        }
    }

    @Nested
    class Lines {
        @ParameterizedTest
        @CsvSource(
                ignoreLeadingAndTrailingWhitespace = false,
                delimiter = '|',
                value = {
                    "lss<B>|ls",
                    "cat /etc/paswd<B><B><B><B>sswd|cat /etc/psswd",
                    "<B><B>id|id",
                    "unale<U>uname -a|uname -a",
                    "ls -la<L><L><U>|la",
                    "abc<L><L>X|aXbc",
                    "abc<L><L><K>|a",
                    "abc<H>X<E>Y|XabcY",
                    "abc<L><B>|ac",
                    "abc<H><D>|bc",
                    "abc<D>|abc",
                    "ab<L><L><L><R>X|aXb",
                    "ls foo<W>bar|ls foobar",
                    "cd /t<T>|cd /t",
                    "\u00c3\u00a4x\u00ff|x"
                })
        void makesTheLineThatWasRun(String typed, String run) {
            String keys = typed.replace("<B>", "\u007f")
                    .replace("<U>", "\u0015")
                    .replace("<K>", "\u000b")
                    .replace("<W>", "\u0017")
                    .replace("<T>", "\t")
                    .replace("<L>", "\u001b[D")
                    .replace("<R>", "\u001b[C")
                    .replace("<H>", "\u001b[H")
                    .replace("<E>", "\u0005")
                    .replace("<D>", "\u001b[3~");

            assertThat(run(opened().keys(keys + "\r"))).containsExactly(run);
            // a paste gives the same
            assertThat(run(opened().in(keys + "\r"))).containsExactly(run);
        }

        @Test
        void keepsWhatWasTypedAsItWas() {
            TypedLine line = lines(opened().keys("lss\u007f\u0017\u001b[D\u00e4\u00c3")
                            .in("\u00a4")
                            .in("\r"))
                    .get(0);

            assertThat(line.typed()).isEqualTo("lss\u007f\u0017\u001b[D\udce4ä");
            assertThat(line.run()).isEqualTo("ls");
            assertThat(line.edits()).containsExactly(Edit.ERASE, Edit.KILL_WORD, Edit.MOVE);
            assertThat(line.end()).isEqualTo(End.ENTER);
            assertThat(line.startedAt()).isEqualTo(START.plusMillis(100));
            assertThat(Duration.between(line.startedAt(), line.endedAt())).isEqualTo(Duration.ofMillis(1100));
        }

        @Test
        void recallsLinesOfTheHistoryAsCowrieDoes() {
            String up = "\u001b[A";
            String down = "\u001b[B";

            assertThat(run(opened().keys("one\rtwo\r" + up + "\r" + up + up + up + "\r")))
                    .containsExactly("one", "two", "two", "one");
            assertThat(run(opened().keys("one\rtwo\r" + up + up + down + "\r"))).endsWith("two");
            assertThat(run(opened().keys("one\r" + up + down + "x\r"))).endsWith("x");
            assertThat(run(opened().keys("one\rhalf" + up + down + "\r"))).endsWith("half");
            assertThat(run(opened().keys(up + "x\r"))).containsExactly("x");
            assertThat(lines(opened().keys("one\r" + up + "\r")).get(1).edits()).containsExactly(Edit.RECALL);
        }

        @Test
        void leavesInterruptedLinesOutOfTheHistory() {
            List<TypedLine> lines = lines(opened().keys("ls\rrm -rf\u0003\u001b[A\r"));

            assertThat(lines)
                    .extracting(TypedLine::run, TypedLine::end)
                    .containsExactly(tuple("ls", End.ENTER), tuple("rm -rf", End.INTERRUPT), tuple("ls", End.ENTER));
        }

        @Test
        void endsALineAtTheEndOfInputAndOfTheRecording() {
            assertThat(lines(opened().keys("cat\rtext\r\u0004exi").close()))
                    .extracting(TypedLine::run, TypedLine::end)
                    .containsExactly(
                            tuple("cat", End.ENTER),
                            tuple("text", End.ENTER),
                            tuple("", End.END_OF_INPUT),
                            tuple("exi", End.UNFINISHED));
        }

        @Test
        void tellsPastedLinesFromTypedOnes() {
            assertThat(lines(opened().keys("id\r")
                            .in("uname -a\rw\r")
                            .keys("ls")
                            .in(" -la")
                            .in("\r")
                            .in("x\r")))
                    .extracting(TypedLine::run, TypedLine::pasted)
                    .containsExactly(
                            tuple("id", false),
                            tuple("uname -a", true),
                            tuple("w", false),
                            tuple("ls -la", true),
                            tuple("x", false));
        }

        @Test
        void keepsEmptyLines() {
            assertThat(lines(opened().keys("\r").in("\r\n").in("\n")))
                    .hasSize(3)
                    .allSatisfy(line -> {
                        assertThat(line.typed()).isEmpty();
                        assertThat(line.run()).isEmpty();
                        assertThat(line.edits()).isEqualTo(Set.of());
                    });
        }

        @Test
        @Timeout(20)
        @Tag("slow")
        void boundsTheWorkThatASingleKeyCanCause() {
            // each key moves the whole line or prints it anew
            String insertions = "x".repeat(60_000) + "\u0001" + "y\u0001".repeat(2_000_000);
            TtyBytes recalls = opened().in("z".repeat(60_000) + "\r");
            for (int i = 0; i < 40; i++) {
                recalls.in("\u0010\r".repeat(30_000));
            }
            TtyBytes pieces = opened();
            for (int i = 0; i < insertions.length(); i += 60_000) {
                pieces.in(insertions.substring(i, Math.min(insertions.length(), i + 60_000)));
            }

            assertThat(pieces.read().truncated()).containsEntry("lines", 1L);
            var recording = recalls.read();
            assertThat(recording.lines()).hasSizeLessThan(100);
            assertThat(recording.truncated().get("lines")).isGreaterThan(1_100_000L);
        }
    }
}
