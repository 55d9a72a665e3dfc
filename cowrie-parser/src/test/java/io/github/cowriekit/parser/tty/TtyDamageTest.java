package io.github.cowriekit.parser.tty;

import static io.github.cowriekit.parser.tty.TtyBytes.START;
import static io.github.cowriekit.parser.tty.TtyBytes.header;
import static io.github.cowriekit.parser.tty.TtyBytes.opened;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cowriekit.model.tty.TtyProblem;
import io.github.cowriekit.model.tty.TtyProblem.Kind;
import io.github.cowriekit.model.tty.TtyRecording;
import io.github.cowriekit.parser.TtyLog;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is read of recordings that are cut, damaged or none. */
class TtyDamageTest {
    private static List<Kind> problems(TtyRecording recording) {
        return recording.problems().stream().map(TtyProblem::kind).toList();
    }

    @Test
    void readsWhatAKilledCowrieLeft() {
        TtyRecording recording = opened().keys("cat /etc/pas").read();

        assertThat(recording.finished()).isFalse();
        assertThat(recording.lines()).extracting(line -> line.run()).containsExactly("cat /etc/pas");
        assertThat(problems(recording)).containsExactly(Kind.UNFINISHED);
    }

    @Test
    void readsUpToEveryCut() {
        byte[] whole = opened().keys("ls\r").out("a b\n").close().bytes();

        for (int length = 0; length < whole.length; length++) {
            TtyRecording recording = TtyBytes.read("x", Arrays.copyOf(whole, length));
            assertThat(problems(recording)).as("cut at %d", length).hasSize(1);
            assertThat(recording.finished()).as("cut at %d", length).isFalse();
        }
        assertThat(problems(TtyBytes.read("x", whole))).isEmpty();
    }

    @Test
    void keepsThePartOfARecordThatIsThere() {
        byte[] whole = opened().out("seen and unseen").bytes();

        TtyRecording recording = TtyBytes.read("x", Arrays.copyOf(whole, whole.length - 11));

        assertThat(recording.transcript()).isEqualTo("seen");
        assertThat(recording.problems())
                .containsExactly(new TtyProblem(24, Kind.CUT_RECORD, "the record has 15 bytes, 4 are there"));
    }

    @Test
    void allocatesNothingByALengthInTheFile() {
        byte[] bytes = opened().raw(header(3, Integer.MAX_VALUE, 1, START.getEpochSecond(), 0))
                .raw(TtyBytes.bytes("id\r"))
                .bytes();

        TtyRecording recording = TtyBytes.read("x", bytes);

        assertThat(recording.lines()).extracting(line -> line.run()).containsExactly("id");
        assertThat(problems(recording)).containsExactly(Kind.CUT_RECORD);
    }

    @Test
    void stopsAtANegativeLengthAndAtAnUnknownOperation() {
        for (byte[] header : List.of(header(3, -5, 1, 1, 0), header(7, 3, 1, 1, 0), new byte[24])) {
            TtyRecording recording = TtyBytes.read(
                    "x",
                    opened().keys("a")
                            .raw(header)
                            .raw(opened().keys("b").bytes())
                            .bytes());

            assertThat(recording.keyStrokes()).hasSize(1);
            assertThat(problems(recording)).containsExactly(Kind.INVALID_RECORD);
            assertThat(recording.problems().get(0).byteOffset()).isEqualTo(49);
        }
    }

    @Test
    void namesAnotherByteOrder() {
        byte[] bytes = opened().bytes();
        byte[] swapped = {bytes[3], bytes[2], bytes[1], bytes[0]};
        System.arraycopy(swapped, 0, bytes, 0, 4);

        TtyRecording recording = TtyBytes.read("x", bytes);

        assertThat(problems(recording)).containsExactly(Kind.NOT_A_RECORDING);
        assertThat(recording.problems().get(0).reason()).contains("big-endian");
        assertThat(recording.startedAt()).isNull();
        assertThat(recording.duration()).isEmpty();
    }

    @Test
    void saysWhatIsNoRecording() {
        assertThat(problems(TtyBytes.read("x", new byte[0]))).containsExactly(Kind.EMPTY);
        assertThat(problems(TtyBytes.read("x", TtyBytes.bytes("short")))).containsExactly(Kind.NOT_A_RECORDING);
        assertThat(problems(TtyBytes.read("x", TtyBytes.bytes("#!/bin/sh\necho this is a script\n"))))
                .containsExactly(Kind.NOT_A_RECORDING);
    }

    @Test
    void saysWhenTimesJump() {
        TtyRecording recording = opened().in("a")
                .at(START.minusSeconds(60))
                .in("b")
                .raw(header(3, 1, 1, START.getEpochSecond(), 2_500_000))
                .raw(TtyBytes.bytes("c"))
                .close()
                .read();

        assertThat(problems(recording)).startsWith(Kind.TIME_JUMP, Kind.TIME_JUMP);
        assertThat(recording.keyStrokes())
                .extracting(key -> key.at())
                .containsExactly(START.plusMillis(100), START.minusSeconds(60), START.plusMillis(2500));
    }

    @Test
    void readsUnsignedTimes() {
        TtyRecording recording = TtyBytes.read("x", header(1, 0, 0, 4_294_967_295L, 4_294_967_295L));

        assertThat(recording.startedAt()).isEqualTo(Instant.parse("2106-02-07T07:39:49.967295Z"));
    }

    @Test
    void saysWhenOpenIsMissingAndWhenRecordsFollowClose() {
        assertThat(problems(new TtyBytes().in("a").close().read())).containsExactly(Kind.NO_OPEN);
        assertThat(problems(opened().close().in("a").in("b").read())).containsExactly(Kind.AFTER_CLOSE);
    }

    @Test
    void comparesContentWithTheName() {
        TtyBytes bytes = opened().keys("id\r").close();

        assertThat(problems(TtyBytes.read("0".repeat(64), bytes.bytes()))).containsExactly(Kind.HASH_MISMATCH);
        assertThat(problems(TtyBytes.read("20260801-100000-a1b2c3d4e5f6-0i.log", bytes.bytes())))
                .isEmpty();
        // output is not part of the hash
        assertThat(problems(TtyBytes.read(
                        bytes.name(), opened().keys("id\r").out("x").close().bytes())))
                .isEmpty();
    }

    @Test
    void keepsWhatWasReadBeforeTheDiskFailed() {
        byte[] whole = opened().keys("id\r").bytes();
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("bad sector");
            }

            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                throw new IOException("bad sector");
            }
        };
        InputStream failing = new SequenceInputStream(new ByteArrayInputStream(whole), broken);

        TtyRecording recording = TtyLog.from("x", failing).read();

        assertThat(recording.keyStrokes()).isNotEmpty();
        assertThat(problems(recording)).containsExactly(Kind.READ_ERROR);
    }

    @Test
    void countsProblemsBeyondTheFirstHundred() {
        TtyBytes bytes = opened();
        for (int i = 0; i < 250; i++) {
            bytes.record(3, 7, "");
        }

        TtyRecording recording = bytes.close().read();

        assertThat(recording.problems()).hasSize(100);
        assertThat(recording.truncated()).containsEntry("problems", 150L);
    }
}
