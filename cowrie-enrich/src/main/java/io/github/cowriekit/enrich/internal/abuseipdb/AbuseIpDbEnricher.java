package io.github.cowriekit.enrich.internal.abuseipdb;

import io.github.cowriekit.enrich.internal.disclosure.Networks;
import io.github.cowriekit.enrich.spi.Enricher;
import io.github.cowriekit.enrich.spi.EnricherSettings;
import io.github.cowriekit.enrich.spi.QuotaExceededException;
import io.github.cowriekit.enrich.spi.http.AnswerFields;
import io.github.cowriekit.enrich.spi.http.HttpAnswer;
import io.github.cowriekit.enrich.spi.http.PathSegment;
import io.github.cowriekit.enrich.spi.http.SourceHttp;
import io.github.cowriekit.model.intel.Facts;
import io.github.cowriekit.model.intel.Observable;
import io.github.cowriekit.model.intel.ObservableType;
import io.github.cowriekit.model.intel.abuseipdb.AbuseIpDbFacts;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Asks {@code /check} of the <a href="https://docs.abuseipdb.com/#check-endpoint">AbuseIPDB API v2</a>.
 *
 * <p>The answer lists every report of 90 days, so it is read and not kept as it arrived.
 */
final class AbuseIpDbEnricher implements Enricher {
    private final SourceHttp http;

    AbuseIpDbEnricher(EnricherSettings settings) {
        this.http = SourceHttp.keyed(settings, "Key");
    }

    @Override
    public String source() {
        return AbuseIpDbProvider.NAME;
    }

    @Override
    public Set<ObservableType> supports() {
        return Set.of(ObservableType.IP);
    }

    @Override
    public Optional<Facts> lookup(Observable observable) {
        HttpAnswer answer = http.get(
                "/check?ipAddress=" + PathSegment.ofAddress(observable.value()) + "&maxAgeInDays=90&verbose=true");
        boolean isSpent = answer.findObject().filter(body -> body.has("errors")).isPresent();
        if (answer.status() == 429 && isSpent) {
            // the only limit that the service words this way is that of the day; a proxy that throttles has other words
            throw new QuotaExceededException(answer.describe("the checks of this AbuseIPDB key are spent for today"));
        }
        AnswerFields data = answer.object().object("data");
        if (!data.has("ipAddress") && !data.has("abuseConfidenceScore")) {
            throw answer.invalid("no address object");
        }
        AbuseIpDbFacts facts = AbuseIpDbAnswer.read(data);
        return saysSomething(facts) && !Networks.differ(facts.ip(), observable.value())
                ? Optional.of(facts)
                : Optional.empty();
    }

    /** There is no 404: an address that nobody reported has a score and a number of reports of zero. */
    private static boolean saysSomething(AbuseIpDbFacts facts) {
        return isPositive(facts.totalReports())
                || isPositive(facts.abuseConfidenceScore())
                || facts.lastReported() != null
                || Boolean.TRUE.equals(facts.whitelisted())
                || Boolean.TRUE.equals(facts.tor());
    }

    private static boolean isPositive(@Nullable Long number) {
        return number != null && number > 0;
    }
}
