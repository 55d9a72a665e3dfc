package io.github.cowriekit.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cowriekit.model.FileOrigin;
import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.SessionEnd;
import io.github.cowriekit.model.Upload;
import io.github.cowriekit.model.intel.EnrichedSession;
import io.github.cowriekit.report.fixtures.Diary;
import io.github.cowriekit.report.fixtures.EvilSessions;
import io.github.cowriekit.report.fixtures.Grammars;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SessionDiffTest {
    @Test
    void comparesTheTwinsOfTheDiary() {
        String text = SessionDiff.text(Diary.datacenter(), Diary.vpn());
        assertThat(text)
                .containsPattern("Session  fd5ac84ee8f9 +909bea239054\n")
                .containsPattern("Duration  10\\.40 s +26\\.73 s\n")
                .containsPattern("Login  root / Admin123\\$ +root / qwe@1234\n")
                .containsPattern("Country  US +HK\n")
                .contains("The same in both: Protocol, Login Attempts, Commands, Files\n")
                .contains("\n  cat /proc/cpuinfo | grep name | wc -l\n- echo \"root:J9uoMrirSMHb\"|chpasswd|bash\n"
                        + "+ echo \"root:aeUVqyLmI0Sy\"|chpasswd|bash\n  rm -rf /tmp/secure.sh;");
    }

    @Test
    void alignsCommandsThatWereAddedAndLeftOut() {
        assertThat(SessionDiff.text(withCommands("w", "id", "ls"), withCommands("w", "ls", "<top> &")))
                .endsWith("Commands\n--------\n  w\n- id\n  ls\n+ <top> &\n");
    }

    @Test
    void findsNoDifferenceBetweenASessionAndItself() {
        assertThat(SessionDiff.text(Diary.vpn(), Diary.vpn()))
                .doesNotContainPattern("(?m)^[+-] ")
                .contains("The same in both: Duration, Protocol, Login,");
    }

    @Test
    void tellsUploadsThatDiffer() {
        assertThat(SessionDiff.text(withUploads("aa", "bb"), withUploads("aa", "cc")))
                .containsPattern("\n +Files  bb aa +cc aa\n")
                .doesNotContainPattern("The same in both:.*Files");
        assertThat(SessionDiff.text(withUploads("aa", "bb"), withUploads("bb", "aa")))
                .containsPattern("The same in both:.*Files");
    }

    @Test
    void comparesMoreFilesThanItShows() {
        String[] many =
                IntStream.range(0, 25).mapToObj(i -> "a" + (char) ('a' + i)).toArray(String[]::new);
        String[] another = many.clone();
        another[24] = "zz";
        assertThat(SessionDiff.text(withUploads(many), withUploads(another)))
                .containsPattern("\n +Files  ay aa .* … and 5 more  zz aa .* … and 5 more\n");
        assertThat(SessionDiff.text(withUploads(many), withUploads(many))).containsPattern("The same in both:.*Files");
    }

    @Test
    void isBoundedAndSaysSo() {
        EnrichedSession many = EnrichedSession.of(Diary.session("aaaaaaaaaaaa", "192.0.2.1", SessionEnd.CLOSED)
                .commands(Collections.nCopies(27_742, Diary.command("w")))
                .build());
        assertThat(SessionDiff.text(many, withCommands("w")))
                .hasSizeLessThan(20_000)
                .endsWith("… the first 2000 commands of each were compared\n");
    }

    @Test
    void staysSafeWithWhateverASessionHolds() {
        for (Map.Entry<String, EnrichedSession> evil : EvilSessions.byName().entrySet()) {
            assertThat(SessionDiff.text(evil.getValue(), Diary.vpn()))
                    .as(evil.getKey())
                    .doesNotContainPattern(Grammars.ACTIVE)
                    .hasSizeLessThan(1_000_000);
        }
    }

    @Test
    void countsWhatALimitOfTheReaderCut() {
        EnrichedSession cut = EnrichedSession.of(Diary.session("aaaaaaaaaaaa", "192.0.2.1", SessionEnd.CLOSED)
                .commands(List.of(Diary.command("w")))
                .truncated(Map.of("logins", 3L, "commands", 20L))
                .build());
        assertThat(SessionDiff.text(cut, withCommands("w")))
                .containsPattern("Login Attempts  3 +0\n")
                .containsPattern("Commands  21 +1\n");
    }

    private static EnrichedSession withUploads(String... hashes) {
        return EnrichedSession.of(Diary.session("bbbbbbbbbbbb", "192.0.2.1", SessionEnd.CLOSED)
                .uploads(Stream.of(hashes)
                        .map(hash ->
                                Upload.builder(FileOrigin.SFTP).sha256(hash).build())
                        .toList())
                .build());
    }

    private static EnrichedSession withCommands(String... inputs) {
        Session session = Diary.session("bbbbbbbbbbbb", "192.0.2.1", SessionEnd.CLOSED)
                .commands(List.of(inputs).stream().map(Diary::command).toList())
                .build();
        return EnrichedSession.of(session);
    }
}
