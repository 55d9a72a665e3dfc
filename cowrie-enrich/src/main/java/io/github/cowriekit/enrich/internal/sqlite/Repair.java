package io.github.cowriekit.enrich.internal.sqlite;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.Set;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** Puts what can still be read of a damaged cache in its place: in one step, also for other processes that have it open. */
final class Repair {
    private static final Logger LOG = System.getLogger(Repair.class.getName());

    private Repair() {}

    /** Returns whether a failure tells of bad pages, and not of a busy file or a full disk. */
    static boolean isDamage(SQLException failure) {
        return failure instanceof SQLiteException sqlite
                && (sqlite.getResultCode().code & 0xff) == SQLiteErrorCode.SQLITE_CORRUPT.code;
    }

    /** Does so unless another process did meanwhile. */
    static void run(Connection damaged, Path path) throws SQLException, IOException {
        if (isSound(damaged)) {
            return;
        }
        Path folder = path.toAbsolutePath().getParent();
        Path copy = Files.createTempFile(folder, "cowriekit-cache", ".repair");
        try {
            int kept = salvage(damaged, copy);
            try (Statement statement = damaged.createStatement()) {
                statement.executeUpdate("restore from \"" + copy + "\"");
            }
            LOG.log(
                    Level.WARNING,
                    "the cache {0} was damaged and is repaired: {1} answers are kept, the others are asked for again",
                    path,
                    Integer.toString(kept));
        } finally {
            for (String end : new String[] {"", "-wal", "-shm", "-journal"}) {
                Files.deleteIfExists(copy.resolveSibling(copy.getFileName() + end));
            }
        }
    }

    private static boolean isSound(Connection connection) {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("PRAGMA quick_check(1)")) {
            return row.next() && "ok".equals(row.getString(1));
        } catch (SQLException e) {
            return false;
        }
    }

    private static int salvage(Connection damaged, Path copy) throws SQLException {
        try (Connection good = new CacheFile(copy).open()) {
            int[] kept = new int[1];
            CacheFile.inTransaction(good, () -> {
                kept[0] = copy(damaged, good, "answer", 7);
                int unused = copy(damaged, good, "counter", 2);
            });
            try (Statement statement = good.createStatement()) {
                // moves everything into the one file
                statement.execute("PRAGMA journal_mode = DELETE");
            }
            return kept[0];
        }
    }

    /** Copies rows from the front until a bad page, then from the back until one. */
    private static int copy(Connection from, Connection to, String table, int columns) throws SQLException {
        Set<Long> copied = new HashSet<>();
        String places = "?" + ", ?".repeat(columns - 1);
        try (PreparedStatement insert =
                to.prepareStatement("INSERT OR IGNORE INTO " + table + " VALUES (" + places + ")")) {
            for (String order : new String[] {"ASC", "DESC"}) {
                try (Statement statement = from.createStatement();
                        ResultSet row = statement.executeQuery(
                                "SELECT rowid, * FROM " + table + " NOT INDEXED ORDER BY rowid " + order)) {
                    while (row.next()) {
                        if (!copied.add(row.getLong(1))) {
                            // met what came from the other end
                            return copied.size();
                        }
                        for (int i = 1; i <= columns; i++) {
                            insert.setObject(i, row.getObject(i + 1));
                        }
                        insert.executeUpdate();
                    }
                } catch (SQLException e) {
                    LOG.log(Level.DEBUG, "a bad page of the cache", e);
                }
            }
        }
        return copied.size();
    }
}
