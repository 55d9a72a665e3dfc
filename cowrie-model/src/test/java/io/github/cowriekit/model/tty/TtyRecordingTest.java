package io.github.cowriekit.model.tty;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TtyRecordingTest {
    private static final Instant START = Instant.parse("2026-08-01T10:00:00Z");

    @Test
    void leavesAbsentWhatWasNotSet() {
        TtyRecording recording = TtyRecording.builder("x", "hash").build();

        assertThat(recording.startedAt()).isNull();
        assertThat(recording.duration()).isEmpty();
        assertThat(recording.command()).isNull();
        assertThat(recording.finished()).isFalse();
        assertThat(recording.transcript()).isEmpty();
        assertThat(recording.keyStrokes()).isEmpty();
        assertThat(recording.truncated()).isEmpty();
    }

    @Test
    void computesItsDuration() {
        TtyRecording.Builder builder = TtyRecording.builder("x", "hash").startedAt(START);

        assertThat(builder.build().duration()).isEmpty();
        assertThat(builder.endedAt(START.plusSeconds(5)).build().duration()).contains(Duration.ofSeconds(5));
    }

    @Test
    void keepsItsOwnCopies() {
        List<KeyStroke> keys = new ArrayList<>();
        keys.add(new KeyStroke(START, KeyStroke.Kind.TEXT, "a", false));
        Set<TypedLine.Edit> edits = EnumSet.of(TypedLine.Edit.ERASE);
        TtyRecording recording =
                TtyRecording.builder("x", "hash").keyStrokes(keys).build();
        TypedLine line = TypedLine.builder(START, START, "a").edits(edits).build();
        keys.clear();
        edits.clear();

        assertThat(recording.keyStrokes()).hasSize(1);
        assertThat(line.edits()).containsExactly(TypedLine.Edit.ERASE);
    }

    @Test
    void takesALineForTypedAsItRanUnlessToldOtherwise() {
        TypedLine line = TypedLine.builder(START, START.plusSeconds(1), "ls").build();

        assertThat(line.typed()).isEqualTo("ls");
        assertThat(line.end()).isEqualTo(TypedLine.End.ENTER);
        assertThat(line.pasted()).isFalse();
        assertThat(TypedLine.builder(START, START, "ls")
                        .typed("lss\u007f")
                        .build()
                        .typed())
                .isEqualTo("lss\u007f");
    }

    @Test
    void comparesRecordsByContentWhateverWasReadOfThem() {
        TtyRecord one = new TtyRecord(START, TtyRecord.Kind.INPUT, ByteBuffer.wrap(new byte[] {1, 2}));
        TtyRecord other = new TtyRecord(START, TtyRecord.Kind.INPUT, ByteBuffer.wrap(new byte[] {1, 2}));
        one.data().get();

        assertThat(one).isEqualTo(other).hasSameHashCodeAs(other);
        assertThat(one).isNotEqualTo(new TtyRecord(START, TtyRecord.Kind.INPUT, ByteBuffer.wrap(new byte[] {1, 3})));
    }

    @Test
    void movesAllItsTimesToTheClockOfTheLog() {
        TtyRecording recording = TtyRecording.builder("x", "hash")
                .startedAt(START)
                .endedAt(START.plusSeconds(9))
                .keyStrokes(List.of(new KeyStroke(START.plusSeconds(1), KeyStroke.Kind.TEXT, "l", false)))
                .lines(List.of(
                        TypedLine.builder(START, START.plusSeconds(2), "ls").build()))
                .build();
        Duration offset = Duration.ofHours(-2);
        Instant moved = START.plus(offset);

        TtyRecording shifted = new TtyMatch("x", TtyMatch.Status.FITS, null, recording, offset).recordingInLogTime();

        assertThat(shifted).isNotNull().satisfies(other -> {
            assertThat(other.startedAt()).isEqualTo(moved);
            assertThat(other.duration()).contains(Duration.ofSeconds(9));
            assertThat(other.keyStrokes()).extracting(KeyStroke::at).containsExactly(moved.plusSeconds(1));
            assertThat(other.lines()).extracting(TypedLine::endedAt).containsExactly(moved.plusSeconds(2));
            assertThat(other.shifted(offset.negated())).isEqualTo(recording);
        });
        assertThat(recording.shifted(Duration.ZERO)).isSameAs(recording);
        assertThat(TtyRecording.builder("y", "hash").build().shifted(offset).startedAt())
                .isNull();
    }

    @Test
    void hasTheClockOfTheLogUnlessAnOffsetIsGiven() {
        TtyRecording recording =
                TtyRecording.builder("x", "hash").startedAt(START).build();
        TtyMatch match = new TtyMatch("x", TtyMatch.Status.FITS, null, recording);

        assertThat(match.offset()).isEqualTo(Duration.ZERO);
        assertThat(match.recordingInLogTime()).isSameAs(recording);
        assertThat(new TtyMatch("x", TtyMatch.Status.OTHER_TIME, "of another session", null).recordingInLogTime())
                .isNull();
    }
}
