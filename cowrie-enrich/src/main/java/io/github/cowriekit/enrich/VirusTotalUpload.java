package io.github.cowriekit.enrich;

import io.github.cowriekit.enrich.internal.config.UserAgent;
import io.github.cowriekit.enrich.internal.http.HttpClients;
import io.github.cowriekit.enrich.internal.http.Proxies;
import io.github.cowriekit.enrich.internal.virustotal.KeyFiles;
import io.github.cowriekit.enrich.internal.virustotal.UploadClient;
import io.github.cowriekit.enrich.spi.ApiKey;
import io.github.cowriekit.enrich.spi.EnricherSettings;
import io.github.cowriekit.enrich.spi.EnrichmentException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Uploads files to VirusTotal. Nothing else in this library does, and {@link Enrichment} never comes here.
 *
 * <p><b>What is uploaded becomes public:</b> VirusTotal keeps the file, shows it to whoever pays for that, and there is no
 * way back. Upload only what an attacker left and nobody else has, one that VirusTotal does not know by its hash. A file may
 * hold what identifies your sensor or a victim; look before you upload.
 *
 * <p>Files that are empty, hold keys, or are larger than the caller allows are refused before anything is sent. The name of
 * a file is not sent. An upload is not repeated when it fails, and does not count against the limits of the source
 * {@code virustotal}. Immutable and safe for use by several threads.
 *
 * @since 0.1.0
 */
public final class VirusTotalUpload {
    private static final long LARGEST = 650_000_000;

    private final UploadClient client;
    private final long maxBytes;

    private VirusTotalUpload(UploadClient client, long maxBytes) {
        this.client = client;
        this.maxBytes = maxBytes;
    }

    /** Returns a builder for the account with this key: files of up to 32 MB, ten minutes for one. */
    public static Builder builder(ApiKey key) {
        return new Builder(key);
    }

    /**
     * Uploads a file, which makes it public.
     *
     * <p>Blocks until it is there. Files above 32 MB take one request more, for the address they go to.
     *
     * @param file a regular file
     * @return id of the analysis; not the hash of the file, by which its report is found
     * @throws IllegalArgumentException if the file is none, cannot be read, is empty, is too large or holds keys
     * @throws EnrichmentException if VirusTotal does not take it
     */
    public String upload(Path file) {
        try {
            if (!Files.isRegularFile(file)) {
                throw new IllegalArgumentException("not a regular file, so it is not uploaded");
            }
            long size = Files.size(file);
            if (size == 0) {
                throw new IllegalArgumentException("an empty file is not uploaded");
            }
            if (size > maxBytes) {
                throw new IllegalArgumentException(
                        "a file of " + size + " bytes is not uploaded; " + maxBytes + " are allowed");
            }
            if (KeyFiles.isOne(file)) {
                throw new IllegalArgumentException("a file that holds keys is not uploaded: it may identify somebody");
            }
            return client.upload(file, size);
        } catch (IOException e) {
            throw new IllegalArgumentException("the file cannot be read", e);
        }
    }

    /** Builds {@link VirusTotalUpload}; not thread-safe. */
    public static final class Builder {
        private final ApiKey key;
        private URI baseUrl = URI.create("https://www.virustotal.com/api/v3");
        private long maxBytes = UploadClient.LARGEST_AT_ONCE;
        private Duration timeout = Duration.ofMinutes(10);
        private @Nullable HttpClient httpClient;
        private String userAgent = UserAgent.of(null);

        private Builder(ApiKey key) {
            this.key = Objects.requireNonNull(key, "key");
        }

        /**
         * Sets the size of the largest file that is uploaded.
         *
         * @throws IllegalArgumentException if it is not positive or above 650 MB, which VirusTotal does not take
         */
        public Builder maxBytes(long bytes) {
            if (bytes < 1 || bytes > LARGEST) {
                throw new IllegalArgumentException("the largest file must have 1 to " + LARGEST + " bytes");
            }
            this.maxBytes = bytes;
            return this;
        }

        /** Sets where the API is, without a slash at the end. */
        public Builder baseUrl(URI baseUrl) {
            this.baseUrl = Objects.requireNonNull(baseUrl, "baseUrl");
            return this;
        }

        /** Sets the longest time for one request. */
        public Builder timeout(Duration timeout) {
            this.timeout = Objects.requireNonNull(timeout, "timeout");
            return this;
        }

        /** Sets the client to upload with; it stays open and must not follow redirects. */
        public Builder httpClient(HttpClient httpClient) {
            this.httpClient = Objects.requireNonNull(httpClient, "httpClient");
            return this;
        }

        /**
         * Sets the address that VirusTotal can write to; it is sent as part of the User-Agent.
         *
         * @throws IllegalArgumentException if it is not printable ASCII
         */
        public Builder contact(String email) {
            this.userAgent = UserAgent.of(UserAgent.checkedContact(email));
            return this;
        }

        /**
         * Returns what uploads; nothing is sent yet.
         *
         * @throws IllegalArgumentException if the base URL or the HTTP client cannot be used, or a variable such as
         *     {@code HTTPS_PROXY} names no proxy
         */
        public VirusTotalUpload build() {
            EnricherSettings settings = EnricherSettings.builder()
                    .baseUrl(baseUrl)
                    .key(key)
                    .userAgent(userAgent)
                    .httpClient(httpClient == null ? HttpClients.lent(Proxies.of(System.getenv())) : httpClient)
                    .timeout(timeout)
                    .build();
            return new VirusTotalUpload(new UploadClient(settings), maxBytes);
        }
    }
}
