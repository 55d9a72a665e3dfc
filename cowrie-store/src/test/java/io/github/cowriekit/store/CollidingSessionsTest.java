package io.github.cowriekit.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cowriekit.model.Endpoint;
import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.SessionBuilder;
import io.github.cowriekit.model.SessionEnd;
import io.github.cowriekit.model.intel.EnrichedSession;
import io.github.cowriekit.store.fixtures.Answers;
import io.github.cowriekit.store.fixtures.Ingest;
import io.github.cowriekit.store.fixtures.Recount;
import io.github.cowriekit.store.fixtures.Stores;
import io.github.cowriekit.store.internal.codec.SessionIdentity;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.LongPredicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Sessions whose keys would be the same are told apart. */
class CollidingSessionsTest {
    private static final long SEED = Long.getLong("cowrie.seed", 20_261_131L);
    private static final Instant START = Instant.parse("2026-03-01T10:00:00.123456Z");

    @ParameterizedTest
    @EnumSource
    void tellsSessionsApartWhoseKeysAreEqual(Stores kind) {
        List<Session> sessions = colliding(START, key -> true, 7);
        try (SessionStore store = kind.open()) {
            assertThat(Ingest.each(store, sessions.stream())).isEqualTo(new IngestSummary(7, 0, 0));
            assertThat(Ingest.each(store, sessions.stream())).isEqualTo(new IngestSummary(0, 0, 7));
            Answers.assertHolds(
                    store,
                    new Recount(sessions.stream().map(EnrichedSession::of).toList()));

            List<Session> fuller = sessions.stream()
                    .map(session -> Session.builder(session.id(), SessionEnd.CLOSED)
                            .sensor(session.sensor())
                            .source(session.source())
                            .startedAt(session.startedAt())
                            .eventCounts(Map.of("cowrie.session.connect", 1L))
                            .build())
                    .toList();
            List<Session> shuffled = new ArrayList<>(fuller);
            Collections.shuffle(shuffled, new Random(SEED));
            assertThat(Ingest.each(store, shuffled.stream())).isEqualTo(new IngestSummary(0, 7, 0));
            Answers.assertHolds(
                    store, new Recount(fuller.stream().map(EnrichedSession::of).toList()));
        }
    }

    /** The keys of a microsecond end where those of the next one begin. */
    @ParameterizedTest
    @EnumSource
    void keepsSessionsWithEqualKeysInTheirMicrosecond(Stores kind) {
        List<Session> sessions = colliding(START, key -> (key & 2047) == 2047, 4);
        Session next = session("99", START.plus(1, ChronoUnit.MICROS)).build();
        try (SessionStore store = kind.open()) {
            Ingest.each(store, Stream.concat(sessions.stream(), Stream.of(next)));

            Instant end = START.plus(1, ChronoUnit.MICROS);
            assertThat(store.sessions().between(START, end).stream().map(StoredSession::session))
                    .containsExactlyInAnyOrderElementsOf(sessions);
            assertThat(store.sessions().since(end).stream().map(StoredSession::session))
                    .containsExactly(next);
            assertThat(store.findValue(ValueKind.SENSOR, "one").map(ValueSummary::last))
                    .contains(end);
            assertThat(Ingest.each(store, sessions.stream())).isEqualTo(new IngestSummary(0, 0, 4));
        }
    }

    @ParameterizedTest
    @EnumSource
    void tellsSessionsWithoutAStartApartByIdAndSensor(Stores kind) {
        List<Session> sessions = new ArrayList<>();
        for (String id : List.of("0a", "0b", "x")) {
            sessions.add(session(id, null).build());
            sessions.add(session(id, null).sensor("two").build());
            sessions.add(session(id, null).sensor(null).build());
            sessions.add(session(id, START).build());
        }
        try (SessionStore store = kind.open()) {
            assertThat(Ingest.each(store, sessions.stream())).isEqualTo(new IngestSummary(12, 0, 0));
            assertThat(Ingest.each(store, sessions.stream())).isEqualTo(new IngestSummary(0, 0, 12));
            Answers.assertHolds(
                    store,
                    new Recount(sessions.stream().map(EnrichedSession::of).toList()));
            assertThat(store.sessions().since(Instant.EPOCH).count()).isEqualTo(3);
        }
    }

    @ParameterizedTest
    @EnumSource
    void findsTheSessionWithTheGreatestKey(Stores kind) {
        List<Session> sessions = colliding(Instant.MAX, key -> (key & 2047) == 2047, 2);
        try (SessionStore store = kind.open()) {
            assertThat(Ingest.each(store, sessions.stream())).isEqualTo(new IngestSummary(2, 0, 0));
            assertThat(store.sessions().stream().map(StoredSession::session))
                    .containsExactlyInAnyOrderElementsOf(sessions);
            assertThat(store.sessions().sensor("one").newestFirst().count()).isEqualTo(2);
        }
    }

    private static SessionBuilder session(String id, @Nullable Instant start) {
        return Session.builder(id, SessionEnd.CLOSED)
                .sensor("one")
                .source(new Endpoint("198.51.100.1", 4_000))
                .startedAt(start);
    }

    /** Returns sessions that would all like to have the same key, and the same one once that is taken. */
    private static List<Session> colliding(Instant start, LongPredicate wanted, int count) {
        Map<Long, List<Session>> byKey = new HashMap<>();
        for (int i = 0; ; i++) {
            Session session = session("%012x".formatted(i), start).build();
            SessionIdentity identity = SessionIdentity.of(session);
            long key = identity.key(identity.key(), 1);
            if (wanted.test(key)) {
                List<Session> same = byKey.computeIfAbsent(key, unknown -> new ArrayList<>());
                same.add(session);
                if (same.size() == count) {
                    return same;
                }
            }
        }
    }
}
