package io.github.cowriekit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.cowriekit.enrich.Enrichment;
import io.github.cowriekit.enrich.spi.CacheKey;
import io.github.cowriekit.enrich.spi.CachedAnswer;
import io.github.cowriekit.enrich.spi.IntelCache;
import io.github.cowriekit.model.intel.EnrichmentResult;
import io.github.cowriekit.model.intel.EnrichmentResult.Found;
import io.github.cowriekit.model.intel.EnrichmentResult.NotFound;
import io.github.cowriekit.model.intel.EnrichmentResult.Skipped;
import io.github.cowriekit.model.intel.Observable;
import io.github.cowriekit.store.fixtures.Stores;
import io.github.cowriekit.testkit.IntelCacheContractTest;
import io.github.cowriekit.testkit.fakes.FakeAbuseIpDb;
import io.github.cowriekit.testkit.fakes.FakeFeodoTracker;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A store keeps answers and counters as a cache file does. */
class StoreCacheTest {
    private static final Observable LISTED = Observable.ip("8.8.8.8");
    private static final Observable OTHER = Observable.ip("1.1.1.1");

    /** The contract, on a store of its own for each cache that is opened. */
    private abstract static class Contract extends IntelCacheContractTest {
        private final Stores.Place place;
        private final List<SessionStore> opened = new ArrayList<>();

        Contract(Stores kind) {
            this.place = kind.place();
        }

        @Override
        protected IntelCache open() {
            SessionStore store = place.open();
            opened.add(store);
            return store.cache();
        }

        @AfterEach
        void close() {
            opened.forEach(SessionStore::close);
        }
    }

    @Nested
    class InSqlite extends Contract {
        InSqlite() {
            super(Stores.SQLITE);
        }
    }

    @Nested
    class InPostgresql extends Contract {
        InPostgresql() {
            super(Stores.POSTGRESQL);
        }
    }

    private static Enrichment.Builder builder(FakeAbuseIpDb abuseIpDb, FakeFeodoTracker feodo, SessionStore store) {
        return Enrichment.builder()
                .environment(Map.of())
                .source(
                        "abuseipdb",
                        s -> s.baseUrl(abuseIpDb.baseUri()).key(abuseIpDb.key()).rate("2/1d"))
                .source("feodotracker", s -> s.baseUrl(feodo.baseUri()))
                .cache(store.cache());
    }

    private static List<EnrichmentResult> look(Enrichment.Builder builder) {
        try (Enrichment enrichment = builder.build()) {
            List<EnrichmentResult> results = new ArrayList<>(enrichment.lookup(LISTED));
            results.addAll(enrichment.lookup(OTHER));
            return results;
        }
    }

    @ParameterizedTest
    @EnumSource
    void answersTheNextRunOfflineAndRemembersQuotas(Stores kind) {
        Stores.Place place = kind.place();
        try (FakeAbuseIpDb abuseIpDb = new FakeAbuseIpDb();
                FakeFeodoTracker feodo = new FakeFeodoTracker()) {
            abuseIpDb.knows(LISTED, "{\"data\": {\"ipAddress\": \"8.8.8.8\", \"isp\": \"B\u00fcro\"}}");
            feodo.knowsServer("8.8.8.8", 443, "Emotet");
            List<EnrichmentResult> first;
            try (SessionStore store = place.open()) {
                first = look(builder(abuseIpDb, feodo, store));
            }
            int requests = abuseIpDb.requests().size() + feodo.requests().size();
            assertThat(first)
                    .hasSize(4)
                    .hasAtLeastOneElementOfType(Found.class)
                    .hasAtLeastOneElementOfType(NotFound.class)
                    .hasOnlyElementsOfTypes(Found.class, NotFound.class);

            try (SessionStore store = place.open()) {
                assertThat(look(builder(abuseIpDb, feodo, store).offline())).isEqualTo(first);
                try (Enrichment online = builder(abuseIpDb, feodo, store).build()) {
                    assertThat(online.lookup(Observable.ip("9.9.9.9")))
                            .hasSize(2)
                            .hasAtLeastOneElementOfType(Skipped.class)
                            .hasAtLeastOneElementOfType(NotFound.class);
                }
            }
            assertThat(abuseIpDb.requests().size() + feodo.requests().size()).isEqualTo(requests);
        }
    }

    @ParameterizedTest
    @SuppressWarnings("try")
    @EnumSource
    void leavesTheStoreOpenAndFailsOnceThatIsClosed(Stores kind) {
        CacheKey key = CacheKey.of("a", LISTED);
        CachedAnswer answer = new CachedAnswer("{}", null, Instant.EPOCH, Instant.EPOCH);
        SessionStore store = kind.open();
        IntelCache closed = store.cache();
        closed.keep(key, answer);
        closed.close();
        assertThat(closed.find(List.of(key))).isEmpty();
        assertThat(closed.findRaw(key)).isNull();
        assertThat(closed.findBody(key)).isNull();
        assertThat(closed.expired("a", Instant.MAX, 9)).isEmpty();
        closed.keep(CacheKey.of("b", LISTED), answer);
        closed.update("a", state -> "1");

        IntelCache cache = store.cache();
        assertThat(cache.find(List.of(key, CacheKey.of("b", LISTED)))).containsOnly(Map.entry(key, answer));
        List<String> states = new ArrayList<>();
        cache.update("a", state -> {
            states.add(state);
            return state;
        });
        assertThat(states).containsExactly("");

        store.close();
        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> cache.find(List.of(key)))
                .withMessageContaining("was closed");
    }
}
