package io.github.cowriekit.enrich.internal.hibp;

import io.github.cowriekit.enrich.spi.EnricherSettings;
import io.github.cowriekit.enrich.spi.InvalidAnswerException;
import io.github.cowriekit.enrich.spi.SharedAnswer;
import io.github.cowriekit.enrich.spi.SharedEnricher;
import io.github.cowriekit.enrich.spi.http.HttpAnswer;
import io.github.cowriekit.enrich.spi.http.SourceHttp;
import io.github.cowriekit.model.intel.Observable;
import io.github.cowriekit.model.intel.ObservableType;
import io.github.cowriekit.model.intel.hibp.HibpFacts;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Asks {@code /range/} of <a href="https://haveibeenpwned.com/API/v3#PwnedPasswords">Pwned Passwords</a> for all hashes that
 * begin with the same five digits, and looks for the password among them here.
 *
 * <p>Neither password nor hash leaves the machine. Padding hides from whoever watches the line how many hashes came.
 */
final class HibpEnricher implements SharedEnricher {
    private static final Pattern LINE = Pattern.compile("[0-9A-F]{35}:\\d{1,18}");
    private static final Map<String, String> HEADERS = Map.of("Accept", "text/plain", "Add-Padding", "true");

    private final SourceHttp http;

    HibpEnricher(EnricherSettings settings) {
        this.http = SourceHttp.keyless(settings);
    }

    @Override
    public String source() {
        return HibpProvider.NAME;
    }

    @Override
    public Set<ObservableType> supports() {
        return Set.of(ObservableType.PASSWORD);
    }

    @Override
    public List<String> keys(Observable observable) {
        return List.of(PasswordHash.of(observable.value()).prefix());
    }

    @Override
    public Optional<String> fetch(String key) {
        HttpAnswer answer = http.get("/range/" + key, HEADERS);
        if (answer.status() != 200) {
            throw answer.failure();
        }
        List<String> lines = answer.body().strip().lines().toList();
        if (lines.isEmpty() || !areHashes(lines)) {
            throw answer.invalid("no list of hashes");
        }
        // padding has a count of zero
        return Optional.of(lines.stream().filter(line -> !line.matches(".*:0+")).collect(Collectors.joining("\n")));
    }

    @Override
    public SharedAnswer read(String key, String body) {
        if (!areHashes(body.lines().toList())) {
            throw new InvalidAnswerException("no list of hashes");
        }
        String lines = "\n" + body + "\n";
        return observable -> {
            String hash = "\n" + PasswordHash.of(observable.value()).suffix() + ":";
            int start = lines.indexOf(hash);
            return start < 0 ? Optional.empty() : Optional.of(new HibpFacts(count(lines, start + hash.length())));
        };
    }

    private static long count(String lines, int start) {
        return Long.parseLong(lines.substring(start, lines.indexOf('\n', start)));
    }

    private static boolean areHashes(List<String> lines) {
        return lines.stream().allMatch(line -> LINE.matcher(line).matches());
    }
}
