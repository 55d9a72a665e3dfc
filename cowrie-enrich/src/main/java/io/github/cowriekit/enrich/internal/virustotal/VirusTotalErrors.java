package io.github.cowriekit.enrich.internal.virustotal;

import io.github.cowriekit.enrich.spi.AuthenticationException;
import io.github.cowriekit.enrich.spi.EnrichmentException;
import io.github.cowriekit.enrich.spi.RejectedQuestionException;
import io.github.cowriekit.enrich.spi.SourceUnavailableException;
import io.github.cowriekit.enrich.spi.ThrottledException;
import io.github.cowriekit.enrich.spi.http.HttpAnswer;

/**
 * What the {@code error.code} of <a href="https://docs.virustotal.com/reference/errors">VirusTotal</a> means here.
 *
 * <p>The codes are documented, the HTTP status that comes with most of them is not; the code decides.
 */
final class VirusTotalErrors {
    private VirusTotalErrors() {}

    /** Returns whether the code is the normal answer about something VirusTotal never saw. */
    static boolean isNotFound(String code) {
        return code.equals("NotFoundError");
    }

    static EnrichmentException of(String code, HttpAnswer answer) {
        return switch (code) {
            case "AuthenticationRequiredError", "WrongCredentialsError", "UserNotActiveError" ->
                new AuthenticationException(answer.describe("VirusTotal does not accept the API key"));
            // A premium endpoint. The others still work with this key, so the source goes on and only this question is
            // answered for good.
            case "ForbiddenError" ->
                new RejectedQuestionException(answer.describe("this API key may not ask VirusTotal this"));
            case "BadRequestError", "InvalidArgumentError" ->
                new RejectedQuestionException(answer.describe("VirusTotal refuses the question"));
            case "NotAvailableYet", "FailedDependencyError", "TransientError", "DeadlineExceededError" ->
                new SourceUnavailableException(answer.describe("VirusTotal cannot answer at the moment"));
            case "QuotaExceededError", "TooManyRequestsError" -> throttled(answer);
            default -> answer.status() == 200 ? answer.invalid("an unknown error") : answer.failure();
        };
    }

    /**
     * Returns "wait", without a time unless VirusTotal names one: it does not say whether the quota of a minute, a day or a
     * month is spent. That of a minute is over after 60 seconds; who waits that long and is refused again knows that it was
     * another one.
     */
    static EnrichmentException throttled(HttpAnswer answer) {
        return new ThrottledException(answer.describe("the VirusTotal quota is spent"), answer.retryAfter());
    }
}
