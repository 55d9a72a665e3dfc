package io.github.cowriekit.service;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** {@link KilledServiceMain} in a process of its own. */
final class ServiceProcess implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Process process;
    private final CompletableFuture<Integer> port;

    private ServiceProcess(Process process) {
        this.process = process;
        this.port = CompletableFuture.supplyAsync(() -> {
            try (BufferedReader out = process.inputReader()) {
                String line = out.readLine();
                return line == null ? -1 : Integer.parseInt(line);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    static ServiceProcess start(Path folder, LoopbackReceivers receivers) throws IOException {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx96m",
                "-XX:+ExitOnOutOfMemoryError",
                "-Duser.language=en",
                // SQLite unpacks its library, which stays there when it is killed
                "-Djava.io.tmpdir=" + folder.resolve("tmp"),
                "-cp",
                System.getProperty("java.class.path"),
                KilledServiceMain.class.getName(),
                folder.toString(),
                String.valueOf(receivers.httpPort()),
                String.valueOf(receivers.httpPort()),
                String.valueOf(receivers.syslogPort()));
        return new ServiceProcess(new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("errors").toFile()))
                .start());
    }

    /** Waits until it follows the log, and returns the port of {@code /health}, -1 if it ended before. */
    int port() throws Exception {
        return port.get(120, TimeUnit.SECONDS);
    }

    /** Lets it run for a while, and returns whether it still does. */
    boolean runsFor(long millis) throws InterruptedException {
        return !process.waitFor(millis, TimeUnit.MILLISECONDS);
    }

    JsonNode health() throws Exception {
        try (InputStream in =
                URI.create("http://127.0.0.1:" + port() + "/health").toURL().openStream()) {
            return JSON.readTree(in);
        }
    }

    /** Sends SIGKILL. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Lets it close, and returns with which code it ended. */
    int end() throws Exception {
        process.getOutputStream().close();
        if (!process.waitFor(120, TimeUnit.SECONDS)) {
            throw new AssertionError("it does not end");
        }
        return process.exitValue();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
