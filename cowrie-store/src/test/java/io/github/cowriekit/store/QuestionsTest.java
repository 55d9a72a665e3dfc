package io.github.cowriekit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cowriekit.model.Notice;
import io.github.cowriekit.model.Session;
import io.github.cowriekit.store.fixtures.Sessions;
import io.github.cowriekit.store.fixtures.Stores;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Questions beyond those that {@code RecountTest} compares with a recount. */
class QuestionsTest {
    private static final Instant DAY = Instant.parse("2026-03-01T00:00:00Z");
    private static final String HASH = "ab".repeat(32);

    private static void ingest(SessionStore store, Session... sessions) {
        IngestSummary summary = store.ingest(Stream.of(sessions));
        assertThat(summary.added()).isEqualTo(sessions.length);
    }

    private static List<String> ids(Stream<StoredSession> sessions) {
        return sessions.map(session -> session.session().id()).toList();
    }

    @ParameterizedTest
    @EnumSource
    void findsWhatSharesHalfOfTheCommands(Stores kind) {
        try (SessionStore store = kind.open()) {
            ingest(
                    store,
                    Sessions.of("a1", "192.0.2.1", DAY, "a", "b", "c", "d"),
                    Sessions.of("a2", "192.0.2.2", DAY.plusSeconds(1), "d", "c", "b", "a", "a"),
                    Sessions.of("a3", "192.0.2.3", DAY.plusSeconds(2), "a", "b", "c", "x", "y"),
                    Sessions.of("a4", "192.0.2.4", DAY.plusSeconds(3), "a", "b", "x", "y"),
                    Sessions.of("a5", "192.0.2.5", DAY.plusSeconds(4)));
            StoredSession one = store.sessions().id("a1").findFirst().orElseThrow();

            assertThat(ids(store.sessions().similarTo(one).stream())).containsExactly("a2", "a3");
            assertThat(ids(store.sessions().similarTo(one).from("192.0.2.3").stream()))
                    .containsExactly("a3");
            StoredSession silent = store.sessions().id("a5").findFirst().orElseThrow();
            assertThat(store.sessions().similarTo(silent).stream()).isEmpty();
            assertThatThrownBy(() -> store.sessions().similarTo(one).top(ValueKind.COMMAND, 1))
                    .isInstanceOf(IllegalStateException.class);
        }
    }

    @ParameterizedTest
    @EnumSource
    void tellsOfAnActorOverSensorsAndDays(Stores kind) {
        try (SessionStore store = kind.open()) {
            ingest(
                    store,
                    Sessions.of("b1", "192.0.2.1", DAY, "uname"),
                    Sessions.of("b2", "192.0.2.1", DAY.plus(Duration.ofDays(2)), "uname", "id"),
                    Sessions.of("b3", "192.0.2.9", DAY, "id"));

            ActorProfile actor = store.findActor("192.0.2.1").orElseThrow();

            assertThat(actor.totals().kind()).isEqualTo(ValueKind.ADDRESS);
            assertThat(actor.totals().sessions()).isEqualTo(2);
            assertThat(actor.profiledSessions()).isEqualTo(2);
            assertThat(actor.values(ValueKind.COMMAND))
                    .extracting(ValueSummary::value)
                    .containsExactly("uname", "id");
            assertThat(actor.values(ValueKind.COMMAND))
                    .extracting(ValueSummary::sessions)
                    .containsExactly(2L, 1L);
            assertThat(actor.sessionsByDay())
                    .containsOnlyKeys(LocalDate.parse("2026-03-01"), LocalDate.parse("2026-03-03"));
            assertThat(store.findActor("uname"))
                    .get()
                    .extracting(found -> found.totals().kind())
                    .isEqualTo(ValueKind.COMMAND);
            assertThat(store.findActor("nobody")).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void tellsBurstsFromWhatIsAlwaysThere(Stores kind) {
        List<Session> sessions = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            sessions.add(Sessions.of("c" + i, "192.0.2." + i, DAY.plusSeconds(i), "burst"));
            sessions.add(Sessions.of("d" + i, "198.51.100." + i, DAY.plus(Duration.ofDays(i)), "always"));
            sessions.add(Sessions.of("e" + i, "203.0.113.1", DAY.plusSeconds(i), "one address"));
        }
        try (SessionStore store = kind.open()) {
            ingest(store, sessions.toArray(Session[]::new));

            assertThat(store.values(ValueKind.COMMAND).bursts(Duration.ofDays(1), 20, 2))
                    .extracting(ValueSummary::value)
                    .containsExactly("burst");
        }
    }

    @ParameterizedTest
    @EnumSource
    void forgetsWhatIsPurgedAndNothingElse(Stores kind) {
        Instant later = DAY.plus(Duration.ofDays(10));
        Session old = Sessions.withFile("f1", "192.0.2.1", DAY, HASH);
        Session kept = Sessions.of("f2", "192.0.2.1", later, "id");
        Session alsoKept = Sessions.withFile("f3", "192.0.2.2", later, "cd".repeat(32));
        try (SessionStore store = kind.open()) {
            SessionWriter writer = store.writer();
            for (Session session : List.of(old, kept, alsoKept)) {
                writer.add(session);
            }
            assertThat(writer.commit().added()).isEqualTo(3);

            assertThat(store.purge(later)).isEqualTo(1);
            store.compact();

            assertThat(store.sessions().stream().map(StoredSession::session)).containsExactlyInAnyOrder(kept, alsoKept);
            assertThat(store.findValue(ValueKind.FILE, HASH)).isEmpty();
            assertThat(store.findValue(ValueKind.ADDRESS, "192.0.2.1"))
                    .hasValue(new ValueSummary(ValueKind.ADDRESS, "192.0.2.1", later, later, 1, 1));
            assertThat(store.findValue(ValueKind.PASSWORD, "123456"))
                    .hasValue(new ValueSummary(ValueKind.PASSWORD, "123456", later, later, 2, 2));
            assertThat(store.size().sessions()).isEqualTo(2);
            assertThat(store.size().first()).isEqualTo(later);
            // the same writer remembers numbers that are gone
            writer.add(old);
            assertThat(writer.commit().added()).isEqualTo(4);
            assertThat(store.sessions().delivered(HASH).stream().map(StoredSession::session))
                    .containsExactly(old);
            assertThat(store.findValue(ValueKind.PASSWORD, "123456"))
                    .hasValue(new ValueSummary(ValueKind.PASSWORD, "123456", DAY, later, 3, 2));
        }
    }

    @ParameterizedTest
    @EnumSource
    void findsAKeyThatWasOfferedWithoutALogin(Stores kind) {
        String fingerprint = "d4:98:c4:f3:12:ef:3e:29:38:34:62:21:fd:99:ec:ef";
        Session session = Sessions.builder("f9", "192.0.2.1", DAY)
                .notices(List.of(new Notice(DAY, "cowrie.client.fingerprint", Map.of("fingerprint", fingerprint))))
                .build();
        try (SessionStore store = kind.open()) {
            ingest(store, session);

            for (String written : List.of(fingerprint, "MD5:" + fingerprint.toUpperCase(Locale.ROOT))) {
                assertThat(ids(store.sessions().withKey(written).stream())).containsExactly("f9");
            }
            assertThat(store.values(ValueKind.KEY).stream())
                    .extracting(ValueSummary::value)
                    .containsExactly(fingerprint);
        }
    }
}
