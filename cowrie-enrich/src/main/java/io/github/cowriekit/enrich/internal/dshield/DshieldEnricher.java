package io.github.cowriekit.enrich.internal.dshield;

import io.github.cowriekit.enrich.internal.http.HttpAnswer;
import io.github.cowriekit.enrich.internal.http.HttpEnricher;
import io.github.cowriekit.enrich.internal.http.Question;
import io.github.cowriekit.enrich.internal.http.SourceHttp;
import io.github.cowriekit.enrich.internal.json.Fields;
import io.github.cowriekit.enrich.spi.EnricherSettings;
import io.github.cowriekit.enrich.spi.QuotaExceededException;
import io.github.cowriekit.enrich.spi.ThrottledException;
import io.github.cowriekit.model.intel.DshieldFacts;
import io.github.cowriekit.model.intel.Facts;
import io.github.cowriekit.model.intel.Observable;
import io.github.cowriekit.model.intel.ObservableType;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Asks {@code /ip/} of the API that <a href="https://isc.sans.edu/api/">SANS ISC</a> describes. */
final class DshieldEnricher implements HttpEnricher {
    private static final Pattern TRY_AGAIN =
            Pattern.compile("try again after (\\d{1,6}) seconds", Pattern.CASE_INSENSITIVE);
    // "stop for 5 minutes", says the API page about status 429
    private static final Duration SHORTEST_STOP = Duration.ofMinutes(5);
    private static final DshieldFacts NOTHING = DshieldFacts.builder().build();

    private final SourceHttp http;

    DshieldEnricher(EnricherSettings settings) {
        this.http = SourceHttp.keyless(settings);
    }

    @Override
    public String source() {
        return DshieldProvider.NAME;
    }

    @Override
    public Set<ObservableType> supports() {
        return Set.of(ObservableType.IP);
    }

    @Override
    public HttpAnswer ask(Observable observable) {
        // without "?json" the answer is XML
        return http.get("/ip/" + Question.address(observable.value()) + "?json");
    }

    @Override
    public Optional<Facts> read(Observable observable, HttpAnswer answer) {
        switch (answer.status()) {
            case 429 -> throw new ThrottledException(answer.describe("too many requests"), wait(answer));
            // There is no key that could be wrong: DShield locks out agents without a contact address and networks that
            // ask too much. Asking on makes it worse, so the source stops as if its quota were spent.
            case 401, 403 ->
                throw new QuotaExceededException(answer.describe(
                        "DShield does not answer this network or agent; give a contact address and ask less"));
            default -> {
                return read(answer);
            }
        }
    }

    private static Optional<Facts> read(HttpAnswer answer) {
        Fields root = answer.object();
        if (root.has("error")) {
            throw answer.invalid("an error object");
        }
        if (!root.has("ip")) {
            return Optional.empty();
        }
        if (!root.hasContainer("ip")) {
            throw answer.invalid("no address object");
        }
        List<Fields> addresses = root.objects("ip");
        return addresses.stream().findFirst().<Facts>map(DshieldAnswer::read).filter(facts -> !facts.equals(NOTHING));
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
