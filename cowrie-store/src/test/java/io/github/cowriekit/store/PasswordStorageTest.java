package io.github.cowriekit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cowriekit.model.intel.EnrichedSession;
import io.github.cowriekit.store.fixtures.Sessions;
import io.github.cowriekit.store.fixtures.Stores;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
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

    @Test
    void refusesAShortKey() {
        assertThatThrownBy(() -> hashed("too short")).isInstanceOf(IllegalArgumentException.class);
        assertThat(hashed("a key that is long enough")).hasToString("hashed");
    }
}
