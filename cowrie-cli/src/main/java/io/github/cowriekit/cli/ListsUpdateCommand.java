package io.github.cowriekit.cli;

import io.github.cowriekit.cli.internal.console.Console;
import io.github.cowriekit.cli.internal.console.Failures;
import io.github.cowriekit.enrich.Enrichment;
import io.github.cowriekit.model.intel.EnrichmentResult;
import io.github.cowriekit.model.intel.Observable;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * Fetches lists into a folder, one folder in it for each source that reads them.
 *
 * <p>A list takes the place of the old one at once, and only if its source can read it; else the old one stays.
 */
@Command(
        name = "update",
        description = "Fetches lists into a folder; 'lists' shows from where and under what terms.",
        mixinStandardHelpOptions = true)
final class ListsUpdateCommand implements Callable<Integer> {
    private static final Observable ANY_ADDRESS = Observable.ip("8.8.8.8");
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /** For a whole list, the largest of which is tens of megabytes. */
    private static final Duration LONGEST = Duration.ofMinutes(10);
    /** With two digits of the day, which {@code RFC_1123_DATE_TIME} does not write and servers need. */
    private static final DateTimeFormatter HTTP_DATE =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US);

    private final Console console;
    private final Duration longest;

    @Parameters(paramLabel = "DIR", description = "Where the lists are kept.")
    private Path folder = Path.of("");

    @Option(names = "--only", split = ",", paramLabel = "LIST", description = "Only these: ${COMPLETION-CANDIDATES}.")
    private Set<KnownList> only = EnumSet.allOf(KnownList.class);

    @Option(names = "--mirror", paramLabel = "URL", description = "Fetch URL/FILE in place of the official address.")
    private @Nullable URI mirror;

    @Option(
            names = "--max-size",
            paramLabel = "MB",
            defaultValue = "64",
            description = "Refuse larger lists (default: ${DEFAULT-VALUE}).")
    private int maxSize = 64;

    @Spec
    private @Nullable CommandSpec spec;

    ListsUpdateCommand(Console console) {
        this(console, LONGEST);
    }

    ListsUpdateCommand(Console console, Duration longest) {
        this.console = console;
        this.longest = longest;
    }

    @Override
    public Integer call() throws InterruptedException {
        checkOptions();
        // follows no redirect: a list comes from where 'lists' says
        HttpClient client = HttpClient.newBuilder()
                .connectTimeout(PATIENCE)
                .proxy(proxies())
                .build();
        int failed = 0;
        for (KnownList list : only) {
            String outcome;
            try {
                outcome = update(client, list);
            } catch (IOException e) {
                failed++;
                boolean isThere = Files.exists(folder.resolve(list.source()).resolve(list.file()));
                outcome = "failed" + (isThere ? ", the old list stays: " : ": ") + Failures.text(e);
            }
            console.print(list.name().toLowerCase(Locale.ROOT) + ": " + outcome);
        }
        for (String source : new TreeSet<>(only.stream().map(KnownList::source).toList())) {
            console.print("COWRIEKIT_" + source.toUpperCase(Locale.ROOT) + "_FILES=" + folder.resolve(source));
        }
        return failed == 0 ? 0 : 1;
    }

    private ProxySelector proxies() {
        try {
            return Enrichment.proxies(console.environment());
        } catch (IllegalArgumentException e) {
            throw new ParameterException(Objects.requireNonNull(spec).commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    private void checkOptions() {
        boolean isUrl = mirror == null
                || (mirror.getHost() != null
                        && ("http".equalsIgnoreCase(mirror.getScheme())
                                || "https".equalsIgnoreCase(mirror.getScheme())));
        if (!isUrl) {
            throw new ParameterException(
                    Objects.requireNonNull(spec).commandLine(), "--mirror is not an http or https URL: " + mirror);
        }
        if (maxSize < 1) {
            throw new ParameterException(
                    Objects.requireNonNull(spec).commandLine(), "--max-size must be positive: " + maxSize);
        }
    }

    private String update(HttpClient client, KnownList list) throws IOException, InterruptedException {
        Path target = folder.resolve(list.source()).resolve(list.file());
        HttpResponse<InputStream> response =
                client.send(request(list, target), HttpResponse.BodyHandlers.ofInputStream());
        AtomicBoolean late = new AtomicBoolean();
        try (InputStream body = response.body()) {
            // the time-out of a request ends with the headers
            CompletableFuture.delayedExecutor(longest.toMillis(), TimeUnit.MILLISECONDS)
                    .execute(() -> end(body, late));
            if (response.statusCode() == 304) {
                return "not changed";
            }
            if (response.statusCode() != 200) {
                throw new IOException("HTTP " + response.statusCode());
            }
            int limit = (int) Math.min((long) maxSize << 20, Integer.MAX_VALUE - 1L);
            byte[] content = read(body, limit + 1, late);
            if (content.length > limit) {
                throw new IOException("larger than " + maxSize + " MB");
            }
            replace(list, target, content, modified(response));
            return "written to " + target;
        }
    }

    private static byte[] read(InputStream body, int most, AtomicBoolean late) throws IOException {
        try {
            byte[] content = body.readNBytes(most);
            if (!late.get()) {
                return content;
            }
        } catch (IOException e) {
            if (!late.get()) {
                throw e;
            }
        }
        throw new HttpTimeoutException("the list does not end");
    }

    private static void end(InputStream body, AtomicBoolean late) {
        late.set(true);
        try {
            body.close();
        } catch (IOException e) {
            // whoever reads it is told
        }
    }

    private HttpRequest request(KnownList list, Path target) throws IOException {
        URI url = mirror == null ? list.url() : URI.create(mirror + "/" + list.file());
        HttpRequest.Builder request =
                HttpRequest.newBuilder(url).timeout(PATIENCE).header("User-Agent", "cowriekit");
        if (Files.exists(target)) {
            Instant written = Files.getLastModifiedTime(target).toInstant();
            request.header("If-Modified-Since", HTTP_DATE.format(written.atOffset(ZoneOffset.UTC)));
        }
        return request.build();
    }

    private static @Nullable FileTime modified(HttpResponse<?> response) {
        try {
            return response.headers()
                    .firstValue("Last-Modified")
                    .map(value -> FileTime.from(Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(value))))
                    .orElse(null);
        } catch (DateTimeException notATime) {
            return null;
        }
    }

    private void replace(KnownList list, Path target, byte[] content, @Nullable FileTime modified) throws IOException {
        Path home = Files.createDirectories(folder.resolve(list.source()));
        // hidden, so that a source that reads the folder passes it over
        Path part = Files.createTempFile(home, ".", ".part");
        // also when the process is told to end meanwhile
        part.toFile().deleteOnExit();
        try {
            setMode(part, target);
            Files.write(part, content);
            if (modified != null) {
                Files.setLastModifiedTime(part, modified);
            }
            requireReadable(list, part);
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /** A list is read by whoever could read the old one; a new one by everybody, as it was for all to fetch. */
    private static void setMode(Path part, Path target) throws IOException {
        if (Files.getFileStore(part).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(
                    part,
                    Files.exists(target)
                            ? Files.getPosixFilePermissions(target)
                            : PosixFilePermissions.fromString("rw-r--r--"));
        }
    }

    private static void requireReadable(KnownList list, Path file) throws IOException {
        try (Enrichment enrichment = Enrichment.builder()
                .environment(Map.of())
                .offline()
                .source(list.source(), source -> source.files(file))
                .build()) {
            for (EnrichmentResult result : enrichment.lookup(ANY_ADDRESS)) {
                if (result instanceof EnrichmentResult.Skipped skipped) {
                    throw new IOException(skipped.text());
                }
            }
        }
    }
}
