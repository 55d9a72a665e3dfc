package io.github.cowriekit.store.internal.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Which purge a store had last. Numbers of texts hold as long as it stays the same; after a purge they may be gone, or be those of
 * other texts. Whoever reads sessions and their texts one after the other asks for it before and after.
 */
public final class Generation {
    private Generation() {}

    /** Returns the generation, empty before the first purge. */
    public static String of(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT value FROM setting WHERE name = 'generation'")) {
            return row.next() ? row.getString(1) : "";
        }
    }
}
