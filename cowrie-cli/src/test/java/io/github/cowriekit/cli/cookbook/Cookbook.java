package io.github.cowriekit.cli.cookbook;

import io.github.cowriekit.analysis.Analysis;
import io.github.cowriekit.parser.CowrieLog;
import io.github.cowriekit.store.ActorProfile;
import io.github.cowriekit.store.Finding;
import io.github.cowriekit.store.IngestSummary;
import io.github.cowriekit.store.SessionStore;
import io.github.cowriekit.store.StoredSession;
import io.github.cowriekit.store.ValueKind;
import io.github.cowriekit.store.ValueSummary;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/** The code of docs/cookbook.md, as it is shown there; {@link CookbookTest} compares what it finds with a recount. */
final class Cookbook {
    private Cookbook() {}

    static IngestSummary fill(Path file, Path logs) {
        try (var store = SessionStore.sqlite(file);
                var sessions = CowrieLog.in(logs).sessions()) {
            return store.ingest(sessions.map(Analysis.standard()::assess));
        }
    }

    static List<ValueSummary> newPasswords(SessionStore store, Instant since, Instant until) {
        return store.values(ValueKind.PASSWORD).newSince(since).newUntil(until).stream()
                .toList();
    }

    static List<ValueSummary> topPairs(SessionStore store, Instant since, Instant until) {
        return store.sessions().between(since, until).top(ValueKind.PAIR, 20);
    }

    static List<StoredSession> whoTried(SessionStore store, String password) {
        return store.sessions().triedPassword(password).stream().toList();
    }

    static List<StoredSession> latestOf(SessionStore store, String address) {
        return store.sessions().from(address).newestFirst().limit(50).stream().toList();
    }

    static List<StoredSession> withBoth(SessionStore store, String command, String another) {
        return store.sessions().withCommand(command).withCommand(another).stream()
                .toList();
    }

    static List<StoredSession> similarTo(SessionStore store, String id) {
        Optional<StoredSession> session = store.sessions().id(id).findFirst();
        return session.stream()
                .flatMap(one -> store.sessions().similarTo(one).stream())
                .toList();
    }

    static List<ValueSummary> addressesThatDelivered(SessionStore store, String sha256) {
        return store.sessions().delivered(sha256).top(ValueKind.ADDRESS, 1_000);
    }

    static List<StoredSession> byId(SessionStore store, String id) {
        return store.sessions().id(id).stream().toList();
    }

    static List<ValueSummary> keysBesides(SessionStore store, String fingerprint) {
        Optional<ActorProfile> key = store.findActor(ValueKind.KEY, fingerprint);
        // key.totals() has first and last; the other kinds, such as ADDRESS and COUNTRY, are there likewise
        return key.map(actor -> actor.values(ValueKind.KEY)).orElse(List.of());
    }

    static List<ValueSummary> addressesOf(SessionStore store, String hassh) {
        return store.sessions().hassh(hassh).top(ValueKind.ADDRESS, 1_000);
    }

    static List<ValueSummary> sharedPairs(SessionStore store, long addresses) {
        return store.values(ValueKind.PAIR).sharedBy(addresses).stream().toList();
    }

    static List<ValueSummary> snowshoe(SessionStore store) {
        return store.values(ValueKind.PAIR).bursts(Duration.ofDays(1), 20, 2).toList();
    }

    static List<String> commandsSeenOnce(SessionStore store) {
        return store.values(ValueKind.COMMAND).stream()
                .filter(command -> command.sessions() == 1)
                .map(ValueSummary::value)
                .toList();
    }

    static List<String> lastCommands(SessionStore store, String sensor) {
        return store.sessions().sensor(sensor).stream()
                .map(StoredSession::session)
                .filter(session -> !session.commands().isEmpty())
                .map(session -> session.id() + " " + session.duration() + " "
                        + session.commands().size() + " "
                        + session.commands().get(session.commands().size() - 1).input())
                .toList();
    }

    static SortedMap<LocalDate, Long> days(SessionStore store, String playbook) {
        return store.sessionsByDay(ValueKind.PLAYBOOK, playbook);
    }

    static List<Finding> rising(SessionStore store, Instant since) {
        return store.findings(since).stream()
                .filter(finding -> finding.kind() == Finding.Kind.RISING_PLAYBOOK)
                .toList();
    }

    static List<String> path(SessionStore store, String address) {
        return store.sessions().from(address).stream()
                .map(StoredSession::session)
                .map(session -> session.startedAt() + " " + session.sensor())
                .toList();
    }

    static List<String> commandsOnlyOn(SessionStore store, String sensor) {
        return store.sessions().sensor(sensor).top(ValueKind.COMMAND, Integer.MAX_VALUE).stream()
                .filter(here -> store.findValue(ValueKind.COMMAND, here.value())
                        .filter(all -> all.sessions() == here.sessions())
                        .isPresent())
                .map(ValueSummary::value)
                .toList();
    }

    static List<ValueSummary> proxyTargets(SessionStore store) {
        return store.values(ValueKind.TARGET).stream().limit(20).toList();
    }
}
