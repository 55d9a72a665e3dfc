package io.github.cowriekit.store.internal.query;

import io.github.cowriekit.store.StoreSize;
import io.github.cowriekit.store.ValueKind;
import io.github.cowriekit.store.ValueSummary;
import io.github.cowriekit.store.internal.codec.SessionIdentity;
import io.github.cowriekit.store.internal.database.Database;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.SortedMap;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Answers questions about the values of the whole store, from their totals. */
public final class ValueSearch {
    private static final int PAGE = 500;
    /** The expression of the index {@code subject_first}. */
    private static final int PERIOD_BITS = 36;

    private static final String PERIOD = "(first_session >> " + PERIOD_BITS + ")";
    private static final String BY_FIRST = PERIOD + ", first_session, id";

    private final Database database;

    /** Searches a database. */
    public ValueSearch(Database database) {
        this.database = database;
    }

    /** Returns one value with its totals. */
    public Optional<ValueSummary> find(ValueKind kind, String value) {
        return database.read(connection -> SubjectRow.find(connection, kind, value))
                .map(this::exact);
    }

    /** Counts the addresses, of which the row knows only how many there are at most. */
    private ValueSummary exact(SubjectRow row) {
        return row.summary(database.read(connection -> new PostingReader(connection).addresses(row)));
    }

    /** Returns how many sessions with a value began on each day. */
    public SortedMap<LocalDate, Long> byDay(ValueKind kind, String value) {
        return database.read(connection -> {
            SortedMap<LocalDate, Long> days = new TreeMap<>();
            Optional<SubjectRow> row = SubjectRow.find(connection, kind, value);
            if (row.isPresent()) {
                new PostingReader(connection).entries(row.get(), entries -> {
                    for (int i = 0; i < entries.size(); i++) {
                        Instant start = SessionIdentity.startOf(entries.session(i));
                        if (start != null) {
                            days.merge(LocalDate.ofInstant(start, ZoneOffset.UTC), 1L, Long::sum);
                        }
                    }
                });
            }
            return days;
        });
    }

    /** Returns how much there is. */
    public StoreSize size() {
        long bytes = database.sizeBytes();
        return database.read(connection -> {
            try (Statement statement = connection.createStatement();
                    ResultSet row =
                            statement.executeQuery("SELECT count(*), min(CASE WHEN id >= 0 THEN id END), max(id),"
                                    + " (SELECT count(*) FROM subject WHERE sessions > 0) FROM session")) {
                if (!row.next() || row.getLong(1) == 0) {
                    return new StoreSize(0, 0, null, null, bytes);
                }
                long sessions = row.getLong(1);
                long first = row.getLong(2);
                Instant start = row.wasNull() ? null : SessionIdentity.startOf(first);
                return new StoreSize(sessions, row.getLong(4), start, SessionIdentity.startOf(row.getLong(3)), bytes);
            }
        });
    }

    /**
     * Returns the values that many addresses share within a short time and with few sessions each.
     *
     * @param span longest time between the first and the last session
     * @param fewestAddresses fewest addresses
     * @param mostPerAddress most sessions for each address, on average
     */
    public Stream<ValueSummary> bursts(ValueKind kind, Duration span, long fewestAddresses, long mostPerAddress) {
        Pages pages = new Pages(
                        kind,
                        "sessions > 1 AND last_session - first_session <= ? AND sessions <= addresses * ?",
                        "sessions DESC, id",
                        List.of(SessionIdentity.keysIn(span), mostPerAddress))
                .withAddresses(fewestAddresses);
        return stream(pages).filter(summary -> summary.sessions() <= summary.addresses() * mostPerAddress);
    }

    /** Returns the values that were first seen in a period, in that order. */
    public Stream<ValueSummary> firstSeen(ValueKind kind, long from, long to, long fewestAddresses) {
        return stream(new Pages(
                        kind,
                        PERIOD + " BETWEEN ? AND ? AND first_session >= ? AND first_session < ? AND sessions > 0",
                        BY_FIRST,
                        List.of(from >> PERIOD_BITS, to >> PERIOD_BITS, from, to))
                .withAddresses(fewestAddresses));
    }

    /** Returns all values, those with most sessions first. */
    public Stream<ValueSummary> mostFrequent(ValueKind kind, long fewestAddresses) {
        Stream<ValueSummary> frequent =
                stream(new Pages(kind, "sessions > 1", "sessions DESC, id", List.of()).withAddresses(fewestAddresses));
        // those that were seen once are not in the small index
        return fewestAddresses > 1
                ? frequent
                : Stream.concat(
                        frequent,
                        stream(new Pages(kind, "sessions = 1", BY_FIRST, List.of()).withAddresses(fewestAddresses)));
    }

    private Stream<ValueSummary> stream(Pages rows) {
        return StreamSupport.stream(
                        Spliterators.spliteratorUnknownSize(rows, Spliterator.ORDERED | Spliterator.NONNULL), false)
                .map(this::exact)
                .filter(summary -> summary.addresses() >= rows.fewestAddresses);
    }

    /** Rows page by page; each page skips those before, by number. */
    private final class Pages implements Iterator<SubjectRow> {
        private final ValueKind kind;
        private final String condition;
        private final String order;
        private final List<Long> parameters;
        private long fewestAddresses;
        private List<SubjectRow> page = List.of();
        private int next;
        private long read;
        private boolean ended;

        Pages(ValueKind kind, String condition, String order, List<Long> parameters) {
            this.kind = kind;
            this.condition = condition;
            this.order = order;
            this.parameters = parameters;
        }

        Pages withAddresses(long fewest) {
            fewestAddresses = fewest;
            return this;
        }

        @Override
        public boolean hasNext() {
            if (!ended && next == page.size()) {
                page = database.read(this::readPage);
                next = 0;
                read += page.size();
                ended = page.isEmpty();
            }
            return !ended;
        }

        @Override
        public SubjectRow next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            return page.get(next++);
        }

        private List<SubjectRow> readPage(Connection connection) throws SQLException {
            List<SubjectRow> rows = new ArrayList<>();
            try (PreparedStatement select = connection.prepareStatement(
                    "SELECT " + SubjectRow.COLUMNS + " FROM subject WHERE kind = ? AND " + condition
                            + " AND addresses >= ? ORDER BY " + order + " LIMIT " + PAGE + " OFFSET " + read)) {
                int place = 1;
                select.setInt(place++, Kinds.code(kind));
                for (long parameter : parameters) {
                    select.setLong(place++, parameter);
                }
                select.setLong(place, fewestAddresses);
                try (ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        rows.add(SubjectRow.of(row));
                    }
                }
            }
            return rows;
        }
    }
}
