package io.github.cowriekit.enrich.internal.dshield;

import io.github.cowriekit.enrich.spi.EnrichmentException;
import io.github.cowriekit.enrich.spi.QuotaExceededException;
import io.github.cowriekit.enrich.spi.ThrottledException;
import io.github.cowriekit.enrich.spi.http.HttpAnswer;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What <a href="https://isc.sans.edu/api/">SANS ISC</a> means by a status without success. */
public final class IscErrors {
    private static final Pattern TRY_AGAIN =
            Pattern.compile("try again after (\\d{1,6}) seconds", Pattern.CASE_INSENSITIVE);
    // "stop for 5 minutes", says the API page about status 429
    private static final Duration SHORTEST_STOP = Duration.ofMinutes(5);

    private IscErrors() {}

    /** Returns the exception for an answer with a status other than 200. */
    public static EnrichmentException of(HttpAnswer answer) {
        return switch (answer.status()) {
            case 429 -> new ThrottledException(answer.describe("too many requests"), wait(answer));
            // There is no key that could be wrong: DShield locks out agents without a contact address and networks that
            // ask too much. Asking on makes it worse, so the source stops as if its quota were spent.
            case 401, 403 ->
                new QuotaExceededException(answer.describe(
                        "DShield does not answer this network or agent; give a contact address and ask less"));
            default -> answer.failure();
        };
    }

    private static Duration wait(HttpAnswer answer) {
        Duration wait = answer.retryAfter();
        if (wait == null) {
            wait = waitInWords(answer.startOfBody());
        }
        return wait == null || wait.compareTo(SHORTEST_STOP) < 0 ? SHORTEST_STOP : wait;
    }

    private static @Nullable Duration waitInWords(String body) {
        Matcher matcher = TRY_AGAIN.matcher(body);
        return matcher.find() ? Duration.ofSeconds(Long.parseLong(matcher.group(1))) : null;
    }
}
