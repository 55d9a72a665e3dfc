package io.github.cowriekit.store;

import io.github.cowriekit.store.internal.database.Database;
import io.github.cowriekit.store.internal.database.StoredText;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.Objects;
import java.util.Optional;

/** What is saved with the sessions, by name. */
final class SavedState {
    static final String HISTORY = "history";

    private SavedState() {}

    static String position(String name) {
        return "position " + StoredText.escape(Objects.requireNonNull(name, "name"));
    }

    static Optional<byte[]> find(Database database, String name) {
        return database.read(connection -> {
            try (PreparedStatement select =
                    connection.prepareStatement("SELECT state FROM saved_state WHERE name = ?")) {
                select.setString(1, name);
                try (ResultSet row = select.executeQuery()) {
                    return row.next() ? Optional.of(row.getBytes(1)) : Optional.<byte[]>empty();
                }
            }
        });
    }
}
