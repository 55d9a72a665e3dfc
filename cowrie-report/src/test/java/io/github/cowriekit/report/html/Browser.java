package io.github.cowriekit.report.html;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Headless Chromium, driven over WebDriver by the chromedriver of this machine. */
final class Browser implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String AXE = axe();
    private static final Pattern PORT = Pattern.compile("started successfully on port (\\d+)");

    private final Process driver;
    private final String session;

    private Browser(Process driver, String base, Path chromium) {
        this.driver = driver;
        List<String> arguments = List.of(
                "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--window-size=1200,900");
        Map<String, Object> options = Map.of("binary", chromium.toString(), "args", arguments);
        JsonNode made = post(
                base + "/session",
                Map.of(
                        "capabilities",
                        Map.of(
                                "alwaysMatch",
                                Map.of(
                                        "browserName",
                                        "chrome",
                                        "goog:chromeOptions",
                                        options,
                                        "goog:loggingPrefs",
                                        Map.of("browser", "ALL", "performance", "ALL")))));
        this.session = base + "/session/" + made.get("sessionId").asText();
    }

    /** Starts a browser, if this machine has one with its driver. */
    static Optional<Browser> start() throws IOException {
        Optional<Path> driver = onPath("chromedriver");
        Optional<Path> chromium = Stream.of("chromium", "google-chrome", "chromium-browser")
                .flatMap(name -> onPath(name).stream())
                .findFirst();
        if (driver.isEmpty() || chromium.isEmpty()) {
            return Optional.empty();
        }
        Process process = new ProcessBuilder(driver.get().toString(), "--port=0")
                .redirectErrorStream(true)
                .start();
        BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            Matcher port = PORT.matcher(line);
            if (port.find()) {
                String base = "http://127.0.0.1:" + port.group(1);
                return Optional.of(new Browser(process, base, chromium.get()));
            }
        }
        process.destroy();
        return Optional.empty();
    }

    private static Optional<Path> onPath(String name) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(Pattern.quote(File.pathSeparator)))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    void open(Path page) {
        open(page.toUri().toString());
    }

    void open(String address) {
        post(session + "/url", Map.of("url", address));
    }

    /** Empties the logs of the console and of the requests. */
    void forget() {
        console();
        requests();
    }

    /** Opens a page at a place behind the {@code #}. */
    void open(Path page, String place) {
        open(page.toUri() + place);
    }

    void size(int width, int height) {
        post(session + "/window/rect", Map.of("width", width, "height", height));
    }

    /** Runs a function body and returns what it returns. */
    JsonNode run(String script) {
        return post(session + "/execute/sync", Map.of("script", script, "args", List.of()));
    }

    /** Returns the messages of the console since the last call. */
    List<String> console() {
        return log("browser", "message");
    }

    /** Returns the addresses that were asked for since the last call. */
    List<String> requests() {
        List<String> addresses = new ArrayList<>();
        for (String entry : log("performance", "message")) {
            try {
                JsonNode message = JSON.readTree(entry).path("message");
                if (message.path("method").asText().equals("Network.requestWillBeSent")) {
                    addresses.add(
                            message.path("params").path("request").path("url").asText());
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return addresses;
    }

    private List<String> log(String type, String key) {
        List<String> messages = new ArrayList<>();
        post(session + "/se/log", Map.of("type", type))
                .forEach(entry -> messages.add(entry.get(key).asText()));
        return messages;
    }

    byte[] screenshot() {
        return Base64.getDecoder()
                .decode(send("GET", session + "/screenshot", null).asText());
    }

    /** Returns the page as a PDF, as printing gives it. */
    byte[] print() {
        return Base64.getDecoder()
                .decode(post(session + "/print", Map.of("background", true)).asText());
    }

    /** Says that the user prefers dark, or light. */
    void dark(boolean dark) {
        post(
                session + "/goog/cdp/execute",
                Map.of(
                        "cmd",
                        "Emulation.setEmulatedMedia",
                        "params",
                        Map.of(
                                "features",
                                List.of(Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light")))));
    }

    /** Returns what axe-core finds wrong with the page as it is now, one line for each rule and place. */
    List<String> violations() {
        List<String> found = new ArrayList<>();
        post(session + "/execute/sync", Map.of("script", AXE + ";return 0", "args", List.of()));
        JsonNode results = post(
                session + "/execute/async",
                Map.of(
                        "script",
                        "const done = arguments[0]; axe.run().then(r => done(r.violations.flatMap(v =>"
                                + " v.nodes.map(n => v.id + ': ' + n.failureSummary + ' ' + n.html))))",
                        "args",
                        List.of()));
        results.forEach(line -> found.add(line.asText()));
        return found;
    }

    private static String axe() {
        try (InputStream in = Browser.class.getResourceAsStream("/axe.min.js")) {
            return new String(Objects.requireNonNull(in, "axe.min.js").readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private JsonNode post(String address, Object body) {
        return send("POST", address, body);
    }

    private static JsonNode send(String method, String address, @Nullable Object body) {
        try {
            HttpURLConnection connection =
                    (HttpURLConnection) URI.create(address).toURL().openConnection();
            connection.setRequestMethod(method);
            if (body != null) {
                connection.setDoOutput(true);
                JSON.writeValue(connection.getOutputStream(), body);
            }
            boolean failed = connection.getResponseCode() >= 400;
            try (InputStream in = failed ? connection.getErrorStream() : connection.getInputStream()) {
                JsonNode value = JSON.readTree(in).get("value");
                if (failed) {
                    throw new IllegalStateException(value.get("error") + ": " + value.get("message"));
                }
                return value;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            send("DELETE", session, null);
        } finally {
            driver.destroy();
        }
    }
}
