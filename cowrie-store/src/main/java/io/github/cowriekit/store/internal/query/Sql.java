package io.github.cowriekit.store.internal.query;

import java.sql.PreparedStatement;
import java.sql.SQLException;

/** Small parts of statements. */
final class Sql {
    private Sql() {}

    /** Returns places for that many parameters. */
    static String places(int count) {
        return "?" + ", ?".repeat(count - 1);
    }

    static void bind(PreparedStatement statement, int before, long[] numbers) throws SQLException {
        for (int i = 0; i < numbers.length; i++) {
            statement.setLong(before + i + 1, numbers[i]);
        }
    }
}
