package io.github.cowriekit.enrich.internal;

import io.github.cowriekit.enrich.spi.ApiKey;
import io.github.cowriekit.enrich.spi.EnricherSettings;
import io.github.cowriekit.enrich.spi.SourceDefaults;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the enrichers of one engine share to reach their sources. Thread-safe. */
public final class Connection {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);

    private final String userAgent;
    private final @Nullable Duration timeout;
    private final Clock clock;
    private @Nullable HttpClient httpClient;

    /**
     * Creates it.
     *
     * @param userAgent name under which sources are asked
     * @param httpClient client of the caller, null for one of our own
     * @param timeout longest wait for an answer, null for that of each source
     * @param clock time
     * @param offline whether nothing may leave the machine
     */
    public Connection(
            String userAgent,
            @Nullable HttpClient httpClient,
            @Nullable Duration timeout,
            Clock clock,
            boolean offline) {
        this.userAgent = userAgent;
        this.httpClient = offline ? new NoNetwork() : httpClient;
        this.timeout = timeout;
        this.clock = clock;
    }

    EnricherSettings settings(SourceDefaults source, @Nullable ApiKey key, List<Path> files) {
        return EnricherSettings.builder()
                .baseUrl(source.baseUrl())
                .key(key)
                .userAgent(userAgent)
                .httpClient(httpClient())
                .timeout(timeout == null ? source.timeout() : timeout)
                .clock(clock)
                .files(files)
                .largestAnswer(source.largestAnswer())
                .build();
    }

    /** Made by the first source that needs it: a client starts a thread. */
    private synchronized HttpClient httpClient() {
        HttpClient client = httpClient;
        if (client == null) {
            client = HttpClient.newBuilder()
                    .connectTimeout(CONNECT_TIMEOUT)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .build();
            httpClient = client;
        }
        return client;
    }
}
