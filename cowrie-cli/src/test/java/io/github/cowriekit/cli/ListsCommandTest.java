package io.github.cowriekit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.github.cowriekit.cli.internal.console.Console;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ListsCommandTest {
    private static final String EXITS = "ExitNode A\nExitAddress 192.0.2.7 2026-01-10 14:44:33\n";
    private static final String MODIFIED = "Sat, 03 Jan 2026 15:00:00 GMT";

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final Map<String, byte[]> lists = new ConcurrentHashMap<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private @Nullable HttpServer server;
    private int status = 200;

    @TempDir
    Path folder;

    private volatile @Nullable CountDownLatch stalled;

    @BeforeEach
    void serve() throws IOException {
        HttpServer started = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        started.createContext("/lists/", exchange -> {
            String file = exchange.getRequestURI().getPath().substring("/lists/".length());
            String since = exchange.getRequestHeaders().getFirst("If-Modified-Since");
            asked.add(since == null ? file : file + " since " + since);
            byte[] body = lists.getOrDefault(file, new byte[0]);
            exchange.getResponseHeaders().add("Last-Modified", MODIFIED);
            exchange.getResponseHeaders().add("Location", "http://127.0.0.1:1/elsewhere");
            if (MODIFIED.equals(since)) {
                exchange.sendResponseHeaders(304, -1);
            } else {
                exchange.sendResponseHeaders(body.length == 0 ? 404 : status, body.length == 0 ? -1 : body.length);
                if (body.length > 0) {
                    exchange.getResponseBody().write(body, 0, stalled == null ? body.length : 1);
                    exchange.getResponseBody().flush();
                    waitFor(stalled);
                }
            }
            exchange.close();
        });
        started.start();
        server = started;
    }

    private static void waitFor(@Nullable CountDownLatch latch) {
        try {
            if (latch != null && !latch.await(1, TimeUnit.MINUTES)) {
                throw new AssertionError("nobody ended it");
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void givesUpAListThatDoesNotEnd() throws IOException {
        Path old =
                Files.writeString(Files.createDirectories(exits().getParent()).resolve("exit-addresses"), EXITS);
        has("exit-addresses", "x".repeat(1_000));
        stalled = new CountDownLatch(1);
        PrintStream err = new PrintStream(out, true, StandardCharsets.UTF_8);
        var command = new ListsUpdateCommand(
                new Console(InputStream.nullInputStream(), out, err, false, Map.of()), Duration.ofMillis(300));
        try {
            assertThat(new CommandLine(command).execute(folder.toString(), "--mirror", mirror(), "--only", "TOR"))
                    .isEqualTo(1);
        } finally {
            stalled.countDown();
        }

        assertThat(out()).contains("tor: failed, the old list stays: no answer in time\n");
        assertThat(old).hasContent(EXITS);
        assertThat(parts()).containsExactly("exit-addresses");
    }

    @AfterEach
    void stop() {
        if (server != null) {
            server.stop(0);
        }
    }

    private int run(String... arguments) {
        PrintStream err = new PrintStream(out, true, StandardCharsets.UTF_8);
        return CowrieKit.run(new Console(InputStream.nullInputStream(), out, err, false, Map.of()), arguments);
    }

    private int update(String... more) {
        List<String> arguments = new ArrayList<>(List.of("lists", "update", folder.toString(), "--mirror", mirror()));
        arguments.addAll(List.of(more));
        return run(arguments.toArray(String[]::new));
    }

    private String mirror() {
        return "http://127.0.0.1:" + Objects.requireNonNull(server).getAddress().getPort() + "/lists";
    }

    private void has(String file, String content) {
        lists.put(file, content.getBytes(StandardCharsets.UTF_8));
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private Path exits() {
        return folder.resolve("tor").resolve("exit-addresses");
    }

    @Test
    void showsListsAndTermsAndFetchesNothing() {
        assertThat(run("lists")).isZero();

        assertThat(out())
                .contains("tor\n  https://check.torproject.org/exit-addresses\n  public list of the Tor Project")
                .contains("aws\n", "gcp\n", "digitalocean\n", "oracle\n", "azure\n", "maxmind\n");
        assertThat(asked).isEmpty();
    }

    @Test
    void writesListsWithTheirTimeAndSaysHowToUseThem() throws IOException {
        has("exit-addresses", EXITS);
        has("google.csv", "192.0.2.0/24,NL,NL-NH,Amsterdam,\n");

        assertThat(update("--only", "tor,digitalocean")).isZero();

        assertThat(exits()).hasContent(EXITS);
        assertThat(Files.getLastModifiedTime(exits()).toInstant()).isEqualTo(Instant.parse("2026-01-03T15:00:00Z"));
        assertThat(folder.resolve("clouds").resolve("google.csv")).exists();
        assertThat(out())
                .contains("tor: written to " + exits() + "\n")
                .contains("COWRIEKIT_CLOUDS_FILES=" + folder.resolve("clouds") + "\n")
                .contains("COWRIEKIT_TOR_FILES=" + folder.resolve("tor") + "\n");
        assertThat(asked).containsExactlyInAnyOrder("exit-addresses", "google.csv");
        assertThat(parts()).containsExactly("exit-addresses");
    }

    @Test
    void fetchesNothingThatHasNotChanged() {
        has("exit-addresses", EXITS);
        update("--only", "tor");

        assertThat(update("--only", "tor")).isZero();

        assertThat(out()).contains("tor: not changed\n");
        assertThat(asked).containsExactly("exit-addresses", "exit-addresses since " + MODIFIED);
    }

    @Test
    void keepsTheOldListWhereTheNewOneCannotBeReadOrIsTooLarge() throws IOException {
        Files.createDirectories(folder.resolve("tor"));
        Files.writeString(exits(), EXITS);

        has("exit-addresses", "<html>come back later</html>");
        assertThat(update("--only", "tor")).isEqualTo(1);
        assertThat(out()).contains("tor: failed, the old list stays: ").contains("not an exit list of Tor\n");

        has("exit-addresses", EXITS + "#".repeat(1 << 20));
        assertThat(update("--only", "tor", "--max-size", "1")).isEqualTo(1);
        assertThat(out()).contains("tor: failed, the old list stays: larger than 1 MB\n");

        assertThat(exits()).hasContent(EXITS);
        assertThat(parts()).containsExactly("exit-addresses");
    }

    @Test
    void followsNoRedirectAndGoesOnWithTheOtherLists() {
        has("exit-addresses", EXITS);
        status = 302;

        assertThat(update("--only", "tor,oracle")).isEqualTo(1);

        assertThat(out()).contains("tor: failed: HTTP 302\n").contains("oracle: failed: HTTP 404\n");
        assertThat(exits()).doesNotExist();
    }

    private List<String> parts() throws IOException {
        try (var files = Files.list(folder.resolve("tor"))) {
            return files.map(file -> folder.resolve("tor").relativize(file).toString())
                    .toList();
        }
    }
}
