package io.github.cowriekit.enrich.internal.virustotal;

import io.github.cowriekit.enrich.internal.http.HttpAnswer;
import io.github.cowriekit.enrich.internal.http.Question;
import io.github.cowriekit.enrich.internal.http.SourceHttp;
import io.github.cowriekit.enrich.internal.json.Fields;
import io.github.cowriekit.enrich.spi.Enricher;
import io.github.cowriekit.enrich.spi.EnricherSettings;
import io.github.cowriekit.model.intel.Facts;
import io.github.cowriekit.model.intel.Observable;
import io.github.cowriekit.model.intel.ObservableType;
import io.github.cowriekit.model.intel.VirusTotalFileFacts;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Asks for the objects of the <a href="https://docs.virustotal.com/reference/overview">VirusTotal API v3</a>. */
final class VirusTotalEnricher implements Enricher {
    private static final Duration NEW_FILE = Duration.ofDays(30);
    private static final Duration NEW_FILE_LIFETIME = Duration.ofDays(1);
    private static final Duration OLD_FILE_LIFETIME = Duration.ofDays(7);

    private final SourceHttp http;

    VirusTotalEnricher(EnricherSettings settings) {
        this.http = SourceHttp.keyed(settings, "x-apikey");
    }

    @Override
    public String source() {
        return VirusTotalProvider.NAME;
    }

    @Override
    public Set<ObservableType> supports() {
        return Set.of(ObservableType.SHA256, ObservableType.URL, ObservableType.HOST, ObservableType.IP);
    }

    @Override
    public Optional<Facts> lookup(Observable observable) {
        return lookup(observable, body -> {});
    }

    @Override
    public Optional<Facts> lookup(Observable observable, Consumer<String> raw) {
        String value = observable.value();
        return switch (observable.type()) {
            case SHA256 -> ask("/files/" + Question.segment(value), "file", FileAnswer::read, raw);
            case URL -> ask("/urls/" + urlId(value), "url", LocationAnswers::url, raw);
            case HOST -> ask("/domains/" + Question.segment(value), "domain", LocationAnswers::domain, raw);
            case IP -> ask("/ip_addresses/" + Question.address(value), "ip_address", LocationAnswers::address, raw);
            case SSH_KEY, PASSWORD ->
                throw new IllegalArgumentException(
                        "VirusTotal cannot be asked about: " + observable.type().label());
        };
    }

    /** Verdicts on a new file change daily, those on an old one hardly. */
    @Override
    public @Nullable Duration lifetime(Facts facts, Instant fetchedAt) {
        if (!(facts instanceof VirusTotalFileFacts file)) {
            return null;
        }
        Instant first = file.firstSubmission();
        boolean isOld = first != null && first.isBefore(fetchedAt.minus(NEW_FILE));
        return isOld ? OLD_FILE_LIFETIME : NEW_FILE_LIFETIME;
    }

    /**
     * Returns the id of a URL: the URL-safe base64 of it without padding. Plain base64 holds slashes and would name another
     * endpoint. Control characters go in as they are: it is for VirusTotal to know such a URL or not.
     */
    private static String urlId(String url) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Question.utf8(url));
    }

    private Optional<Facts> ask(String path, String type, Function<Fields, Facts> reader, Consumer<String> raw) {
        HttpAnswer answer = http.get(path);
        Optional<Fields> error = answer.findObject().map(root -> root.object("error"));
        String code = error.map(fields -> fields.text("code")).orElse(null);
        if (code != null) {
            if (VirusTotalErrors.isNotFound(code)) {
                return Optional.empty();
            }
            throw VirusTotalErrors.of(code, answer);
        }
        if (answer.status() == 429) {
            throw VirusTotalErrors.throttled(answer);
        }
        Fields data = answer.object().object("data");
        Fields attributes = data.object("attributes");
        String answeredType = data.text("type");
        boolean isOther = answeredType != null && !answeredType.equals(type);
        if (isOther || attributes.isEmpty()) {
            throw answer.invalid("no object of type " + type);
        }
        raw.accept(answer.body());
        return Optional.of(reader.apply(attributes));
    }
}
