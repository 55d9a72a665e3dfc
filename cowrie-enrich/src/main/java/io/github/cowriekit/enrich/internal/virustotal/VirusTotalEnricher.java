package io.github.cowriekit.enrich.internal.virustotal;

import io.github.cowriekit.enrich.spi.EnricherSettings;
import io.github.cowriekit.enrich.spi.http.AnswerFields;
import io.github.cowriekit.enrich.spi.http.HttpAnswer;
import io.github.cowriekit.enrich.spi.http.HttpEnricher;
import io.github.cowriekit.enrich.spi.http.PathSegment;
import io.github.cowriekit.enrich.spi.http.SourceHttp;
import io.github.cowriekit.model.intel.Facts;
import io.github.cowriekit.model.intel.Observable;
import io.github.cowriekit.model.intel.ObservableType;
import io.github.cowriekit.model.intel.virustotal.VirusTotalFileFacts;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Asks for the objects of the <a href="https://docs.virustotal.com/reference/overview">VirusTotal API v3</a>. */
final class VirusTotalEnricher implements HttpEnricher {
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
    public HttpAnswer ask(Observable observable) {
        String value = observable.value();
        return switch (observable.type()) {
            case SHA256 -> http.get("/files/" + PathSegment.of(value));
            case URL -> http.get("/urls/" + urlId(value));
            case HOST -> http.get("/domains/" + PathSegment.of(value));
            case IP -> http.get("/ip_addresses/" + PathSegment.ofAddress(value));
            case SSH_KEY, PASSWORD -> throw notSupported(observable);
        };
    }

    @Override
    public Optional<Facts> read(Observable observable, HttpAnswer answer) {
        return switch (observable.type()) {
            case SHA256 -> read(answer, "file", FileAnswer::read);
            case URL -> read(answer, "url", LocationAnswers::url);
            case HOST -> read(answer, "domain", LocationAnswers::domain);
            case IP -> read(answer, "ip_address", LocationAnswers::address);
            case SSH_KEY, PASSWORD -> throw notSupported(observable);
        };
    }

    private static IllegalArgumentException notSupported(Observable observable) {
        return new IllegalArgumentException(
                "VirusTotal cannot be asked about: " + observable.type().label());
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
        return Base64.getUrlEncoder().withoutPadding().encodeToString(PathSegment.utf8(url));
    }

    private static Optional<Facts> read(HttpAnswer answer, String type, Function<AnswerFields, Facts> reader) {
        Optional<AnswerFields> error = answer.findObject().map(root -> root.object("error"));
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
        AnswerFields data = answer.object().object("data");
        AnswerFields attributes = data.object("attributes");
        String answeredType = data.text("type");
        boolean isOther = answeredType != null && !answeredType.equals(type);
        if (isOther || attributes.isEmpty()) {
            throw answer.invalid("no object of type " + type);
        }
        return Optional.of(reader.apply(attributes));
    }
}
