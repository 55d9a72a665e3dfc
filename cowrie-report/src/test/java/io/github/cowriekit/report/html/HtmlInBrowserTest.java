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
import io.github.cowriekit.model.tty.TtyRecord;
import io.github.cowriekit.report.Reports;
import io.github.cowriekit.report.fixtures.Assessed;
import io.github.cowriekit.report.fixtures.Diary;
import io.github.cowriekit.report.fixtures.EvilSessions;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
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
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page in a real browser; {@code -Dcowriekit.screenshots=DIR} keeps what it looks like. */
@Tag("slow")
class HtmlInBrowserTest {
    private static final Instant START = Instant.parse("2023-05-20T00:00:00Z");

    @TempDir
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private static Browser browser;

    private static boolean started;

    @BeforeAll
    static void start() throws IOException {
        Optional<Browser> found = Browser.start();
        assumeTrue(found.isPresent(), "no chromium with chromedriver on this machine: install them to run this test");
        browser = found.orElseThrow();
        started = true;
    }

    @AfterAll
    static void stop() {
        if (started) {
            browser.close();
        }
    }

    @BeforeEach
    void beAsNew() {
        browser.dark(false);
        browser.size(1200, 900);
        browser.open("about:blank");
        browser.forget();
    }

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

    private static TtyRecord output(Instant at, String text) {
        return new TtyRecord(at, TtyRecord.Kind.OUTPUT, ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
    }

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

    private Path write(List<? extends SessionRecord> sessions) {
        return Reports.html()
                .writeFiles(Stream.of(sessions).flatMap(List::stream), folder)
                .get(0);
    }

    private void open(List<? extends SessionRecord> sessions) {
        browser.open(write(sessions));
    }

    private void click(String selector) {
        browser.run("document.querySelector(\"" + selector + "\").click()");
    }

    /** Waits for the event of a changed address, which comes after the script that changes it. */
    private void await(String selector, String text) {
        for (int i = 0; i < 200 && !text(selector).equals(text); i++) {
            browser.run("return 0");
        }
        assertThat(text(selector)).isEqualTo(text);
    }

    private boolean isTrue(String expression) {
        return browser.run("return " + expression).asBoolean();
    }

    private int rows() {
        return browser.run("return document.querySelectorAll('#body tr').length")
                .asInt();
    }

    private String hash() {
        return browser.run("return location.hash").asText();
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
