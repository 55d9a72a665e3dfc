package io.github.cowriekit.report.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cowriekit.model.intel.CustomFacts;
import io.github.cowriekit.model.intel.EnrichedSession;
import io.github.cowriekit.model.intel.EnrichmentResult;
import io.github.cowriekit.model.intel.Observable;
import io.github.cowriekit.report.Reports;
import io.github.cowriekit.report.fixtures.Diary;
import io.github.cowriekit.report.fixtures.EvilSessions;
import io.github.cowriekit.report.fixtures.WrittenReports;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HtmlReportTest {
    @Test
    void holdsTheSessionsAsData() {
        JsonNode vpn = WrittenReports.htmlData(WrittenReports.write(Reports.html(), Diary.sessions()))
                .get(1);
        assertThat(vpn.get("i").asText()).isEqualTo("909bea239054");
        assertThat(vpn.get("d").decimalValue()).isEqualByComparingTo("26.73");
        assertThat(vpn.get("w").asText()).isEqualTo("qwe@1234");
        assertThat(vpn.get("c").asText()).isEqualTo("HK");
        assertThat(vpn.get("t").asInt()).isEqualTo(19);
        assertThat(vpn.get("m")).hasSize(19);
        assertThat(vpn.get("f")).hasSize(2);
        assertThat(vpn.get("f").get(0).get(4).asText()).isEqualTo("21 of 21 engines, trojan.shell/linux (virustotal)");
        assertThat(vpn.get("q").asInt()).isEqualTo(8);
    }

    @Test
    void showsWhatWasFoundBeforeWhatWasNot() {
        Observable address = Observable.ip("45.79.54.105");
        List<EnrichmentResult> results = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            results.add(Diary.notFound("silent" + i, address));
        }
        results.add(Diary.found("first", address, new CustomFacts(Map.of("score", 1L))));
        results.add(Diary.found("second", address, new CustomFacts(Map.of("score", 2L))));
        EnrichedSession session = new EnrichedSession(Diary.perlBot().session(), results);

        JsonNode data = WrittenReports.htmlData(WrittenReports.write(Reports.html(), List.of(session)))
                .get(0);

        assertThat(data.get("r")).extracting(row -> row.get(0).asText()).startsWith("first", "second", "silent0");
        assertThat(data.get("q").asInt()).isEqualTo(22);
    }

    @Test
    void forbidsEverythingButItsOwnScripts() {
        String page = WrittenReports.write(Reports.html(), Diary.sessions());
        String markup = page.replaceAll("(?s)<(script|style)\\b[^>]*>.*?</\\1>", "");
        assertThat(markup)
                .containsPattern(
                        "default-src 'none'; script-src 'sha256-[^']+' 'sha256-[^']+'; style-src 'sha256-[^']+';"
                                + " base-uri 'none'; form-action 'none'")
                .doesNotContain("unsafe")
                .doesNotContainPattern("<[^>]+ on[a-z]+=")
                .doesNotContainPattern("<(?:link|img|iframe|object|embed)\\b")
                .doesNotContainPattern("<[^>]+ (?:src|href|action)=");
    }

    @Test
    void countsTheSessionsThatItDoesNotShow() {
        String page = WrittenReports.write(Reports.html().maxSessions(1), Diary.sessions());
        assertThat(WrittenReports.htmlData(page)).hasSize(1);
        assertThat(page).contains("{\"sessions\":3,\"withLogin\":3,\"withCommands\":3,\"withFiles\":3}");
        assertThatThrownBy(() -> Reports.html().maxSessions(-1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("maxSessions");
    }

    @Test
    void hasAFewKilobytesPerSessionAtMost() {
        int empty = WrittenReports.write(Reports.html(), List.of()).length();
        EvilSessions.byName().forEach((name, session) -> {
            int size = WrittenReports.write(Reports.html(), List.of(session)).length() - empty;
            assertThat(size).as(name).isLessThan(12_000);
        });
    }
}
