package io.github.cowriekit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cowriekit.model.Login;
import io.github.cowriekit.model.intel.EnrichedSession;
import io.github.cowriekit.store.fixtures.Sessions;
import io.github.cowriekit.store.fixtures.Stores;
import io.github.cowriekit.store.internal.database.Database;
import io.github.cowriekit.store.internal.database.PostgresDatabase;
import io.github.cowriekit.store.internal.database.SqliteDatabase;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What becomes of passwords. */
class PasswordStorageTest {
    private static final EnrichedSession SESSION =
            EnrichedSession.of(Sessions.of("a1", "192.0.2.1", Instant.parse("2026-03-01T08:00:00Z")));

    private static PasswordStorage hashed(String key) {
        return PasswordStorage.hashed(key.getBytes(StandardCharsets.UTF_8));
    }

    private static void ingest(SessionStore store) {
        assertThat(store.ingest(Stream.of(SESSION)).added()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void keepsNoneIfNoneIsWanted(Stores kind) {
        Stores.Place place = kind.place();
        try (SessionStore store =
                place.builder().passwords(PasswordStorage.none()).build()) {
            ingest(store);
        }
        try (SessionStore store = place.open()) {
            assertThat(store.values(ValueKind.PASSWORD).stream()).isEmpty();
            assertThat(store.values(ValueKind.PAIR).stream()).isEmpty();
            assertThat(store.values(ValueKind.USERNAME).stream()).hasSize(1);
            assertThatThrownBy(() -> store.sessions().triedPassword("123456"))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("keeps no passwords");
            assertThat(store.sessions().stream()
                            .map(session -> session.session().logins().get(0).password()))
                    .containsOnlyNulls();
        }
    }

    @ParameterizedTest
    @EnumSource
    void findsHashedOnesWithTheKeyAlone(Stores kind) {
        Stores.Place place = kind.place();
        try (SessionStore store =
                place.builder().passwords(hashed("a key of my own, 1")).build()) {
            ingest(store);
            assertThat(store.sessions().triedPassword("123456").count()).isEqualTo(1);
            assertThat(store.sessions().triedPassword("1234567").count()).isZero();
            assertThat(store.values(ValueKind.PASSWORD).stream())
                    .singleElement()
                    .satisfies(value -> assertThat(value.value()).matches("hmac-sha256:[0-9a-f]{64}"));
        }
        assertThatThrownBy(() ->
                        place.builder().passwords(hashed("a key of my own, 2")).build())
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("another key");
        assertThatThrownBy(
                        () -> place.builder().passwords(PasswordStorage.plain()).build())
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("hashed, and plain");
        try (SessionStore store = place.open()) {
            assertThat(store.sessions().from("192.0.2.1").count()).isEqualTo(1);
            assertThatThrownBy(() -> store.sessions().triedPassword("123456"))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("hashed(key)");
        }
    }

    @ParameterizedTest
    @EnumSource
    void takesHashedOnesFromAnExportAsTheyAre(Stores kind) {
        PasswordStorage storage = hashed("a key of my own, 1");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        List<ValueSummary> passwords;
        try (SessionStore from = kind.place().builder().passwords(storage).build();
                SessionStore to = kind.place().builder().passwords(storage).build()) {
            ingest(from);
            passwords = from.values(ValueKind.PASSWORD).stream().toList();
            from.exportTo(out);
            assertThat(to.ingest(from.sessions().stream()).added()).isEqualTo(1);
            assertThat(to.values(ValueKind.PASSWORD).stream().toList()).isEqualTo(passwords);
        }
        try (SessionStore to = kind.place().builder().passwords(storage).build()) {
            IngestSummary summary = to.importFrom(new ByteArrayInputStream(out.toByteArray()), problem -> {});

            assertThat(summary.added()).isEqualTo(1);
            assertThat(to.sessions().triedPassword("123456").count()).isEqualTo(1);
            assertThat(to.values(ValueKind.PASSWORD).stream().toList()).isEqualTo(passwords);
        }
    }

    /** Else an attacker could name the hash of somebody's password, or have a text stored as it is. */
    @ParameterizedTest
    @EnumSource
    void hashesWhatALogHasThatLooksHashed(Stores kind) {
        String typed = "hmac-sha256:" + "ab".repeat(32);
        try (SessionStore store =
                kind.place().builder().passwords(hashed("a key of my own, 1")).build()) {
            assertThat(store.ingest(Stream.of(EnrichedSession.of(
                                    Sessions.builder("a1", "192.0.2.1", Instant.parse("2026-03-01T08:00:00Z"))
                                            .logins(List.of(new Login(null, "root", typed, null, false)))
                                            .build())))
                            .added())
                    .isEqualTo(1);
            assertThat(store.sessions().triedPassword(typed).count()).isEqualTo(1);
            assertThat(store.values(ValueKind.PASSWORD).stream())
                    .extracting(ValueSummary::value)
                    .doesNotContain(typed);
        }
    }

    /** Two that make a store at once both see no setting, and one of them is the first to note its own. */
    @ParameterizedTest
    @EnumSource
    void keepsToWhatAnotherOneNotedMeanwhile(Stores kind) {
        Stores.Place place = kind.place();
        place.builder().passwords(PasswordStorage.none()).build().close();
        try (Database database = tooEarly(place)) {
            assertThat(PasswordStorage.of(database, null)).isEqualTo(PasswordStorage.none());
            assertThatThrownBy(() -> PasswordStorage.of(database, PasswordStorage.plain()))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("none, and plain");
        }
    }

    /** Returns a database of which nothing is seen to be there but what is read while writing. */
    private static Database tooEarly(Stores.Place place) {
        Database database = place.source() != null
                ? new PostgresDatabase(place.source())
                : new SqliteDatabase(Objects.requireNonNull(place.file()));
        return (Database) Proxy.newProxyInstance(
                Database.class.getClassLoader(),
                new Class<?>[] {Database.class},
                (self, method, arguments) ->
                        method.getName().equals("read") ? Optional.empty() : method.invoke(database, arguments));
    }

    @Test
    void refusesAShortKey() {
        assertThatThrownBy(() -> hashed("too short")).isInstanceOf(IllegalArgumentException.class);
        assertThat(hashed("a key that is long enough")).hasToString("hashed");
    }
}
