package io.github.cowriekit.report.diary;

import static io.github.cowriekit.report.diary.DiaryBlocks.block;
import static io.github.cowriekit.report.diary.DiaryBlocks.labelled;
import static io.github.cowriekit.report.fixtures.Diary.found;
import static io.github.cowriekit.report.fixtures.Diary.notFound;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cowriekit.model.SessionBuilder;
import io.github.cowriekit.model.SessionEnd;
import io.github.cowriekit.model.intel.EnrichmentResult;
import io.github.cowriekit.model.intel.Observable;
import io.github.cowriekit.model.intel.Reason;
import io.github.cowriekit.model.intel.internetdb.InternetDbFacts;
import io.github.cowriekit.model.intel.shodan.ShodanFacts;
import io.github.cowriekit.model.intel.shodan.ShodanService;
import io.github.cowriekit.report.fixtures.Diary;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What the block says about the exposure of a host, below the lines of the diary. */
class DiaryShodanTest {
    private static final Observable SOURCE = Observable.ip("192.0.2.7");

    private final SessionBuilder session = Diary.session("aaaaaaaaaaaa", "192.0.2.7", SessionEnd.CLOSED);

    private static List<String> lines(String block, String label) {
        return block.lines()
                .map(String::strip)
                .filter(line -> line.startsWith(label))
                .toList();
    }

    private static ShodanService service(
            @Nullable Integer port,
            @Nullable String product,
            @Nullable String version,
            ShodanService.@Nullable Ssh ssh) {
        return new ShodanService(
                port, null, product, version, null, null, List.of(), List.of(), ssh, null, null, null, List.of());
    }

    @Test
    void showsWhatShodanFound() {
        ShodanService.Ssh ssh = new ShodanService.Ssh(
                null, "0a:1b:2c", null, null, null, null, List.of(), List.of(), List.of(), List.of(), List.of());
        ShodanFacts facts = ShodanFacts.builder()
                .ports(List.of(22, 80, 2222))
                .services(List.of(
                        service(22, "OpenSSH", "7.4", ssh),
                        service(80, null, null, null),
                        service(2222, "Dropbear", null, ssh)))
                .tags(List.of("cloud", "honeypot"))
                .vulnerabilities(List.of("CVE-2020-0001"))
                .hostnames(List.of("host.example"))
                .organization("Example Hosting")
                .os("Linux")
                .updated(Instant.parse("2023-05-20T01:02:03.456789Z"))
                .build();

        String block = block(session, found("shodan", SOURCE, facts));

        assertThat(lines(block, "Shodan"))
                .containsExactly(
                        "Shodan Ports  22, 80, 2222",
                        "Shodan Services  OpenSSH 7.4 (22), Dropbear (2222)",
                        "Shodan SSH Host Keys  0a:1b:2c",
                        "Shodan Tags  cloud, honeypot",
                        "Shodan Vulnerabilities  CVE-2020-0001",
                        "Shodan Hostnames  host.example",
                        "Shodan Organization  Example Hosting",
                        "Shodan OS  Linux",
                        "Shodan Last Scan  2023-05-20 01:02:03 UTC");
        assertThat(block.indexOf("Shodan Ports")).isGreaterThan(block.indexOf("Total Commands Run"));
    }

    @Test
    void showsWhatInternetDbFound() {
        InternetDbFacts facts = InternetDbFacts.builder()
                .ports(List.of(23, 8291))
                .tags(List.of("iot"))
                .vulnerabilities(List.of("CVE-2020-0001", "CVE-2020-0002"))
                .hostnames(List.of("a.example", "b.example"))
                .cpes(List.of("cpe:/a:example:router:1.0"))
                .build();

        assertThat(lines(block(session, found("internetdb", SOURCE, facts)), "InternetDB"))
                .containsExactly(
                        "InternetDB Ports  23, 8291",
                        "InternetDB Tags  iot",
                        "InternetDB Vulnerabilities  CVE-2020-0001, CVE-2020-0002",
                        "InternetDB Hostnames  a.example, b.example",
                        "InternetDB Platforms  cpe:/a:example:router:1.0");
    }

    @Test
    void countsWhatALineHasNoRoomFor() {
        List<String> many = IntStream.range(0, 312)
                .mapToObj(number -> "CVE-2020-" + (1_000 + number))
                .toList();

        assertThat(lines(
                        block(
                                session,
                                found(
                                        "internetdb",
                                        SOURCE,
                                        InternetDbFacts.builder()
                                                .vulnerabilities(many)
                                                .build())),
                        "InternetDB"))
                .singleElement()
                .asString()
                .contains("CVE-2020-1000, ", ", CVE-2020-1009 and 302 more")
                .doesNotContain("CVE-2020-1010");
    }

    @Test
    void saysThatAnAnswerHadNoDetails() {
        assertThat(block(
                        session,
                        found("shodan", SOURCE, ShodanFacts.builder().build()),
                        found("internetdb", SOURCE, InternetDbFacts.builder().build())))
                .contains("SHODAN  found, no details\n", "INTERNETDB  found, no details\n");
    }

    @Test
    void leavesOutWhatWasNotFoundOrNotAskedAndShowsWhatFailed() {
        assertThat(labelled(block(
                        session,
                        new EnrichmentResult.Skipped(SOURCE, "shodan", Reason.NO_KEY),
                        notFound("internetdb", SOURCE))))
                .doesNotContainIgnoringCase("shodan")
                .doesNotContainIgnoringCase("internetdb");
        assertThat(block(
                        session,
                        new EnrichmentResult.Failed(
                                SOURCE, "internetdb", Diary.FETCHED, Reason.UNAVAILABLE, "HTTP 502")))
                .containsOnlyOnce("INTERNETDB  failed (HTTP 502)\n");
    }

    @Test
    void neutralisesWhatAServerCallsItself() {
        ShodanService banner = service(null, "evil\u001b[2J\nXXXX", "http://evil.example/", null);

        assertThat(block(
                        session,
                        found(
                                "shodan",
                                SOURCE,
                                ShodanFacts.builder().services(List.of(banner)).build())))
                .contains("\\x1b[2J\\nXXXX")
                .doesNotContain("\u001b")
                .doesNotContain("http://evil.example");
    }
}
