package io.github.cowriekit.benchmarks.store;

import io.github.cowriekit.benchmarks.LiveHeap;
import io.github.cowriekit.model.Endpoint;
import io.github.cowriekit.model.Login;
import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.intel.EnrichedSession;
import io.github.cowriekit.parser.CowrieLog;
import io.github.cowriekit.store.IngestSummary;
import io.github.cowriekit.store.SessionStore;
import io.github.cowriekit.store.StoredSession;
import io.github.cowriekit.store.ValueKind;
import io.github.cowriekit.store.ValueSummary;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Fills a store with the sessions of a log, repeated on later days under other ids and for a half from other addresses, and
 * prints how long the questions take that people ask of a history.
 *
 * <p>Arguments: the log, the number of sessions, and the file of the store, which is kept and used again if it is there.
 */
public final class StoreQuestions {
    private static final int ROUNDS = 5;

    private StoreQuestions() {}

    /** Measures. */
    public static void main(String[] args) throws Exception {
        Path log = Path.of(args[0]);
        long sessions = (long) Double.parseDouble(args[1]);
        Path file = Path.of(args[2]);
        boolean isThere = Files.exists(file);
        try (SessionStore store = SessionStore.sqlite(file)) {
            if (!isThere) {
                fill(store, log, sessions);
            }
            System.out.println(store.size());
            System.out.printf(
                    Locale.ROOT,
                    "%-60s %8.0f%n",
                    "bytes per session",
                    (double) store.size().bytes() / store.size().sessions());
            ask(store);
        }
    }

    private static void fill(SessionStore store, Path log, long wanted) {
        List<Session> some;
        try (Stream<Session> sessions = CowrieLog.in(log).sessions()) {
            some = sessions.filter(session -> session.startedAt() != null)
                    .limit(100_000)
                    .toList();
        }
        long start = System.nanoTime();
        long added = 0;
        for (int round = 0; added < wanted; round++) {
            int days = round;
            IngestSummary summary = store.ingest(
                    some.stream().limit(wanted - added).map(session -> EnrichedSession.of(shifted(session, days))));
            added += summary.added();
            System.out.printf(
                    Locale.ROOT,
                    "%d sessions, %d MB of heap, %.1f s%n",
                    added,
                    LiveHeap.bytes() >> 20,
                    (System.nanoTime() - start) / 1e9);
        }
    }

    private static Session shifted(Session session, int days) {
        Duration by = Duration.ofDays(days);
        Instant start = session.startedAt();
        String ip = session.source().ip();
        String address = ip != null && ip.startsWith("10.") && session.id().hashCode() % 2 == 0
                ? (11 + days % 200) + ip.substring(2)
                : ip;
        List<Login> logins = session.logins().stream()
                .map(login -> new Login(
                        login.at() == null ? null : login.at().plus(by),
                        login.username(),
                        login.password(),
                        login.publicKey(),
                        login.success()))
                .toList();
        return Session.builder(days + "-" + session.id(), session.end())
                .sensor(session.sensor())
                .protocol(session.protocol())
                .source(new Endpoint(address, session.source().port()))
                .destination(session.destination())
                .startedAt(start == null ? null : start.plus(by))
                .endedAt(session.endedAt() == null ? null : session.endedAt().plus(by))
                .duration(session.duration())
                .client(session.client())
                .logins(logins)
                .commands(session.commands())
                .downloads(session.downloads())
                .uploads(session.uploads())
                .forwards(session.forwards())
                .notices(session.notices())
                .eventCounts(session.eventCounts())
                .build();
    }

    private static void ask(SessionStore store) {
        Instant last = Objects.requireNonNull(store.size().last(), "an empty store");
        Instant week = last.minus(Duration.ofDays(7));
        String password = first(store, ValueKind.PASSWORD, 0);
        String rarePassword = first(store, ValueKind.PASSWORD, 3_000);
        String address = first(store, ValueKind.ADDRESS, 0);
        String usualAddress = first(store, ValueKind.ADDRESS, 5_000);
        String hash = first(store, ValueKind.FILE, 0);
        String client = first(store, ValueKind.HASSH, 0);
        String command = first(store, ValueKind.COMMAND, 0);
        StoredSession one =
                store.sessions().withCommand("uname").newestFirst().findFirst().orElseThrow();

        time("1 new passwords of a week", () -> count(store.values(ValueKind.PASSWORD).newSince(week).stream(), 1_000));
        time("2 top 20 passwords of all", () -> count(store.values(ValueKind.PASSWORD).stream(), 20));
        time("2 top 20 users of all", () -> count(store.values(ValueKind.USERNAME).stream(), 20));
        time("2 top 20 pairs of all", () -> count(store.values(ValueKind.PAIR).stream(), 20));
        time(
                "2 top 20 passwords of the last day",
                () -> store.sessions().since(last.minus(Duration.ofDays(1))).top(ValueKind.PASSWORD, 20));
        time(
                "3 50 sessions that tried the most frequent password",
                () -> count(store.sessions().triedPassword(password).newestFirst().stream(), 50));
        time(
                "3 50 sessions that tried a rare password",
                () -> count(store.sessions().triedPassword(rarePassword).newestFirst().stream(), 50));
        time(
                "4 newest 50 of the busiest address",
                () -> count(store.sessions().from(address).newestFirst().stream(), 50));
        time(
                "4 newest 50 of a usual address",
                () -> count(store.sessions().from(usualAddress).newestFirst().stream(), 50));
        time(
                "5 50 sessions with a word in a command",
                () -> count(store.sessions().withCommand("uname").newestFirst().stream(), 50));
        time(
                "5 50 sessions with a rare word in a command",
                () -> count(store.sessions().withCommand("nothing of the kind").newestFirst().stream(), 50));
        time("5 50 similar sessions", () -> count(store.sessions().similarTo(one).stream(), 50));
        time("6 addresses that delivered a file", () -> store.findValue(ValueKind.FILE, hash));
        time(
                "6 newest 50 sessions that delivered a file",
                () -> count(store.sessions().delivered(hash).newestFirst().stream(), 50));
        time("7 a session by id", () -> count(store.sessions().id(one.session().id()).stream(), 50));
        time("8 first and last of a value", () -> store.findValue(ValueKind.COMMAND, command));
        time("9 addresses of the most frequent HASSH", () -> store.findValue(ValueKind.HASSH, client));
        time(
                "10 20 pairs shared by at least 10 addresses",
                () -> count(store.values(ValueKind.PAIR).sharedBy(10).stream(), 20));
        time("11 bursts", () -> count(store.values(ValueKind.PAIR).bursts(Duration.ofDays(1), 20, 2), 1_000));
        time(
                "12 commands first seen within a week",
                () -> count(store.values(ValueKind.COMMAND).newSince(week).stream(), 1_000));
        time(
                "13 sessions of a sensor on the last day",
                () -> store.sessions().since(last.minus(Duration.ofDays(1))).top(ValueKind.SENSOR, 20));
        time("14 a command by day", () -> store.sessionsByDay(ValueKind.COMMAND, command));
        time("15 profile of a usual address", () -> store.findActor(usualAddress));
        time("15 profile of the busiest address", () -> store.findActor(address));
    }

    private static String first(SessionStore store, ValueKind kind, long skip) {
        return store.values(kind).stream()
                .skip(skip)
                .findFirst()
                .map(ValueSummary::value)
                .orElse("none");
    }

    private static long count(Stream<?> stream, long most) {
        return stream.limit(most).count();
    }

    private static void time(String what, Supplier<?> question) {
        List<Double> millis = new ArrayList<>();
        Object answer = null;
        for (int i = 0; i < ROUNDS; i++) {
            long start = System.nanoTime();
            answer = question.get();
            millis.add((System.nanoTime() - start) / 1e6);
        }
        millis.sort(null);
        System.out.printf(
                Locale.ROOT,
                "%-60s %8.1f ms  %s%n",
                what,
                millis.get(ROUNDS / 2),
                answer instanceof Long ? answer : "");
    }
}
