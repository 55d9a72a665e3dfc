package io.github.cowriekit.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cowriekit.model.SessionRecord;
import io.github.cowriekit.model.intel.EnrichedSession;
import io.github.cowriekit.parser.CowrieLog;
import io.github.cowriekit.store.fixtures.Answers;
import io.github.cowriekit.store.fixtures.Asked;
import io.github.cowriekit.store.fixtures.RandomSessions;
import io.github.cowriekit.store.fixtures.Recount;
import io.github.cowriekit.store.fixtures.Stores;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A store answers as going through the sessions in memory does. Property {@code cowrie.seed} sets other sessions. */
class RecountTest {
    private static final List<ValueKind> KINDS = List.of(ValueKind.values());

    private static final long SEED = Long.getLong("cowrie.seed", 20_261_130L);
    private static final int QUESTIONS = 150;
    private static final List<String> SETS = List.of(
            "deroux__longitudinal-analysis-cowrie", "FedeP14__Cowrie-Honeypot-Analysis", "AxiomInfinite__HoneyPotLogs");

    private final Random random = new Random(SEED);

    @ParameterizedTest
    @EnumSource
    @Tag("slow")
    void answersAsRandomSessionsSay(Stores kind) {
        RandomSessions generator = new RandomSessions(SEED);
        List<SessionRecord> sessions = generator.next(1_000);
        try (SessionStore store = kind.open()) {
            List<SessionRecord> given = new ArrayList<>();
            sessions.stream()
                    .filter(session -> random.nextInt(5) == 0)
                    .map(generator::cut)
                    .forEach(given::add);
            given.addAll(sessions);
            sessions.stream().filter(session -> random.nextInt(9) == 0).forEach(given::add);
            Collections.shuffle(given.subList(0, given.size() / 2), random);
            int from = 0;
            while (from < given.size()) {
                int to = Math.min(given.size(), from + 1 + random.nextInt(random.nextInt(5) == 0 ? 400 : 20));
                IngestSummary unused = store.ingest(given.subList(from, to).stream());
                from = to;
            }

            Recount recount = new Recount(sessions);
            Answers.assertHolds(store, recount);
            compare(store, recount);
        }
    }

    @ParameterizedTest
    @EnumSource
    @Tag("slow")
    void answersAsLogsSay(Stores kind) {
        Path corpus = Path.of("../../shared/corpus");
        Assumptions.assumeTrue(Files.isDirectory(corpus), "the shared logs are not there, so they are not read");
        for (String set : SETS) {
            List<SessionRecord> sessions;
            try (var read =
                    CowrieLog.in(corpus.resolve(set)).onProblem(problem -> {}).sessions()) {
                sessions = List.copyOf(read.collect(Collectors.toMap(
                                session -> List.of(session.id(), "" + session.sensor(), "" + session.startedAt()),
                                session -> (SessionRecord) EnrichedSession.of(session),
                                (a, b) -> events(b) > events(a) ? b : a))
                        .values());
            }
            assertThat(sessions).as(set).hasSizeGreaterThan(50);
            try (SessionStore store = kind.open()) {
                assertThat(store.ingest(sessions.stream()).added()).isEqualTo(sessions.size());

                Recount recount = new Recount(sessions);
                Answers.assertHolds(store, recount);
                compare(store, recount);
            }
        }
    }

    private static long events(SessionRecord session) {
        return session.session().eventCounts().values().stream()
                .mapToLong(count -> count)
                .sum();
    }

    /** What is so frequent that all sessions of the period are gone through. */
    @ParameterizedTest
    @EnumSource
    void answersAsSessionsSayWhereEveryValueIsFrequent(Stores kind) {
        List<SessionRecord> sessions = IntStream.range(0, 20_500)
                .mapToObj(i -> (SessionRecord) EnrichedSession.of(io.github.cowriekit.model.Session.builder(
                                "%08x".formatted(i), io.github.cowriekit.model.SessionEnd.CLOSED)
                        .sensor("one")
                        .source(new io.github.cowriekit.model.Endpoint("198.51.100." + i % 7, 4_000))
                        .startedAt(Instant.parse("2026-01-01T00:00:00Z").plusSeconds(i * 7919L % 1_000_003))
                        .commands(List.of(new io.github.cowriekit.model.Command(
                                null, i % 100 == 0 ? "uname -r" : "uname -a", false, null)))
                        .build()))
                .toList();
        Instant from = Instant.parse("2026-01-03T00:00:00Z");
        Instant to = Instant.parse("2026-01-04T00:00:00Z");
        try (SessionStore store = kind.open()) {
            assertThat(store.ingest(sessions.stream()).added()).isEqualTo(sessions.size());
            Recount recount = new Recount(sessions);
            List<Asked> asked = Stream.of(Asked.all(store))
                    .flatMap(all -> Stream.of(
                            all.and("sensor", query -> query.sensor("one"), session -> true),
                            all.and("part", query -> query.withCommand("uname -"), session -> true),
                            all.and(
                                    "other part",
                                    query -> query.withCommand("e -a"),
                                    session -> recount.values(ValueKind.COMMAND, session)
                                            .contains("uname -a"))))
                    .flatMap(question -> Stream.of(question, question.during(from, to)))
                    .flatMap(question -> Stream.of(
                            question,
                            question.and(
                                    "from",
                                    query -> query.from("198.51.100.3"),
                                    session -> "198.51.100.3"
                                            .equals(session.session().source().ip()))))
                    .toList();
            asked.forEach(question -> compare(question, recount));
        }
    }

    private void compare(SessionStore store, Recount recount) {
        List<SessionRecord> sessions = recount.sessions();
        for (ValueKind kind : ValueKind.values()) {
            compareValues(store, kind, recount);
        }
        for (int i = 0; i < QUESTIONS; i++) {
            Asked question = Asked.all(store);
            for (int filters = random.nextInt(4); filters > 0; filters--) {
                question = question.narrow(random, recount, sessions.get(random.nextInt(sessions.size())));
            }
            compare(question, recount);
        }
    }

    private void compareValues(SessionStore store, ValueKind kind, Recount recount) {
        Map<String, ValueSummary> all = recount.totals(kind);
        assertThat(store.values(kind).stream().map(ValueSummary::sessions))
                .as(kind.plural())
                .isSortedAccordingTo(Collections.reverseOrder());
        for (ValueSummary value : all.values()) {
            assertThat(store.findValue(kind, value.value())).contains(value);
        }
        assertThat(store.findValue(kind, "nobody said this")).isEmpty();
        for (long fewest : new long[] {0, 1, 2, 5}) {
            assertThat(Answers.byValue(store.values(kind).sharedBy(fewest).stream())
                            .values())
                    .as("%s shared by %s", kind, fewest)
                    .containsExactlyElementsOf(all.values().stream()
                            .filter(value -> value.addresses() >= fewest)
                            .toList());
        }
        for (int i = 0; i < 5; i++) {
            Instant from = someTime(recount.sessions()).plusNanos(random.nextInt(3) - 1);
            Instant to = from.plus(Duration.ofHours(random.nextInt(1_000)));
            Predicate<ValueSummary> since =
                    value -> value.first() != null && !value.first().isBefore(from);
            Predicate<ValueSummary> until =
                    value -> value.first() != null && value.first().isBefore(to);
            compareNew(store.values(kind).newSince(from), since, all);
            compareNew(store.values(kind).newUntil(to), until, all);
            compareNew(store.values(kind).newUntil(to).newSince(from), since.and(until), all);
            compareNew(store.values(kind).newSince(from).sharedBy(2), since.and(value -> value.addresses() >= 2), all);
        }
    }

    private static void compareNew(ValueQuery query, Predicate<ValueSummary> fits, Map<String, ValueSummary> all) {
        List<ValueSummary> found = query.stream().toList();
        assertThat(Answers.byValue(found.stream()).values())
                .containsExactlyElementsOf(all.values().stream().filter(fits).toList());
        assertThat(found.stream().map(ValueSummary::first).map(Objects::requireNonNull))
                .isSorted();
    }

    private void compare(Asked question, Recount recount) {
        List<SessionRecord> fitting =
                recount.sessions().stream().filter(question.fits()).toList();
        List<EnrichedSession> inOrder = Answers.enriched(fitting);
        assertThat(Answers.enriched(question.query())).as(question.name()).isEqualTo(inOrder);
        assertThat(question.query().count()).as(question.name()).isEqualTo(inOrder.size());
        List<SessionRecord> reversed = new ArrayList<>(fitting);
        Collections.reverse(reversed);
        List<EnrichedSession> newest = Answers.enriched(reversed);
        assertThat(Answers.enriched(question.query().newestFirst()))
                .as(question.name())
                .isEqualTo(newest);
        int limit = random.nextInt(20);
        assertThat(Answers.enriched(question.query().limit(limit)))
                .as("%s limit %s", question.name(), limit)
                .isEqualTo(inOrder.subList(0, Math.min(limit, inOrder.size())));
        assertThat(Answers.enriched(question.query().newestFirst().limit(1)))
                .hasSize(Math.min(1, newest.size()))
                .allMatch(newest::contains);
        if (question.hasTop()) {
            ValueKind kind = KINDS.get(random.nextInt(KINDS.size()));
            compareTop(question, kind, recount.totals(kind, question.fits()));
        }
    }

    private void compareTop(Asked question, ValueKind kind, Map<String, ValueSummary> totals) {
        int limit = 1 + random.nextInt(10);
        String name = question.name() + " top " + limit + " " + kind.plural();
        List<ValueSummary> top = question.query().top(kind, limit);
        assertThat(totals.values()).as(name).containsAll(top);
        assertThat(top.stream().map(ValueSummary::value)).as(name).doesNotHaveDuplicates();
        assertThat(top.stream().map(ValueSummary::sessions))
                .as(name)
                .isEqualTo(totals.values().stream()
                        .map(ValueSummary::sessions)
                        .sorted(Collections.reverseOrder())
                        .limit(limit)
                        .toList());
        assertThat(question.query().top(limit).getOrDefault(kind, List.of()))
                .as(name)
                .isEqualTo(top);
    }

    private Instant someTime(List<SessionRecord> sessions) {
        return sessions.stream()
                .skip(random.nextInt(sessions.size()))
                .map(session -> session.session().startedAt())
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow();
    }
}
