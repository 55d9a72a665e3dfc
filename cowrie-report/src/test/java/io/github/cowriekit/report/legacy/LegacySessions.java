package io.github.cowriekit.report.legacy;

import io.github.cowriekit.model.Download;
import io.github.cowriekit.model.FileOrigin;
import io.github.cowriekit.model.Login;
import io.github.cowriekit.model.SessionBuilder;
import io.github.cowriekit.model.SessionEnd;
import io.github.cowriekit.model.intel.EnrichmentResult;
import io.github.cowriekit.model.intel.Observable;
import io.github.cowriekit.model.intel.dshield.DshieldFacts;
import io.github.cowriekit.report.fixtures.Diary;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Sessions for the tests of the legacy report, and the line that they expect of a value. */
final class LegacySessions {
    static final Instant NOW = Instant.parse("2023-05-25T10:11:12.5Z");
    static final String SOURCE = "192.0.2.7";

    private LegacySessions() {}

    static SessionBuilder session() {
        return session("aaaaaaaaaaaa");
    }

    static SessionBuilder session(String id) {
        return Diary.session(id, SOURCE, SessionEnd.CLOSED)
                .eventCounts(Map.of("cowrie.log.closed", 1L))
                .logins(List.of(login("root", "x")));
    }

    static Login login(String username, String password) {
        return Login.builder()
                .at(NOW)
                .username(username)
                .password(password)
                .success(true)
                .build();
    }

    static Download download(@Nullable String url, @Nullable String sha256, @Nullable String destination) {
        return Download.builder(url == null ? FileOrigin.REDIRECT : FileOrigin.URL)
                .url(url)
                .sha256(sha256)
                .destination(destination)
                .build();
    }

    static EnrichmentResult dshield(String address, String name, String country) {
        return Diary.found(
                "dshield",
                Observable.ip(address),
                DshieldFacts.builder().asName(name).asCountry(country).build());
    }

    static String line(String label, String value) {
        return " ".repeat(30 - label.length())
                + label
                + "  "
                + value
                + " ".repeat(Math.max(0, 50 - value.codePointCount(0, value.length())))
                + "\n";
    }
}
