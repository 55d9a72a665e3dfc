package io.github.cowriekit.report.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cowriekit.model.Command;
import io.github.cowriekit.model.Endpoint;
import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.SessionEnd;
import io.github.cowriekit.model.intel.EnrichedSession;
import io.github.cowriekit.model.intel.SessionRecord;
import io.github.cowriekit.report.Reports;
import io.github.cowriekit.report.fixtures.Assessed;
import io.github.cowriekit.report.fixtures.Diary;
import io.github.cowriekit.report.fixtures.EvilSessions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page in a real browser; {@code -Dcowriekit.screenshots=DIR} keeps what it looks like. */
@Tag("slow")
class HtmlInBrowserTest {
    private static final Instant START = Instant.parse("2023-05-20T00:00:00Z");

    @TempDir
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private Browser browser;

    private boolean started;

    @BeforeEach
    void start() throws IOException {
        Optional<Browser> found = Browser.start();
        assumeTrue(found.isPresent(), "no chromium with chromedriver on this machine: install them to run this test");
        browser = found.orElseThrow();
        started = true;
    }

    @AfterEach
    void stop() {
        if (started) {
            browser.close();
        }
    }

    @Test
    void showsFiltersAndTellsDetailsWithoutErrorOrRequest() throws IOException {
        List<EnrichedSession> sessions = new ArrayList<>(Diary.sessions());
        sessions.addAll(many(40));
        open(sessions);
        assertThat(text("#count")).isEqualTo("43 of 43 sessions");
        assertThat(browser.run("return document.querySelectorAll('canvas').length")
                        .asInt())
                .isEqualTo(4);
        save("overview");

        filter("909BEA 43.154");
        assertThat(text("#count")).isEqualTo("1 of 43 sessions");
        assertThat(text("#body td button")).isEqualTo("909bea239054");

        browser.run("document.querySelector('#body td button').click()");
        assertThat(text("#detail-body h2")).isEqualTo("Session 909bea239054");
        assertThat(text("#detail-body"))
                .contains("chattr -ia .ssh", "trojan.shell/linux", "virustotal", "2023-05-25T12:00Z");
        save("detail");
        browser.run("document.querySelector('#close').click()");
        assertThat(browser.run("return document.querySelector('#detail').open").asBoolean())
                .isFalse();

        browser.size(420, 900);
        filter("");
        assertThat(browser.run("return document.documentElement.scrollWidth <= window.innerWidth")
                        .asBoolean())
                .as("no sideways scrolling on a phone")
                .isTrue();
        save("phone");
        assertNothingHappened();
    }

    @Test
    void showsVerdictsFiltersByThemAndTellsTheEvidence() throws IOException {
        List<SessionRecord> sessions = new ArrayList<>(Assessed.diary());
        sessions.add(many(1).get(0));
        open(sessions);

        assertThat(browser.run("return document.querySelectorAll('canvas').length")
                        .asInt())
                .isEqualTo(5);
        browser.run("const box = document.getElementById('verdict'); box.value = 'likely automated';"
                + "box.dispatchEvent(new Event('change'))");
        assertThat(text("#count")).isEqualTo("3 of 4 sessions");
        browser.run("document.querySelector('#body td button').click()");
        assertThat(text("#detail-body"))
                .contains("Why this verdict", "commands without a terminal", "45 of 100: no scanner knows a file");
        save("evidence");
        assertNothingHappened();
    }

    @Test
    void sortsByAColumn() throws IOException {
        open(Diary.sessions());
        browser.run("document.querySelectorAll('#head button')[2].click()");
        assertThat(text("#body td button")).isEqualTo("8d39860bce79");
        browser.run("document.querySelectorAll('#head button')[2].click()");
        assertThat(text("#body td button")).isEqualTo("909bea239054");
        assertThat(browser.run("return document.querySelectorAll('#head th')[2].getAttribute('aria-sort')")
                        .asText())
                .isEqualTo("descending");
        assertNothingHappened();
    }

    @Test
    void runsNothingThatAnAttackerWrote() throws IOException {
        List<EnrichedSession> evil = List.copyOf(EvilSessions.byName().values());
        open(evil);
        assertThat(text("#count")).isEqualTo(evil.size() + " of " + evil.size() + " sessions");
        for (int i = 0; i < evil.size(); i++) {
            browser.run("document.querySelectorAll('#body td button')[" + i + "].click();"
                    + "document.querySelector('#close').click()");
        }
        assertThat(browser.run("return document.querySelectorAll('script').length")
                        .asInt())
                .isEqualTo(4);
        assertThat(browser.run("return document.querySelectorAll('img, a, iframe').length")
                        .asInt())
                .isZero();
        assertNothingHappened();
    }

    @Test
    void isSmallAndQuickWithFiveThousandSessions() throws IOException {
        Path page = open(many(5_000).stream()
                .map(session -> Assessed.of(session, "plain"))
                .toList());
        assertThat(Files.size(page)).isLessThan(15_000_000);
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
                return {filter: median(() => { change('uname'); change(''); }) / 2,
                        sort: median(() => { document.querySelectorAll('#head button')[3].click(); document.body.offsetHeight; }),
                        plain: baseline};
                """);
        Path shots = screenshots();
        if (shots != null) {
            Files.writeString(shots.resolve("times.json"), times + " bytes " + Files.size(page));
        }
        assertThat(times.get("filter").asDouble())
                .isLessThan(Math.max(1, times.get("plain").asDouble()) * 3);
        assertThat(times.get("sort").asDouble())
                .isLessThan(Math.max(1, times.get("plain").asDouble()) * 3);
        assertNothingHappened();
    }

    private static List<EnrichedSession> many(int number) {
        return IntStream.range(0, number)
                .mapToObj(i -> {
                    EnrichedSession like = Diary.sessions().get(i % 3);
                    Session session = Session.builder(String.format("%012x", i), SessionEnd.CLOSED)
                            .protocol("ssh")
                            .source(new Endpoint(like.session().source().ip(), 1))
                            .startedAt(START.plus(Duration.ofMinutes(i * 7L % 10_000)))
                            .duration(Duration.ofMillis(500 + i * 97L % 60_000))
                            .logins(like.session().logins())
                            .commands(like.session().commands().stream()
                                    .limit(1 + i % 19)
                                    .map(command -> new Command(
                                            START.plus(Duration.ofMinutes(i * 7L % 10_000))
                                                    .plusMillis(command.input().length() * 20L),
                                            command.input(),
                                            command.failed(),
                                            null))
                                    .toList())
                            .downloads(like.session().downloads())
                            .build();
                    return new EnrichedSession(session, like.results());
                })
                .toList();
    }

    private Path open(List<? extends SessionRecord> sessions) {
        Path page = Reports.html()
                .writeFiles(Stream.of(sessions).flatMap(List::stream), folder)
                .get(0);
        browser.open(page);
        return page;
    }

    private void filter(String text) {
        browser.run("const box = document.getElementById('filter'); box.value = '" + text
                + "'; box.dispatchEvent(new Event('input'))");
    }

    private String text(String selector) {
        return browser.run("return document.querySelector('" + selector + "').textContent")
                .asText();
    }

    /** No message of the console, and no request but that for the page itself. */
    private void assertNothingHappened() {
        assertThat(browser.console()).isEmpty();
        assertThat(browser.requests())
                .filteredOn(address -> !address.startsWith("data:"))
                .hasSize(1);
    }

    private void save(String name) throws IOException {
        Path shots = screenshots();
        if (shots != null) {
            Files.write(shots.resolve(name + ".png"), browser.screenshot());
        }
    }

    private static @Nullable Path screenshots() throws IOException {
        String folder = System.getProperty("cowriekit.screenshots");
        return folder == null ? null : Files.createDirectories(Path.of(folder));
    }
}
