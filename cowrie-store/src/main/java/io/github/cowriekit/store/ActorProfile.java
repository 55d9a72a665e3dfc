package io.github.cowriekit.store;

import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What is known of an actor over all sessions and sensors. An actor is whatever shares one value, such as an address or a key;
 * that several people or programs share it is always possible. Immutable.
 *
 * @param totals the value, with first and last session, sessions and addresses
 * @param profiledSessions how many sessions were looked at for the values: all, or the latest {@value #MOST_SESSIONS}
 * @param values the most frequent values of each kind in these sessions, at most {@value #MOST_VALUES}, those with most sessions
 *     first; no element for a kind of which there is none
 * @param sessionsByDay sessions that began on each day, in UTC, of all sessions
 * @since 0.1.0
 */
public record ActorProfile(
        ValueSummary totals,
        long profiledSessions,
        Map<ValueKind, List<ValueSummary>> values,
        SortedMap<LocalDate, Long> sessionsByDay) {
    /** Most sessions that are looked at. */
    public static final int MOST_SESSIONS = 50_000;

    /** Most values of one kind. */
    public static final int MOST_VALUES = 10;

    /** Rejects missing required parts and copies the collections. */
    public ActorProfile {
        Objects.requireNonNull(totals, "totals");
        Map<ValueKind, List<ValueSummary>> copy = new EnumMap<>(ValueKind.class);
        values.forEach((kind, list) -> copy.put(kind, List.copyOf(list)));
        values = Collections.unmodifiableMap(copy);
        sessionsByDay = Collections.unmodifiableSortedMap(new TreeMap<>(sessionsByDay));
    }

    static Optional<ActorProfile> find(SessionStore store, String value) {
        return Stream.of(ValueKind.values())
                .flatMap(kind -> find(store, kind, value).stream())
                .findFirst();
    }

    static Optional<ActorProfile> find(SessionStore store, ValueKind kind, String value) {
        return store.findValue(kind, value).map(totals -> {
            SessionQuery latest =
                    store.sessions().with(kind, value).newestFirst().limit(MOST_SESSIONS);
            return new ActorProfile(
                    totals,
                    Math.min(totals.sessions(), MOST_SESSIONS),
                    latest.top(MOST_VALUES),
                    store.sessionsByDay(kind, value));
        });
    }

    /** Returns the most frequent values of a kind, none if there are none. */
    public List<ValueSummary> values(ValueKind kind) {
        return values.getOrDefault(kind, List.of());
    }
}
