package io.github.cowriekit.enrich.internal.shodan;

import io.github.cowriekit.enrich.spi.AuthenticationException;
import io.github.cowriekit.enrich.spi.EnrichmentException;
import io.github.cowriekit.enrich.spi.QuotaExceededException;
import io.github.cowriekit.enrich.spi.ThrottledException;
import io.github.cowriekit.enrich.spi.http.HttpAnswer;
import java.time.Duration;
import java.util.Locale;

/**
 * What the {@code error} text of Shodan means here.
 *
 * <p>There are no error codes, and an error can come with status 200, which the official client looks out for as well. So
 * the words decide where they are known, and the status where they are not.
 */
final class ShodanErrors {
    // the limit is one request a second; a little more makes sure that the second is over
    private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(2);

    private ShodanErrors() {}

    /** Returns whether the error is the normal answer about an address that Shodan knows nothing of. */
    static boolean isNotFound(String error, HttpAnswer answer) {
        return answer.status() == 404 || (answer.status() == 200 && says(error, "no information"));
    }

    static EnrichmentException of(String error, HttpAnswer answer) {
        if (answer.status() >= 500) {
            return answer.failure();
        }
        if (says(error, "credits")) {
            return new QuotaExceededException(answer.describe("the query credits of this Shodan account are spent"));
        }
        if (answer.status() == 429 || says(error, "rate limit")) {
            Duration wait = answer.retryAfter();
            return new ThrottledException(answer.describe("too many requests"), wait == null ? SHORTEST_PAUSE : wait);
        }
        if (says(error, "membership") || says(error, "upgrade")) {
            // Every address that Shodan knows is refused like this, so asking on is of no use.
            return new AuthenticationException(answer.describe(
                    "the plan of this Shodan key has no host lookups; the source internetdb needs none"));
        }
        if (answer.status() == 401
                || answer.status() == 403
                || says(error, "api key")
                || says(error, "access denied")) {
            return new AuthenticationException(answer.describe("Shodan does not accept the API key"));
        }
        return answer.status() == 200 ? answer.invalid("an unknown error") : answer.failure();
    }

    private static boolean says(String error, String words) {
        return error.toLowerCase(Locale.ROOT).contains(words);
    }
}
