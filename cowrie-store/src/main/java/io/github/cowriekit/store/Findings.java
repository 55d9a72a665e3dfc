package io.github.cowriekit.store;

import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.assessment.Operator;
import io.github.cowriekit.store.internal.database.Database;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** Finds what is new, or back, since a time. Cut-offs are this library's choice and rest on no study. */
final class Findings {
    /** Within its first day everything is new to a store. */
    private static final Duration BASELINE = Duration.ofDays(1);

    /**
     * Cowrie has written JSON since November 2014 (commit 43b915f6 of cowrie/cowrie), so a session before that year has a wrong
     * clock, mostly one that starts at 1970 or 2000. It must not begin the life of the store. A clock that is wrong within the
     * life of Cowrie cannot be told from an old log.
     */
    private static final LocalDate BEGINNING = LocalDate.of(2014, 1, 1);

    private static final Duration BURST = Duration.ofDays(1);
    private static final int BURST_ADDRESSES = 20;
    private static final int BURST_SESSIONS_PER_ADDRESS = 2;
    private static final int ABSENCE_DAYS = 30;
    /** Sessions on the latest day from which, and times the mean of the days before by which, a playbook rises. */
    private static final int RISING_SESSIONS = 20;

    private static final int RISING_TIMES = 5;
    private static final int MOST_PLAYBOOKS = 1_000;

    private final SessionStore store;
    private final Database database;
    private final List<Finding> found = new ArrayList<>();
    private final Set<String> returned = new HashSet<>();
    /** The addresses that were looked up for a day: many sessions of one come on one day, and the days one after the other. */
    private final Set<String> asked = new HashSet<>();

    private LocalDate askedDay = LocalDate.MIN;

    Findings(SessionStore store, Database database) {
        this.store = store;
        this.database = database;
    }

    List<Finding> since(Instant since) {
        persons(since);
        Instant first = store.sessions()
                .since(BEGINNING.atStartOfDay(ZoneOffset.UTC).toInstant())
                .findFirst()
                .map(Findings::start)
                .orElse(null);
        if (first == null) {
            return sorted();
        }
        Instant known = first.plus(BASELINE);
        Instant from = since.isBefore(known) ? known : since;
        news(from, ValueKind.CAMPAIGN, Finding.Kind.NEW_CAMPAIGN, Finding.Severity.HIGH, "a known family");
        news(from, ValueKind.KEY, Finding.Kind.NEW_KEY, Finding.Severity.HIGH, "an SSH key");
        news(from, ValueKind.FILE, Finding.Kind.NEW_FILE, Finding.Severity.MEDIUM, "a file");
        news(from, ValueKind.PLAYBOOK, Finding.Kind.NEW_PLAYBOOK, Finding.Severity.MEDIUM, "a sequence of commands");
        news(from, ValueKind.CLIENT, Finding.Kind.NEW_CLIENT, Finding.Severity.LOW, "a client software");
        bursts(from);
        rising(from);
        returning(from);
        return sorted();
    }

    private List<Finding> sorted() {
        return new FindingStates(database)
                .withStates(found).stream()
                        .sorted(Comparator.comparing(Finding::severity)
                                .thenComparing(Finding::kind)
                                .thenComparing(Finding::at)
                                .thenComparing(Finding::subject))
                        .toList();
    }

    private static @Nullable Instant start(StoredSession session) {
        return session.session().startedAt();
    }

    private void add(
            Finding.Kind kind, String subject, Finding.Severity severity, String reason, @Nullable StoredSession at) {
        Session session = at == null ? null : at.session();
        Instant start = session == null ? null : session.startedAt();
        if (session != null && start != null) {
            found.add(new Finding(
                    kind, subject, severity, reason, session.id(), session.sensor(), start, Finding.State.NEW));
        }
    }

    private void persons(Instant since) {
        for (Operator verdict : List.of(Operator.HUMAN, Operator.LIKELY_HUMAN)) {
            store.sessions().verdict(verdict).since(since).stream()
                    .forEach(session -> add(
                            Finding.Kind.PERSON,
                            session.session().id(),
                            verdict == Operator.HUMAN ? Finding.Severity.HIGH : Finding.Severity.MEDIUM,
                            "the session looks " + verdict.label() + "; commands: "
                                    + session.session().commands().size(),
                            session));
        }
    }

    private void news(Instant since, ValueKind kind, Finding.Kind findingKind, Finding.Severity severity, String what) {
        store.values(kind).newSince(since).stream()
                .forEach(value -> add(
                        findingKind,
                        value.value(),
                        severity,
                        what + " that no earlier session in the store has; " + counts(value),
                        evidence(kind, value.value(), since).orElse(null)));
    }

    private static String counts(ValueSummary value) {
        return value.sessions()
                + (value.sessions() == 1 ? " session, " : " sessions, ")
                + value.addresses()
                + (value.addresses() == 1 ? " address" : " addresses");
    }

    private Optional<StoredSession> evidence(ValueKind kind, String value, Instant since) {
        return store.sessions().with(kind, value).since(since).findFirst();
    }

    private void bursts(Instant since) {
        for (ValueKind kind : List.of(ValueKind.PLAYBOOK, ValueKind.PAIR)) {
            store.values(kind)
                    .bursts(BURST, BURST_ADDRESSES, BURST_SESSIONS_PER_ADDRESS)
                    .filter(value -> value.first() != null && !value.first().isBefore(since))
                    .forEach(value -> add(
                            Finding.Kind.BURST,
                            value.value(),
                            Finding.Severity.MEDIUM,
                            "many addresses with few sessions each, all within a day; " + counts(value),
                            evidence(kind, value.value(), since).orElse(null)));
        }
    }

    private void rising(Instant since) {
        LocalDate from = LocalDate.ofInstant(since, ZoneOffset.UTC);
        store.values(ValueKind.PLAYBOOK).stream()
                .limit(MOST_PLAYBOOKS)
                .takeWhile(value -> value.sessions() >= RISING_SESSIONS)
                .filter(value -> value.first() != null && value.first().isBefore(since))
                .filter(value -> value.last() != null && !value.last().isBefore(since))
                .forEach(value -> rising(value, from, since));
    }

    private void rising(ValueSummary value, LocalDate from, Instant since) {
        SortedMap<LocalDate, Long> days = store.sessionsByDay(ValueKind.PLAYBOOK, value.value());
        SortedMap<LocalDate, Long> before = days.subMap(BEGINNING, from);
        long most = days.tailMap(from).values().stream()
                .mapToLong(Long::longValue)
                .max()
                .orElse(0);
        if (before.isEmpty()) {
            return;
        }
        long earlier = before.values().stream().mapToLong(Long::longValue).sum();
        double mean = (double) earlier / daysBetween(before, from);
        if (most >= RISING_SESSIONS && most > RISING_TIMES * mean) {
            add(
                    Finding.Kind.RISING_PLAYBOOK,
                    value.value(),
                    Finding.Severity.MEDIUM,
                    most + " sessions on one day, " + Math.round(mean * 10) / 10.0 + " a day before",
                    evidence(ValueKind.PLAYBOOK, value.value(), since).orElse(null));
        }
    }

    private static long daysBetween(SortedMap<LocalDate, Long> before, LocalDate end) {
        return Math.max(1, end.toEpochDay() - before.firstKey().toEpochDay());
    }

    /** Only addresses that did something are worth it: most are back for the same failed logins. */
    private void returning(Instant since) {
        store.sessions().since(since).stream()
                .filter(session -> !session.session().commands().isEmpty())
                .forEach(this::returning);
    }

    private void returning(StoredSession session) {
        String address = session.session().source().ip();
        Instant start = session.session().startedAt();
        if (address == null || start == null || returned.contains(address)) {
            return;
        }
        LocalDate day = LocalDate.ofInstant(start, ZoneOffset.UTC);
        if (!day.equals(askedDay)) {
            asked.clear();
            askedDay = day;
        }
        if (!asked.add(address)) {
            return;
        }
        SortedMap<LocalDate, Long> before =
                store.sessionsByDay(ValueKind.ADDRESS, address).subMap(BEGINNING, day);
        if (!before.isEmpty() && day.toEpochDay() - before.lastKey().toEpochDay() >= ABSENCE_DAYS) {
            returned.add(address);
            add(
                    Finding.Kind.RETURNING_ADDRESS,
                    address,
                    Finding.Severity.LOW,
                    "seen last on " + before.lastKey() + ", and back with commands",
                    session);
        }
    }
}
