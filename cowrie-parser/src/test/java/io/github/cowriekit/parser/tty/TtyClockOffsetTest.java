package io.github.cowriekit.parser.tty;

import static io.github.cowriekit.parser.tty.TtyBytes.START;
import static io.github.cowriekit.parser.tty.TtyBytes.opened;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cowriekit.model.Command;
import io.github.cowriekit.model.Recording;
import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.SessionEnd;
import io.github.cowriekit.model.tty.TtyMatch;
import io.github.cowriekit.model.tty.TtyMatch.Status;
import io.github.cowriekit.parser.TtyLogs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Recordings of logs whose clock is ahead of theirs by an offset. */
class TtyClockOffsetTest {
    private static final String ID = "a1b2c3d4e5f6";

    /** From START to START + 0.6 s, Enter at 0.4 s. */
    private static final TtyBytes RECORDING =
            opened().out("$ ").keys("id\r").out("uid=0\n").close();

    @TempDir
    private Path folder;

    private TtyLogs logs = TtyLogs.in(Path.of(""));

    @BeforeEach
    void writeRecording() throws IOException {
        Files.write(folder.resolve(RECORDING.name()), RECORDING.bytes());
        logs = TtyLogs.in(folder);
    }

    private TtyMatch only(Session session) {
        List<TtyMatch> matches = logs.of(session).toList();
        assertThat(matches).hasSize(1);
        return matches.get(0);
    }

    private static final Duration IST = Duration.ofMinutes(330);

    private static Recording.Builder logged(Duration offset) {
        return Recording.builder()
                .ttylog("var/lib/cowrie/tty/" + RECORDING.name())
                .sha256(RECORDING.name())
                .duplicate(false)
                .at(START.plusMillis(610).plus(offset))
                .duration(Duration.ofMillis(600));
    }

    private static Session session(Duration offset, Recording recording, Duration enter) {
        return Session.builder(ID, SessionEnd.CLOSED)
                .startedAt(START.minusSeconds(2).plus(offset))
                .endedAt(START.plusSeconds(2).plus(offset))
                .recordings(List.of(recording))
                .commands(List.of(new Command(START.plus(offset).plus(enter), "id", false, null)))
                .build();
    }

    private static Session session(Duration offset, Recording recording) {
        return session(offset, recording, Duration.ofMillis(400));
    }

    @ParameterizedTest
    @ValueSource(longs = {330, -300, 60, 345, 840, -720, 15})
    void findsTheOffset(long minutes) {
        Duration offset = Duration.ofMinutes(minutes);
        TtyMatch match = only(session(offset, logged(offset).build()));

        assertThat(match.status()).isEqualTo(Status.FITS);
        assertThat(match.offset()).isEqualTo(offset);
        assertThat(match.recording()).isEqualTo(RECORDING.read());
        assertThat(match.recordingInLogTime()).isNotNull().satisfies(recording -> {
            assertThat(recording.startedAt()).isEqualTo(START.plus(offset));
            assertThat(recording.keyStrokes().get(0).at())
                    .isEqualTo(RECORDING.read().keyStrokes().get(0).at().plus(offset));
        });
    }

    @Test
    void saysThatThereIsNoneWhenTheClocksAgree() {
        assertThat(only(session(Duration.ZERO, logged(Duration.ZERO).build())).offset())
                .isEqualTo(Duration.ZERO);
    }

    @ParameterizedTest
    @ValueSource(longs = {7 * 60, 330 * 60 + 5, 15 * 60 * 60, -13 * 60 * 60, 24 * 60 * 60})
    void takesNoDistanceThatIsNoTimeZone(long seconds) {
        Duration offset = Duration.ofSeconds(seconds);
        assertThat(only(session(offset, logged(offset).build())).status()).isEqualTo(Status.OTHER_TIME);
    }

    @Test
    void takesNoRecordingThatMayBeAnothersWithTheSameInput() {
        assertThat(only(session(IST, logged(IST).duplicate(true).build())).status())
                .isEqualTo(Status.SHARED);
        assertThat(only(session(IST, logged(IST).duplicate(null).build())).status())
                .isEqualTo(Status.OTHER_TIME);
    }

    @Test
    void takesNoRecordingOfAnotherLength() {
        Recording longer = logged(IST).duration(Duration.ofSeconds(9)).build();
        assertThat(only(session(IST, longer)).status()).isEqualTo(Status.OTHER_TIME);
    }

    @Test
    void takesNoRecordingWhoseLinesWereSentAtOtherTimes() {
        Session other = session(IST, logged(IST).build(), Duration.ofMillis(-1900));
        assertThat(only(other).status()).isEqualTo(Status.OTHER_TIME);
    }

    @Test
    void takesNoRecordingOfWhichNothingButTheEndAgrees() {
        Session silent = Session.builder(ID, SessionEnd.CLOSED)
                .startedAt(START.minusSeconds(2).plus(IST))
                .endedAt(START.plusSeconds(2).plus(IST))
                .recordings(List.of(logged(IST).duration(null).build()))
                .build();
        assertThat(only(silent).status()).isEqualTo(Status.OTHER_TIME);
    }

    @Test
    void knowsARecordingOfAnOldCowrieByItsName() throws IOException {
        String name = "20170801-100000-" + ID + "-0i.log";
        Files.write(folder.resolve(name), RECORDING.bytes());
        Recording old = Recording.builder()
                .ttylog("log/tty/" + name)
                .at(START.plusMillis(610).plus(IST))
                .build();

        assertThat(only(session(IST, old)).offset()).isEqualTo(IST);
    }
}
