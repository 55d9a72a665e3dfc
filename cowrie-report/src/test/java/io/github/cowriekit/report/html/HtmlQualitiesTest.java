package io.github.cowriekit.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cowriekit.model.SessionRecord;
import io.github.cowriekit.model.intel.EnrichedSession;
import io.github.cowriekit.report.Reports;
import io.github.cowriekit.report.fixtures.Assessed;
import io.github.cowriekit.report.fixtures.EvilSessions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the page must be besides: printable, accessible, safe, small and quick. */
@Tag("slow")
class HtmlQualitiesTest extends PageInBrowser {
    @Test
    void printsEverySessionOfTheView() throws IOException {
        open(many(130));
        browser.dark(true);
        assertThat(rows()).isEqualTo(100);
        browser.run(
                "addEventListener('beforeprint', () => { window.printed = [document.querySelectorAll('#body tr').length,"
                        + " getComputedStyle(document.body).color]; })");
        byte[] pdf = browser.print();
        assertThat(browser.run("return window.printed[0]").asInt()).isEqualTo(130);
        assertThat(rows()).as("as before").isEqualTo(100);
        Path shots = screenshots();
        if (shots != null) {
            Files.write(shots.resolve("print.pdf"), pdf);
        }
        assertNothingHappened();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void hasNothingThatAxeFindsWrong(boolean dark) throws IOException {
        browser.dark(dark);
        List<SessionRecord> sessions = new ArrayList<>(Assessed.diary());
        sessions.addAll(many(3));
        Path page = Reports.html()
                .note("A demo.")
                .recordings(session -> Stream.of(output(START, "$ ")))
                .writeFiles(sessions.stream(), folder)
                .get(0);
        browser.open(page);
        assertThat(browser.violations()).isEmpty();
        click("a[href^='#country=']");
        await("#bar-text", text("#count"));
        assertThat(browser.violations()).as("with a filter").isEmpty();
        click("#body a");
        assertThat(browser.violations()).as("with details").isEmpty();
        click("#close");
        browser.size(420, 900);
        assertThat(browser.violations()).as("on a phone").isEmpty();
    }

    @Test
    void runsNothingThatAnAttackerWrote() throws IOException {
        List<EnrichedSession> evil = List.copyOf(EvilSessions.byName().values());
        open(evil);
        assertThat(text("#count")).isEqualTo(evil.size() + " of " + evil.size() + " sessions");
        for (int i = 0; i < evil.size(); i++) {
            browser.run("document.querySelectorAll('#body tr a')[" + i + "].click()");
            await("#place", (i + 1) + " of " + evil.size());
            assertThat(browser.run(
                                    "const box = document.querySelector('#copy-markdown'); box.click(); return location.hash")
                            .asText())
                    .startsWith("#session=");
            click("#close");
        }
        assertThat(browser.run("return document.querySelectorAll('script').length")
                        .asInt())
                .isEqualTo(2);
        assertThat(browser.run("return document.querySelectorAll('img, iframe, a:not([href^=\"#\"])').length")
                        .asInt())
                .isZero();
        for (String facet : List.of("credential", "command", "client", "file", "host", "sensor", "did")) {
            browser.run(
                    "document.querySelectorAll('main > section a[href^=\"#" + facet + "=\"]').forEach(a => a.click())");
        }
        assertNothingHappened();
    }

    /** {@code -Dcowriekit.pageBefore=FILE} compares with a page that an earlier version made of the same sessions. */
    @Test
    void isSmallAndQuickWithFiveThousandSessions() throws IOException {
        Path page = write(many(5_000).stream()
                .map(session -> Assessed.of(session, "plain"))
                .toList());
        assertThat(Files.size(page)).isLessThan(6_000_000);
        String before = System.getProperty("cowriekit.pageBefore");
        List<Double> now = new ArrayList<>();
        List<Double> then = new ArrayList<>();
        for (int i = 0; before != null && i < 9; i++) {
            then.add(untilReady(Path.of(before)));
            now.add(untilReady(page));
        }
        browser.forget();
        browser.open(page);
        JsonNode times = browser.run("""
                const box = document.getElementById('filter');
                const change = text => { box.value = text; box.dispatchEvent(new Event('input')); document.body.offsetHeight; };
                const median = run => [...Array(9)].map(() => { const t = performance.now(); run(); return performance.now() - t; })
                    .sort((a, b) => a - b)[4];
                const rows = [...Array(5000)].map((_, i) => '<tr>' + '<td>some value ' + i + '</td>'.repeat(9) + '</tr>').join('');
                const plain = document.createElement('table');
                plain.innerHTML = rows;
                document.body.append(plain);
                let on = false;
                const toggle = () => { on = !on; for (const row of plain.rows) row.hidden = on && row.rowIndex % 2; document.body.offsetHeight; };
                const baseline = median(toggle);
                plain.remove();
                const order = down => { location.hash = '#sort=country.' + down; dispatchEvent(new Event('hashchange')); document.body.offsetHeight; };
                let up = false;
                return {filter: median(() => { change('uname'); change(''); }) / 2,
                        sort: median(() => { up = !up; order(up ? 'up' : 'down'); }),
                        plain: baseline};
                """);
        Path shots = screenshots();
        if (shots != null) {
            Files.writeString(
                    shots.resolve("times.txt"),
                    times + "\nbytes " + Files.size(page) + "\nready in ms, median: now " + median(now) + ", before "
                            + median(then) + "\n");
        }
        assertThat(times.get("filter").asDouble())
                .isLessThan(Math.max(1, times.get("plain").asDouble()) * 3);
        assertThat(times.get("sort").asDouble())
                .isLessThan(Math.max(1, times.get("plain").asDouble()) * 3);
        assertNothingHappened();
    }

    /** Milliseconds from the navigation until the page has run its scripts. */
    private double untilReady(Path page) {
        browser.open(page);
        return browser.run("return performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd")
                .asDouble();
    }

    private static double median(List<Double> values) {
        return values.isEmpty() ? 0 : values.stream().sorted().toList().get(values.size() / 2);
    }
}
