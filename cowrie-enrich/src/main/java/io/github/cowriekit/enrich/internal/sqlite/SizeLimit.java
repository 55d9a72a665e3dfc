package io.github.cowriekit.enrich.internal.sqlite;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/**
 * Keeps a cache file below a size.
 *
 * @param connection the file
 * @param mostBytes size from which answers are deleted
 */
record SizeLimit(Connection connection, long mostBytes) {
    /** Deletes the oldest tenth of the answers while the file is too large. */
    void keep() throws SQLException {
        while (usedBytes() > mostBytes) {
            try (PreparedStatement delete = connection.prepareStatement(
                    "DELETE FROM answer WHERE rowid IN (SELECT rowid FROM answer ORDER BY fetched_at LIMIT"
                            + " (SELECT count(*) / 10 + 1 FROM answer))")) {
                if (delete.executeUpdate() == 0) {
                    return;
                }
            }
        }
    }

    private long usedBytes() throws SQLException {
        return (CacheFile.pragma(connection, "page_count") - CacheFile.pragma(connection, "freelist_count"))
                * CacheFile.pragma(connection, "page_size");
    }
}
