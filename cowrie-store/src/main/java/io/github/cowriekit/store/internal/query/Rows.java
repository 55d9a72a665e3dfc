package io.github.cowriekit.store.internal.query;

import io.github.cowriekit.store.internal.database.Database;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Reads the sessions of a plan page by page, each page by a statement of its own, so that a stream that nobody finishes holds
 * nothing in the database. Not thread-safe.
 */
final class Rows {
    private static final int FIRST_PAGE = 64;
    private static final int LARGEST_PAGE = 1_024;

    private final Database database;
    private final Plan plan;
    private final boolean newestFirst;
    private long from;
    private long to;
    private int keysRead;
    private int pageSize = FIRST_PAGE;

    Rows(Database database, Plan plan, boolean newestFirst) {
        this.database = database;
        this.plan = plan;
        this.newestFirst = newestFirst;
        this.from = plan.from();
        this.to = plan.to();
    }

    /** Leaves out what comes up to a session, that one included. */
    void startAfter(long key) {
        if (newestFirst) {
            to = Math.min(to, key);
        } else {
            from = Math.max(from, key + 1);
        }
    }

    /** Returns the next rows, of which none or some fit; empty at the end. */
    List<Row> next() {
        List<Row> rows = database.read(this::page);
        pageSize = Math.min(LARGEST_PAGE, pageSize * 2);
        return rows;
    }

    private List<Row> page(Connection connection) throws SQLException {
        return plan.keys() == null ? range(connection) : keys(connection, plan.keys());
    }

    private List<Row> range(Connection connection) throws SQLException {
        String order = newestFirst ? " DESC" : "";
        String sql = "SELECT id, address, body FROM session WHERE id >= ? AND id < ? ORDER BY id" + order + " LIMIT ?";
        List<Row> rows = new ArrayList<>();
        if (from >= to) {
            return rows;
        }
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setLong(1, from);
            select.setLong(2, to);
            select.setInt(3, pageSize);
            read(select, rows);
        }
        if (!rows.isEmpty()) {
            long last = rows.get(rows.size() - 1).key();
            if (newestFirst) {
                to = last;
            } else {
                from = last + 1;
            }
        }
        return rows;
    }

    private List<Row> keys(Connection connection, long[] keys) throws SQLException {
        List<Row> rows = new ArrayList<>();
        while (rows.isEmpty() && keysRead < keys.length) {
            int count = Math.min(Math.min(pageSize, 256), keys.length - keysRead);
            try (PreparedStatement select =
                    connection.prepareStatement("SELECT id, address, body FROM session WHERE id IN ("
                            + Sql.places(count) + ") AND id >= ? AND id < ?")) {
                for (int i = 0; i < count; i++) {
                    int place = keysRead + i;
                    select.setLong(i + 1, keys[newestFirst ? keys.length - 1 - place : place]);
                }
                select.setLong(count + 1, from);
                select.setLong(count + 2, to);
                read(select, rows);
            }
            keysRead += count;
        }
        Comparator<Row> byKey = Comparator.comparingLong(Row::key);
        rows.sort(newestFirst ? byKey.reversed() : byKey);
        return rows;
    }

    private static void read(PreparedStatement select, List<Row> rows) throws SQLException {
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                rows.add(new Row(row.getLong(1), row.getLong(2), row.getBytes(3)));
            }
        }
    }
}
