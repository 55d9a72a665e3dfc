package io.github.cowriekit.enrich.internal.yaraify;

import io.github.cowriekit.enrich.spi.AuthenticationException;
import io.github.cowriekit.enrich.spi.EnricherSettings;
import io.github.cowriekit.enrich.spi.RejectedQuestionException;
import io.github.cowriekit.enrich.spi.http.AnswerFields;
import io.github.cowriekit.enrich.spi.http.HttpAnswer;
import io.github.cowriekit.enrich.spi.http.HttpEnricher;
import io.github.cowriekit.enrich.spi.http.SourceHttp;
import io.github.cowriekit.model.intel.Facts;
import io.github.cowriekit.model.intel.Observable;
import io.github.cowriekit.model.intel.ObservableType;
import io.github.cowriekit.model.intel.yaraify.YaraifyFacts;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Asks {@code lookup_hash} of the <a href="https://yaraify.abuse.ch/api/#query-filehash">YARAify API</a>: JSON posts whose
 * answer has a {@code query_status}. Only {@code ok} is confirmed; for the rest the words of its sister services and of
 * clients are taken, and a word that is none of them fails.
 */
final class YaraifyEnricher implements HttpEnricher {
    private final SourceHttp http;

    YaraifyEnricher(EnricherSettings settings) {
        this.http = SourceHttp.keyed(settings, "Auth-Key");
    }

    @Override
    public String source() {
        return YaraifyProvider.NAME;
    }

    @Override
    public Set<ObservableType> supports() {
        return Set.of(ObservableType.SHA256);
    }

    @Override
    public HttpAnswer ask(Observable observable) {
        // without the slash at the end a redirect would turn the POST into a GET
        return http.postJson("/", Map.of("query", "lookup_hash", "search_term", observable.value()));
    }

    @Override
    public Optional<Facts> read(Observable observable, HttpAnswer answer) {
        AnswerFields body = answer.object();
        switch (Objects.requireNonNullElse(body.text("query_status"), "")) {
            case "ok" -> {
                return file(observable, body.object("data"), answer);
            }
            case "no_results", "no_result", "hash_not_found" -> {
                return Optional.empty();
            }
            case "unknown_auth_key" -> throw new AuthenticationException(answer.describe("the API key is unknown"));
            case "illegal_hash", "illegal_search_term", "missing_hash", "no_hash_provided" ->
                throw new RejectedQuestionException(answer.describe("the service refuses the question as invalid"));
            default -> throw answer.invalid("of an unknown query_status");
        }
    }

    private static Optional<Facts> file(Observable observable, AnswerFields data, HttpAnswer answer) {
        AnswerFields metadata = data.object("metadata");
        String sha256 = metadata.text("sha256_hash");
        if (sha256 == null) {
            throw answer.invalid("no file object");
        }
        if (!sha256.equalsIgnoreCase(observable.value())) {
            return Optional.empty();
        }
        List<AnswerFields> tasks = data.objects("tasks");
        return Optional.of(new YaraifyFacts(
                metadata.time("first_seen"),
                metadata.time("last_seen"),
                metadata.number("sightings"),
                metadata.number("file_size"),
                metadata.text("file_type_mime"),
                sorted(tasks.stream().flatMap(task -> Stream.ofNullable(task.text("file_name")))),
                sorted(tasks.stream().flatMap(task -> task.texts("clamav_results").stream())),
                rules(tasks.stream().flatMap(task -> task.objects("static_results").stream())),
                rules(tasks.stream()
                        .flatMap(task -> task.objects("unpack_results").stream())
                        .flatMap(part -> part.objects("unpacked_yara_matches").stream())),
                metadata.plain(
                        "md5_hash",
                        "sha1_hash",
                        "sha3_384",
                        "imphash",
                        "gimphash",
                        "telfhash",
                        "tlsh",
                        "ssdeep",
                        "dhash_icon")));
    }

    private static List<String> sorted(Stream<String> texts) {
        return texts.distinct().sorted().toList();
    }

    /** Each scan of a file names the rules anew. */
    private static List<YaraifyFacts.Rule> rules(Stream<AnswerFields> matches) {
        SortedMap<String, YaraifyFacts.Rule> byName = new TreeMap<>();
        matches.forEach(match -> {
            String name = match.text("rule_name");
            if (name != null) {
                byName.putIfAbsent(
                        name,
                        new YaraifyFacts.Rule(
                                name,
                                match.text("author"),
                                match.text("description"),
                                match.text("reference"),
                                match.text("tlp")));
            }
        });
        Collection<YaraifyFacts.Rule> rules = byName.values();
        return List.copyOf(rules);
    }
}
