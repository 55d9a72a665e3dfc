package io.github.cowriekit.report.diary;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cowriekit.model.Command;
import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.SessionEnd;
import io.github.cowriekit.model.intel.EnrichedSession;
import io.github.cowriekit.report.DiaryReport;
import io.github.cowriekit.report.Reports;
import io.github.cowriekit.report.fixtures.Diary;
import io.github.cowriekit.report.fixtures.EvilSessions;
import io.github.cowriekit.report.fixtures.Grammars;
import io.github.cowriekit.report.fixtures.WrittenReports;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class DiaryBriefTest {
    private static final Instant START = Instant.parse("2023-05-24T06:23:58Z");

    private final DiaryReport brief = Reports.diary().summary(false).brief();

    @Test
    void tellsASessionInFiveLines() {
        assertThat(WrittenReports.write(brief, List.of(Diary.datacenter()))).isEqualTo("""
                        fd5ac84ee8f9  ssh  10.40 s
                          from   142.93.64.69, AS14061 DIGITALOCEAN-ASN, US, hosting
                          login  root / Admin123$
                          ran    19 commands (1 failed): cd ~; chattr -ia .ssh; lockr -ia .ssh · cd ~ && rm -rf .ssh && mkdir .ssh && echo "ssh-rsa AAAAB3Nza… (+425 characters) · cat /proc/cpuinfo | grep name | wc -l …
                          files  2: a8460f446be5… trojan.shell/linux, 01ba4719c80b…

                        """);
    }

    @Test
    void tellsASessionOfWhichLittleIsKnown() {
        EnrichedSession bare =
                EnrichedSession.of(Session.builder("bare", SessionEnd.EVICTED).build());
        assertThat(WrittenReports.write(brief.withFailedLogins(), List.of(bare)))
                .isEqualTo("""
                        bare
                          from   not logged
                          login  none
                          ran    no command

                        """);
    }

    @Test
    void isShortWhateverTheSessionHolds() {
        EvilSessions.byName()
                .forEach((name, session) -> assertThat(WrittenReports.write(brief.withFailedLogins(), List.of(session)))
                        .as(name)
                        .hasSizeLessThan(2_000)
                        .doesNotContainPattern(Grammars.ACTIVE)
                        .matches(text -> text.lines().count() <= 6));
    }

    @Test
    void endsWithTheSummary() {
        assertThat(WrittenReports.write(Reports.diary().brief(), Diary.sessions()))
                .contains("\n\n                Total Number of Attacks:  3\n");
    }

    @Test
    void leavesTheTimeLineToTheLongForm() {
        Session session = Diary.session("aaaaaaaaaaaa", "192.0.2.1", SessionEnd.CLOSED)
                .startedAt(START)
                .endedAt(START.plusSeconds(20))
                .commands(List.of(
                        new Command(START.plusMillis(1500), "w", false, null),
                        new Command(null, "id", false, null),
                        new Command(START.plusMillis(9750), "ls", false, null)))
                .build();
        assertThat(WrittenReports.write(Reports.diary(), List.of(EnrichedSession.of(session))))
                .contains("Time Line  first command after 1.50 s, longest pause 8.25 s, left after 10.25 s\n");
        assertThat(WrittenReports.write(Reports.diary(), List.of(Diary.vpn()))).doesNotContain("Time Line");
    }
}
