package io.github.cowriekit.parser.tty;

import static io.github.cowriekit.parser.tty.TtyBytes.START;
import static io.github.cowriekit.parser.tty.TtyBytes.opened;
import static io.github.cowriekit.parser.tty.TtySessions.ID;
import static io.github.cowriekit.parser.tty.TtySessions.RECORDING;
import static io.github.cowriekit.parser.tty.TtySessions.logged;
import static io.github.cowriekit.parser.tty.TtySessions.session;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cowriekit.model.Recording;
import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.SessionEnd;
import io.github.cowriekit.model.tty.TtyMatch;
import io.github.cowriekit.model.tty.TtyMatch.Status;
import io.github.cowriekit.parser.TtyLogs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TtyLogsTest {
    @TempDir
    private Path outside;

    private Path folder = Path.of("");
    private TtyLogs logs = TtyLogs.in(folder);

    @BeforeEach
    void writeRecording() throws IOException {
        folder = Files.createDirectory(outside.resolve("tty"));
        Files.write(folder.resolve(RECORDING.name()), RECORDING.bytes());
        logs = TtyLogs.in(folder);
    }

    private TtyMatch only(Session session) {
        List<TtyMatch> matches = logs.of(session).toList();
        assertThat(matches).hasSize(1);
        return matches.get(0);
    }

    private void assertMisfit(Session session, Status status, String reason) {
        TtyMatch match = only(session);
        assertThat(match.status()).isEqualTo(status);
        assertThat(match.reason()).contains(reason);
        assertThat(match.recording()).isNull();
    }

    @Test
    void givesTheRecordingWhoseTimesAreTheSessions() {
        TtyMatch match = only(session(logged().build()));

        assertThat(match.status()).isEqualTo(Status.FITS);
        assertThat(match.reason()).isNull();
        assertThat(match.name()).isEqualTo(RECORDING.name());
        assertThat(match.recording()).isEqualTo(RECORDING.read());
        assertThat(logs.find(logged().build()))
                .hasValueSatisfying(file -> assertThat(file).hasBinaryContent(RECORDING.bytes()));
    }

    @Test
    void needsNeitherThePathNorTheDuplicateMark() {
        assertThat(only(session(logged().ttylog(null).duplicate(null).at(null).build()))
                        .status())
                .isEqualTo(Status.FITS);
        assertThat(only(session(logged().sha256(null).build())).status()).isEqualTo(Status.FITS);
        assertThat(only(session(logged().ttylog("tty\\" + RECORDING.name()).build()))
                        .status())
                .isEqualTo(Status.FITS);
    }

    @Test
    void givesARecordingOfAnOldCowrieOnce() throws IOException {
        String name = "20170801-100000-" + ID + "-0i.log";
        Files.write(folder.resolve(name), RECORDING.bytes());
        Recording old = Recording.builder().ttylog("log/tty/" + name).build();

        assertThat(only(session(old)).status()).isEqualTo(Status.FITS);
    }

    @Nested
    class Misfits {
        @Test
        void belongsToTheFirstSessionWithTheSameInput() {
            assertMisfit(session(logged().duplicate(true).build()), Status.SHARED, "earlier session's");
        }

        @Test
        void beginsBeforeTheSession() {
            assertMisfit(
                    session(START.plusSeconds(100), START.plusSeconds(200), logged().build()),
                    Status.OTHER_TIME,
                    "recorded from 2026-08-01T10:00:00Z to 2026-08-01T10:00:00.600Z, the session lasted from");
        }

        @Test
        void endsAfterTheSession() {
            assertMisfit(
                    session(START.minusSeconds(100), START.minusSeconds(50), logged().build()),
                    Status.OTHER_TIME,
                    "the session lasted");
        }

        @Test
        void belongsToAnotherChannelOfTheSession() {
            assertMisfit(
                    session(
                            START.minusSeconds(1),
                            START.plusSeconds(60),
                            logged().at(START.plusSeconds(30)).build()),
                    Status.OTHER_TIME,
                    "another channel's");
        }

        @Test
        void cannotBeComparedWithASessionWithoutTimes() {
            Session timeless = Session.builder(ID, SessionEnd.CLOSED)
                    .recordings(List.of(logged().build()))
                    .build();

            assertMisfit(timeless, Status.OTHER_TIME, "no times to compare");
        }

        @Test
        void isMissing() throws IOException {
            Files.delete(folder.resolve(RECORDING.name()));
            assertMisfit(session(logged().build()), Status.MISSING, "not in the folder");

            Files.delete(folder);
            assertMisfit(session(logged().build()), Status.MISSING, "not in the folder");
        }

        @Test
        void holdsNoRecord() throws IOException {
            Files.writeString(folder.resolve(RECORDING.name()), "this is no recording at all");

            assertMisfit(session(logged().build()), Status.UNREADABLE, "holds no record: no tty recording");
        }
    }

    @Nested
    class Unfinished {
        private Session killed(Instant from, Instant to) {
            return Session.builder(ID, SessionEnd.END_OF_INPUT)
                    .startedAt(from)
                    .endedAt(to)
                    .build();
        }

        @Test
        void findsWhatAKilledCowrieLeftByTheIdInItsName() throws IOException {
            byte[] bytes = opened().keys("uname")
                    .at(START.plusSeconds(300))
                    .keys(" -a")
                    .bytes();
            Files.write(folder.resolve("20260801-100000-" + ID + "-0i.log"), bytes);
            Files.write(
                    folder.resolve("20260801-100001-" + ID + "-1e.log"),
                    opened().exec("id").bytes());
            Files.write(folder.resolve("20260801-100000-ffffffffffff-0i.log"), bytes);

            List<TtyMatch> matches =
                    logs.of(killed(START.minusSeconds(5), START.plusSeconds(5))).toList();

            assertThat(matches).extracting(TtyMatch::status).containsExactly(Status.FITS, Status.FITS);
            assertThat(matches.get(0).recording())
                    .satisfies(recording ->
                            assertThat(recording.lines().get(0).run()).isEqualTo("uname -a"));
            assertThat(matches.get(1).recording())
                    .satisfies(recording -> assertThat(recording.command()).isEqualTo("id"));
        }

        @Test
        void leavesOutOneOfAnotherSessionWithTheSameId() throws IOException {
            Files.write(
                    folder.resolve("20260801-100000-" + ID + "-0i.log"),
                    opened().keys("id").bytes());

            assertThat(logs.of(killed(START.plusSeconds(500), START.plusSeconds(600))))
                    .isEmpty();
            assertThat(logs.of(killed(START.minusSeconds(600), START.minusSeconds(500))))
                    .isEmpty();
        }

        @Test
        void findsNothingInAFolderThatIsNotThere() {
            logs = TtyLogs.in(outside.resolve("nothing"));

            assertThat(logs.of(killed(START, START.plusSeconds(5)))).isEmpty();
        }
    }

    @Test
    void liesBesideTheLogsOrWhereCowrieHasIt() throws IOException {
        Path log = Files.createDirectories(outside.resolve("cowrie/var/log/cowrie"));
        assertThat(TtyLogs.beside(log)).isEmpty();

        Path own = Files.createDirectories(outside.resolve("cowrie/var/lib/cowrie/tty"));
        Files.write(own.resolve(RECORDING.name()), RECORDING.bytes());
        assertThat(TtyLogs.beside(log).orElseThrow().find(logged().build()))
                .contains(own.resolve(RECORDING.name()).toRealPath());

        Path near = Files.createDirectory(log.resolve("tty"));
        Path file = Files.writeString(log.resolve("cowrie.json"), "");
        Files.write(near.resolve(RECORDING.name()), RECORDING.bytes());
        assertThat(TtyLogs.beside(file).orElseThrow().find(logged().build()))
                .contains(near.resolve(RECORDING.name()).toRealPath());
    }
}
