package io.github.cowriekit.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cowriekit.model.SessionRecord;
import io.github.cowriekit.model.intel.EnrichedSession;
import io.github.cowriekit.report.Reports;
import io.github.cowriekit.report.fixtures.Assessed;
import io.github.cowriekit.report.fixtures.Diary;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a reader does with the page: filters, links, sorting, details. */
@Tag("slow")
class HtmlInBrowserTest extends PageInBrowser {
    @Test
    void showsFiltersAndTellsDetailsWithoutErrorOrRequest() throws IOException {
        List<EnrichedSession> sessions = new ArrayList<>(Diary.sessions());
        sessions.addAll(many(40));
        open(sessions);
        assertThat(text("#count")).isEqualTo("43 of 43 sessions");
        save("overview");

        filter("909BEA 43.154");
        assertThat(text("#count")).isEqualTo("1 of 43 sessions");
        click("#body a");
        assertThat(text("#detail-title")).isEqualTo("Session 909bea239054");
        assertThat(hash()).contains("session=909bea239054");
        assertThat(text("#detail-body"))
                .contains(
                        "chattr -ia .ssh",
                        "trojan.shell/linux",
                        "2023-05-25T12:00Z",
                        "HK (spur); CN (registered) (dshield)")
                .contains("SPUR Services", "OPENVPN", "not found: urlhaus, virustotal")
                .contains("chmod -R go= ~/.ssh && cd ~")
                .contains(Diary.KEYS_FILE);
        save("detail");
        click("#close");
        assertThat(isTrue("document.querySelector('#detail').open")).isFalse();
        assertThat(hash()).doesNotContain("session=").contains("q=");

        browser.size(420, 900);
        filter("");
        assertThat(isTrue("document.documentElement.scrollWidth <= window.innerWidth"))
                .as("no sideways scrolling on a phone")
                .isTrue();
        assertThat(isTrue("document.querySelector('#body td[data-label=Source]').offsetWidth > 0"
                        + " && document.querySelector('#body td[data-label=Login]').offsetWidth > 0"))
                .isTrue();
        save("phone");
        assertNothingHappened();
    }

    @Test
    void opensASessionByItsLinkAndTurnsToTheNext() throws IOException {
        Path page = write(Assessed.diary());
        browser.open(page, "#session=8d39860bce79");
        assertThat(text("#detail-title")).isEqualTo("Session 8d39860bce79");
        assertThat(text("#place")).isEqualTo("3 of 3");
        click("#previous");
        assertThat(text("#place")).isEqualTo("2 of 3");
        assertThat(hash()).isEqualTo("#session=" + text("#detail-title").substring("Session ".length()));
        assertNothingHappened();
    }

    @Test
    void filtersByWhatIsClickedInChartsAndLists() throws IOException {
        List<SessionRecord> sessions = new ArrayList<>(Assessed.diary());
        sessions.add(many(1).get(0));
        open(sessions);

        click("a[href='#verdict=likely%20automated']");
        await("#count", "3 of 4 sessions");
        assertThat(text("#chips")).contains("verdict: likely automated");
        click("a[href='#country=HK']");
        await("#count", "1 of 4 sessions");
        assertThat(hash()).isEqualTo("#verdict=likely%20automated&country=HK");
        assertThat(
                        isTrue(
                                "document.querySelector('.bars a[href=\"#country=HK\"]').getAttribute('aria-current') === 'true'"))
                .isTrue();
        browser.run("history.back()");
        await("#count", "3 of 4 sessions");
        click("#clear");
        await("#count", "4 of 4 sessions");
        for (String link : List.of("credential", "command", "address", "file", "time", "duration", "network", "did")) {
            // an svg's link has no click()
            browser.run("document.querySelector('a[href^=\"#" + link
                    + "=\"]').dispatchEvent(new MouseEvent('click', {bubbles: true, cancelable: true}))");
            await("#bar-text", text("#count"));
            assertThat(isTrue("document.querySelector('#bar').hidden")).as(link).isFalse();
            assertThat(browser.run("return document.querySelectorAll('#body tr').length")
                            .asInt())
                    .as(link)
                    .isPositive();
            click("#clear");
            await("#count", "4 of 4 sessions");
        }
        assertNothingHappened();
    }

    @Test
    void tellsTheEvidenceAndWhyASessionIsUnusual() throws IOException {
        open(Assessed.diary());
        click("#body a");
        assertThat(text("#detail-body"))
                .contains("Why this verdict", "commands without a terminal", "no scanner knows a file", "45");
        save("evidence");
        assertNothingHappened();
    }

    @Test
    void sortsByAColumn() throws IOException {
        open(Diary.sessions());
        String seconds = "#head th:nth-child(11)";
        assertThat(text(seconds)).isEqualTo("Seconds");
        click(seconds + " button");
        await("#body a", "909bea239054");
        assertThat(browser.run("return document.querySelector('" + seconds + "').getAttribute('aria-sort')")
                        .asText())
                .isEqualTo("descending");
        assertThat(browser.run("return getComputedStyle(document.querySelector('" + seconds
                                + " button'), '::after').content")
                        .asText())
                .contains("▼");
        click(seconds + " button");
        await("#body a", "8d39860bce79");
        assertNothingHappened();
    }

    @Test
    void playsTheRecording() throws IOException {
        Instant at = Instant.parse("2023-05-24T06:23:58Z");
        Path page = Reports.html()
                .recordings(session -> Stream.of(
                        output(at, "root@svr04:~# "),
                        output(at.plusSeconds(1), "wrong\b\b\b\b\bright\r\n"),
                        output(at.plusSeconds(2), "\u001b[2Kthe end")))
                .writeFiles(Stream.of(Diary.perlBot()), folder)
                .get(0);
        browser.open(page, "#session=8d39860bce79");
        assertThat(text("pre.terminal")).isEqualTo("root@svr04:~# right\nthe end");
        browser.run("const time = document.querySelector('#detail input[type=range]'); time.value = 1;"
                + "time.dispatchEvent(new Event('input'))");
        assertThat(text("pre.terminal")).isEqualTo("root@svr04:~# ");
        assertNothingHappened();
    }
}
