package io.github.cowriekit.report.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.cowriekit.model.Command;
import io.github.cowriekit.model.Endpoint;
import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.SessionEnd;
import io.github.cowriekit.model.SessionRecord;
import io.github.cowriekit.model.intel.EnrichedSession;
import io.github.cowriekit.model.tty.TtyRecord;
import io.github.cowriekit.report.Reports;
import io.github.cowriekit.report.fixtures.Diary;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/**
 * A page in a real browser, one for all tests of a class; {@code -Dcowriekit.screenshots=DIR} keeps what it looks like.
 */
abstract class PageInBrowser {
    static final Instant START = Instant.parse("2023-05-20T00:00:00Z");

    @TempDir
    Path folder;

    @SuppressWarnings("NullAway.Init")
    static Browser browser;

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

    Path write(List<? extends SessionRecord> sessions) {
        return Reports.html()
                .writeFiles(Stream.of(sessions).flatMap(List::stream), folder)
                .get(0);
    }

    void open(List<? extends SessionRecord> sessions) {
        browser.open(write(sessions));
    }

    void click(String selector) {
        browser.run("document.querySelector(\"" + selector + "\").click()");
    }

    /** Waits for the event of a changed address, which comes after the script that changes it. */
    void await(String selector, String text) {
        for (int i = 0; i < 200 && !text(selector).equals(text); i++) {
            browser.run("return 0");
        }
        assertThat(text(selector)).isEqualTo(text);
    }

    boolean isTrue(String expression) {
        return browser.run("return " + expression).asBoolean();
    }

    int rows() {
        return browser.run("return document.querySelectorAll('#body tr').length")
                .asInt();
    }

    String hash() {
        return browser.run("return location.hash").asText();
    }

    void filter(String text) {
        browser.run("const box = document.getElementById('filter'); box.value = '" + text
                + "'; box.dispatchEvent(new Event('input'))");
    }

    String text(String selector) {
        return browser.run("return document.querySelector('" + selector + "').textContent")
                .asText();
    }

    /** No message of the console, and no request but that for the page itself. */
    void assertNothingHappened() {
        assertThat(browser.console()).isEmpty();
        assertThat(browser.requests())
                .filteredOn(address -> !address.startsWith("data:"))
                .hasSize(1);
    }

    void save(String name) throws IOException {
        Path shots = screenshots();
        if (shots != null) {
            Files.write(shots.resolve(name + ".png"), browser.screenshot());
        }
    }

    static TtyRecord output(Instant at, String text) {
        return new TtyRecord(at, TtyRecord.Kind.OUTPUT, ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
    }

    static List<EnrichedSession> many(int number) {
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

    static @Nullable Path screenshots() throws IOException {
        String folder = System.getProperty("cowriekit.screenshots");
        return folder == null ? null : Files.createDirectories(Path.of(folder));
    }
}
