package io.github.cowriekit.enrich.internal.circl;

import io.github.cowriekit.enrich.spi.EnricherSettings;
import io.github.cowriekit.enrich.spi.http.AnswerFields;
import io.github.cowriekit.enrich.spi.http.HttpAnswer;
import io.github.cowriekit.enrich.spi.http.HttpEnricher;
import io.github.cowriekit.enrich.spi.http.PathSegment;
import io.github.cowriekit.enrich.spi.http.SourceHttp;
import io.github.cowriekit.model.intel.Facts;
import io.github.cowriekit.model.intel.Observable;
import io.github.cowriekit.model.intel.ObservableType;
import io.github.cowriekit.model.intel.circl.HashlookupFacts;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Asks {@code /lookup/sha256/} of <a href="https://hashlookup.circl.lu/">CIRCL hashlookup</a>. */
final class CirclEnricher implements HttpEnricher {
    private static final String SHA1 = "SHA-1";
    private static final HashlookupFacts NOTHING = HashlookupFacts.builder().build();

    private final SourceHttp http;

    CirclEnricher(EnricherSettings settings) {
        this.http = SourceHttp.keyless(settings);
    }

    @Override
    public String source() {
        return CirclProvider.NAME;
    }

    @Override
    public Set<ObservableType> supports() {
        return Set.of(ObservableType.SHA256);
    }

    @Override
    public HttpAnswer ask(Observable observable) {
        return http.get("/lookup/sha256/" + PathSegment.of(observable.value()));
    }

    @Override
    public Optional<Facts> read(Observable observable, HttpAnswer answer) {
        if (answer.status() == 404) {
            if (!answer.findObject().map(CirclEnricher::saysUnknown).orElse(false)) {
                throw answer.failure();
            }
            return Optional.empty();
        }
        HashlookupFacts facts = read(answer.object());
        if (facts.equals(NOTHING)) {
            throw answer.invalid("no file object");
        }
        if (facts.sha256() != null && !facts.sha256().equals(observable.value())) {
            throw answer.invalid("about another file");
        }
        return Optional.of(facts);
    }

    /** A path that does not exist is also answered with 404 and a message, but with words of the web framework. */
    private static boolean saysUnknown(AnswerFields body) {
        String message = body.text("message");
        return body.has("query")
                || (message != null && message.toLowerCase(Locale.ROOT).startsWith("non existing"));
    }

    private static HashlookupFacts read(AnswerFields file) {
        return HashlookupFacts.builder()
                .fileName(file.text("FileName"))
                .fileSize(file.number("FileSize"))
                .md5(hash(file.text("MD5")))
                .sha1(hash(file.text(SHA1)))
                .sha256(hash(file.text("SHA-256")))
                .ssdeep(file.text("SSDEEP"))
                .tlsh(file.text("TLSH"))
                .origin(file.text("source"))
                .database(file.text("db"))
                .knownMalicious(file.tags("KnownMalicious"))
                .trust(file.number("hashlookup:trust"))
                .parents(relatives(file, "parents"))
                .children(relatives(file, "children"))
                .build();
    }

    /** The sheet of the service says that they exist and not how: hashes, or objects that hold one. */
    private static List<String> relatives(AnswerFields file, String name) {
        return Stream.concat(
                        file.texts(name).stream(),
                        file.objects(name).stream()
                                .map(relative -> relative.text(SHA1))
                                .filter(Objects::nonNull))
                .map(CirclEnricher::hash)
                .filter(Objects::nonNull)
                .distinct()
                .sorted()
                .toList();
    }

    private static @Nullable String hash(@Nullable String hex) {
        return hex == null ? null : hex.toLowerCase(Locale.ROOT);
    }
}
