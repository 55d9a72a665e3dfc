package io.github.cowriekit.store.internal.query;

import io.github.cowriekit.store.ValueKind;
import io.github.cowriekit.store.ValueSummary;
import io.github.cowriekit.store.internal.codec.LongSet;
import io.github.cowriekit.store.internal.codec.SessionIdentity;
import io.github.cowriekit.store.internal.codec.StoredBody;
import io.github.cowriekit.store.internal.codec.SubjectKind;
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
import java.util.function.LongConsumer;

/**
 * Counts the values of the sessions of a question. Goes through these sessions twice: first it counts everything by number,
 * then it looks closely at what turned out to be frequent, so that the memory depends on how many distinct values there are and
 * not on the sessions.
 */
public final class Tally {
    private static final int MOST_AT_ONCE = 256;

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
        Map<Long, Value> chosen = choose(count(question), kinds, limit);
        Map<Long, Seen> seen = new HashMap<>();
        chosen.keySet().forEach(id -> seen.put(id, new Seen()));
        search.forEachRow(
                question,
                row -> forEachSubject(row, subject -> {
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

    private LongCounts count(Question question) {
        LongCounts counts = new LongCounts();
        search.forEachRow(question, row -> forEachSubject(row, counts::increment));
        return counts;
    }

    private static void forEachSubject(Row row, LongConsumer subjects) {
        StoredBody.forEachSubject(row.body(), subjects);
    }

    /** Returns the most frequent subjects of each kind in their order. */
    private Map<Long, Value> choose(LongCounts counts, List<ValueKind> kinds, int limit) {
        long[] ids = counts.byCount();
        Map<Long, Value> chosen = new LinkedHashMap<>();
        Map<ValueKind, Integer> found = new EnumMap<>(ValueKind.class);
        kinds.forEach(kind -> found.put(kind, 0));
        for (int from = 0; from < ids.length && !isEnough(found, limit); from += MOST_AT_ONCE) {
            int end = Math.min(ids.length, from + MOST_AT_ONCE);
            long[] some = Arrays.copyOfRange(ids, from, end);
            Map<Long, Value> values = database.read(connection -> values(connection, some));
            for (long id : some) {
                Value value = values.get(id);
                Integer before = value == null ? null : found.get(value.kind());
                if (value != null && before != null && before < limit) {
                    chosen.put(id, value);
                    found.put(value.kind(), before + 1);
                }
            }
        }
        return chosen;
    }

    private static boolean isEnough(Map<ValueKind, Integer> found, int limit) {
        return found.values().stream().allMatch(count -> count >= limit);
    }

    private static Map<Long, Value> values(Connection connection, long[] ids) throws SQLException {
        Map<Long, Value> values = new HashMap<>();
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT id, kind, value FROM subject WHERE id IN (" + Sql.places(ids.length) + ")")) {
            Sql.bind(select, 0, ids);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    if (SubjectKind.of(row.getInt(2)).isCounted()) {
                        values.put(
                                row.getLong(1),
                                new Value(Kinds.of(row.getInt(2)), StoredText.unescape(row.getString(3))));
                    }
                }
            }
        }
        return values;
    }
}
