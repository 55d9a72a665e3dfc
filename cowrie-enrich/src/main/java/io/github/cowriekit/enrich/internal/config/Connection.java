package io.github.cowriekit.enrich.internal.config;

import io.github.cowriekit.enrich.EnrichmentClosedException;
import io.github.cowriekit.enrich.internal.http.HttpClients;
import io.github.cowriekit.enrich.internal.http.NoNetwork;
import io.github.cowriekit.enrich.internal.http.Proxies;
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
public final class Connection implements AutoCloseable {
    private final String userAgent;
    private final @Nullable Duration timeout;
    private final Clock clock;
    private final Proxies proxies;
    private final @Nullable HttpClient httpClient;
    private HttpClients.@Nullable Lease lease;
    private boolean closed;

    /**
     * Creates it.
     *
     * @param userAgent name under which sources are asked
     * @param httpClient client of the caller, null for that of this process
     * @param proxies how that one reaches the sources
     * @param timeout longest wait for an answer, null for that of each source
     * @param clock time
     * @param offline whether nothing may leave the machine
     */
    public Connection(
            String userAgent,
            @Nullable HttpClient httpClient,
            Proxies proxies,
            @Nullable Duration timeout,
            Clock clock,
            boolean offline) {
        this.userAgent = userAgent;
        this.httpClient = offline ? new NoNetwork() : httpClient;
        this.proxies = proxies;
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
                .lists(source.lists())
                .build();
    }

    /** Taken by the first source that needs it: a client starts a thread. */
    private synchronized HttpClient httpClient() {
        if (httpClient != null) {
            return httpClient;
        }
        if (closed) {
            throw new EnrichmentClosedException("the enrichment is closed");
        }
        if (lease == null) {
            lease = HttpClients.lease(proxies);
        }
        return lease.client();
    }

    /** Gives the client of this process back; that of the caller stays open. */
    @Override
    public synchronized void close() {
        closed = true;
        if (lease != null) {
            lease.close();
        }
    }
}
