package io.github.cowriekit.store.internal.query;

import io.github.cowriekit.store.ValueKind;
import io.github.cowriekit.store.ValueSummary;
import io.github.cowriekit.store.internal.codec.LongSet;
import io.github.cowriekit.store.internal.codec.SessionIdentity;
import io.github.cowriekit.store.internal.codec.StoredBody;
import io.github.cowriekit.store.internal.database.Database;
import io.github.cowriekit.store.internal.database.StoredText;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Counts the values of the sessions of a question. Looks at these sessions twice: first it counts everything by number,
 * then it looks closely at what turned out to be frequent, so that the memory depends on how many distinct values there are and
 * not on the sessions.
 */
public final class Tally {
    private static final int MOST_AT_ONCE = 256;
    /** Of a kind with no more values, such as sensors, all are read: sessions would be searched in vain for more of them. */
    private static final int FEW_VALUES = 2_000;
    /** Rows that are kept in memory for the second look. */
    private static final long MOST_BYTES = 24L << 20;

    private final Database database;
    private final Search search;

    /** Counts in a database. */
    public Tally(Database database) {
        this.database = database;
        this.search = new Search(database);
    }

    /** What was seen of one value. */
    private static final class Seen {
        private long first = Long.MAX_VALUE;
        private long last = Long.MIN_VALUE;
        private long sessions;
        private final LongSet addresses = new LongSet();

        void add(Row row) {
            first = Math.min(first, row.key());
            last = Math.max(last, row.key());
            sessions++;
            if (row.address() != 0) {
                addresses.add(row.address());
            }
        }
    }

    private record Value(ValueKind kind, String text) {}

    /**
     * Returns the most frequent values of each kind, those with most sessions first, of equals the one that the store saw
     * first.
     *
     * @param question whose sessions are counted
     * @param kinds of which kinds
     * @param limit most values of one kind
     */
    public Map<ValueKind, List<ValueSummary>> top(Question question, List<ValueKind> kinds, int limit) {
        Counted counted = new Counted();
        search.forEachRow(question, counted);
        Map<Long, Value> chosen = choose(counted.counts, kinds, limit);
        Map<Long, Seen> seen = new HashMap<>();
        chosen.keySet().forEach(id -> seen.put(id, new Seen()));
        counted.again(
                search,
                question,
                row -> StoredBody.forEachSubject(row.body(), subject -> {
                    Seen one = seen.get(subject);
                    if (one != null) {
                        one.add(row);
                    }
                }));
        Map<ValueKind, List<ValueSummary>> top = new EnumMap<>(ValueKind.class);
        chosen.forEach((id, value) -> {
            Seen one = seen.get(id);
            if (one != null && one.sessions > 0) {
                top.computeIfAbsent(value.kind(), kind -> new ArrayList<>())
                        .add(new ValueSummary(
                                value.kind(),
                                value.text(),
                                SessionIdentity.startOf(one.first),
                                SessionIdentity.startOf(one.last),
                                one.sessions,
                                one.addresses.size()));
            }
        });
        return top;
    }

    /** Counts everything by number, and keeps the rows for another look if they are not too many. */
    private static final class Counted implements Consumer<Row> {
        private final LongCounts counts = new LongCounts();
        private final List<Row> rows = new ArrayList<>();
        private long bytes;

        @Override
        public void accept(Row row) {
            StoredBody.forEachSubject(row.body(), counts::increment);
            bytes += row.body().length;
            if (bytes <= MOST_BYTES) {
                rows.add(row);
            }
        }

        void again(Search search, Question question, Consumer<Row> consumer) {
            if (bytes <= MOST_BYTES) {
                rows.forEach(consumer);
            } else {
                search.forEachRow(question, consumer);
            }
        }
    }

    /** Returns the most frequent subjects of each kind in their order. */
    private Map<Long, Value> choose(LongCounts counts, List<ValueKind> kinds, int limit) {
        Map<ValueKind, Integer> missing = new EnumMap<>(ValueKind.class);
        Map<Long, Value> chosen = new LinkedHashMap<>();
        for (ValueKind kind : kinds) {
            Map<Long, Value> all = database.read(connection -> values(connection, kind));
            if (all.size() > FEW_VALUES) {
                missing.put(kind, limit);
            } else {
                counts.byCount(all.keySet())
                        .limit(limit)
                        .forEach(id -> chosen.put(id, Objects.requireNonNull(all.get(id))));
            }
        }
        long[] ids = missing.isEmpty() ? new long[0] : counts.byCount();
        for (int from = 0; from < ids.length && !missing.isEmpty(); from += MOST_AT_ONCE) {
            int end = Math.min(ids.length, from + MOST_AT_ONCE);
            long[] some = Arrays.copyOfRange(ids, from, end);
            Map<Long, Value> values = database.read(connection -> values(connection, some, missing.keySet()));
            for (long id : some) {
                Value value = values.get(id);
                if (value != null && missing.containsKey(value.kind())) {
                    chosen.put(id, value);
                    missing.computeIfPresent(value.kind(), (kind, left) -> left == 1 ? null : left - 1);
                }
            }
        }
        return chosen;
    }

    /** Returns all values of a kind if they are few, else some more than that. */
    private static Map<Long, Value> values(Connection connection, ValueKind kind) throws SQLException {
        Map<Long, Value> values = new HashMap<>();
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT id, value FROM subject WHERE kind = ? AND sessions > 0 LIMIT " + (FEW_VALUES + 1))) {
            select.setInt(1, Kinds.code(kind));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    values.put(row.getLong(1), new Value(kind, StoredText.unescape(row.getString(2))));
                }
            }
        }
        return values;
    }

    private static Map<Long, Value> values(Connection connection, long[] ids, Set<ValueKind> kinds)
            throws SQLException {
        String codes = kinds.stream().map(kind -> "" + Kinds.code(kind)).collect(Collectors.joining(", "));
        Map<Long, Value> values = new HashMap<>();
        try (PreparedStatement select = connection.prepareStatement("SELECT id, kind, value FROM subject WHERE id IN ("
                + Sql.places(ids.length) + ") AND kind IN (" + codes + ")")) {
            Sql.bind(select, 0, ids);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    values.put(
                            row.getLong(1), new Value(Kinds.of(row.getInt(2)), StoredText.unescape(row.getString(3))));
                }
            }
        }
        return values;
    }
}
