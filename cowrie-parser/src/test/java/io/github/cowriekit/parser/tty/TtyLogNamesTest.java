package io.github.cowriekit.parser.tty;

import static io.github.cowriekit.parser.tty.TtySessions.RECORDING;
import static io.github.cowriekit.parser.tty.TtySessions.logged;
import static io.github.cowriekit.parser.tty.TtySessions.session;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cowriekit.model.Recording;
import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.tty.TtyMatch;
import io.github.cowriekit.model.tty.TtyMatch.Status;
import io.github.cowriekit.parser.TtyLogs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names of recordings as an attacker or a broken log may give them, and links in the folder. */
class TtyLogNamesTest {
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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "..",
                "../secret",
                "/etc/passwd",
                "../../../../etc/passwd",
                "tty/..",
                "tty/.",
                "tty/",
                "C:\\Windows\\win.ini",
                "tty/secret\u0000.log",
                "tty/20260801-100000-../../x-0i.log",
                "tty/20260801-100000-a1b2c3d4e5f6-0i.log.sh",
                "tty/ABCDEFABCDEFABCDEFABCDEFABCDEFABCDEFABCDEFABCDEFABCDEFABCDEFABCD"
            })
    void refusesNamesThatCowrieDoesNotGive(String ttylog) throws IOException {
        Files.writeString(outside.resolve("secret"), "secret");

        Recording recording = Recording.builder().ttylog(ttylog).build();

        assertMisfit(session(recording), Status.REFUSED, "not a name that Cowrie gives");
        assertThat(logs.find(recording)).isEmpty();
    }

    @Test
    void usesTheLastElementOnlyWhateverThePath() {
        for (String path : List.of("/etc/", "../../", "//host/share/", "a/../../")) {
            assertThat(only(session(logged().ttylog(path + RECORDING.name()).build()))
                            .status())
                    .isEqualTo(Status.FITS);
        }
    }

    @Test
    void refusesALinkThatLeadsOutOfTheFolder() throws IOException {
        Path target = outside.resolve("target");
        Files.move(folder.resolve(RECORDING.name()), target);
        Files.createSymbolicLink(folder.resolve(RECORDING.name()), target);

        assertMisfit(session(logged().build()), Status.REFUSED, "leads out of the folder");
        assertThat(logs.find(logged().build())).isEmpty();
    }

    @Test
    void followsALinkInsideTheFolderAndToTheFolder() throws IOException {
        Path inside = Files.createDirectory(folder.resolve("2026")).resolve("x");
        Files.move(folder.resolve(RECORDING.name()), inside);
        Files.createSymbolicLink(folder.resolve(RECORDING.name()), inside);
        logs = TtyLogs.in(Files.createSymbolicLink(outside.resolve("link"), folder));

        assertThat(only(session(logged().build())).status()).isEqualTo(Status.FITS);
    }

    @Test
    void refusesWhatIsNoFileAndMissesALinkToNothing() throws IOException {
        Path file = folder.resolve(RECORDING.name());
        Files.delete(file);
        Files.createDirectory(file);
        assertMisfit(session(logged().build()), Status.REFUSED, "not a regular file");

        Files.delete(file);
        Files.createSymbolicLink(file, folder.resolve("nothing"));
        assertMisfit(session(logged().build()), Status.MISSING, "not in the folder");
    }
}
