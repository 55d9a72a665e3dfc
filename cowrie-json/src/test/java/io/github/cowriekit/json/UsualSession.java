package io.github.cowriekit.json;

import io.github.cowriekit.model.Client;
import io.github.cowriekit.model.Command;
import io.github.cowriekit.model.Download;
import io.github.cowriekit.model.Endpoint;
import io.github.cowriekit.model.EnvironmentVariable;
import io.github.cowriekit.model.FileOrigin;
import io.github.cowriekit.model.KeyExchange;
import io.github.cowriekit.model.Login;
import io.github.cowriekit.model.Notice;
import io.github.cowriekit.model.Recording;
import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.SessionEnd;
import io.github.cowriekit.model.TerminalSize;
import io.github.cowriekit.model.intel.EnrichedSession;
import io.github.cowriekit.model.intel.EnrichmentResult;
import io.github.cowriekit.model.intel.Facts;
import io.github.cowriekit.model.intel.Observable;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A session as honeypots see them every day, with an answer of every kind. */
final class UsualSession {
    static final Instant FETCHED = Instant.parse("2023-05-25T12:00:00Z");

    private static final Instant AT = Instant.parse("2023-05-24T06:23:58.906514Z");
    private static final String SHA256 = "a8460f446be540410004b1a8db4083773fa46f7fe76fa84219c93daa1669f8f2";
    private static final Observable SOURCE = Observable.ip("198.51.100.7");

    private UsualSession() {}

    static EnrichedSession enriched() {
        List<EnrichmentResult> results = new ArrayList<>();
        facts().forEach(facts -> results.add(found(facts)));
        results.add(new EnrichmentResult.NotFound(Observable.sha256(SHA256), "virustotal", FETCHED));
        return new EnrichedSession(session(), results);
    }

    static Stream<Facts> facts() {
        return RandomRecords.FACTS.stream().map(RecordParts::full);
    }

    static EnrichmentResult found(Facts facts) {
        return new EnrichmentResult.Found(SOURCE, "source", FETCHED, facts);
    }

    static EnrichedSession with(Facts facts) {
        return new EnrichedSession(
                Session.builder("aaaaaaaa", SessionEnd.CLOSED).build(), List.of(found(facts)));
    }

    static Session session() {
        return Session.builder("fd5ac84ee8f9", SessionEnd.CLOSED)
                .sensor("sensor")
                .protocol("ssh")
                .source(new Endpoint(SOURCE.value(), 40_022))
                .destination(new Endpoint("192.0.2.1", 2222))
                .startedAt(AT)
                .endedAt(AT.plusMillis(10_400))
                .duration(Duration.ofMillis(10_400))
                .client(new Client(
                        "SSH-2.0-Go",
                        KeyExchange.builder()
                                .hassh("ab")
                                .kexAlgs(List.of("curve25519-sha256"))
                                .build(),
                        new TerminalSize(80, 24),
                        List.of(new EnvironmentVariable("LANG", "C"))))
                .logins(List.of(Login.builder()
                        .at(AT)
                        .username("root")
                        .password("Admin123$")
                        .success(true)
                        .build()))
                .commands(List.of(new Command(AT, "uname -a", false, null), new Command(null, "w", true, "sh")))
                .downloads(List.of(Download.builder(FileOrigin.URL)
                        .at(AT)
                        .url("http://evil.example/a")
                        .host("evil.example")
                        .sha256(SHA256)
                        .build()))
                .recordings(List.of(Recording.builder()
                        .at(AT)
                        .ttylog("tty/1")
                        .sizeBytes(1200L)
                        .duration(Duration.ofMillis(9_500))
                        .build()))
                .notices(List.of(new Notice(AT, "cowrie.x", Map.of("n", new BigDecimal("1.50"), "list", List.of(1L)))))
                .eventCounts(Map.of("cowrie.command.input", 2L, "cowrie.login.success", 1L))
                .build();
    }
}
