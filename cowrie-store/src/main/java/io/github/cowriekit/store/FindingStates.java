package io.github.cowriekit.store;

import io.github.cowriekit.store.internal.database.Database;
import io.github.cowriekit.store.internal.database.StoredText;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Who has seen what. */
final class FindingStates {
    private final Database database;

    FindingStates(Database database) {
        this.database = database;
    }

    /** What a state is of. */
    record Key(String kind, String subject) {
        static Key of(Finding finding) {
            return new Key(finding.kind().name(), finding.subject());
        }
    }

    Map<Key, Finding.State> all() {
        return database.read(connection -> {
            Map<Key, Finding.State> states = new HashMap<>();
            try (PreparedStatement select =
                            connection.prepareStatement("SELECT kind, subject, state FROM finding_state");
                    ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    states.put(
                            new Key(row.getString(1), StoredText.unescape(row.getString(2))),
                            Finding.State.valueOf(row.getString(3)));
                }
            }
            return states;
        });
    }

    void set(List<Finding> findings, Finding.State state, String note) {
        long now = Instant.now().toEpochMilli();
        boolean unused = database.write(connection -> {
            try (PreparedStatement insert =
                    connection.prepareStatement("INSERT INTO finding_state VALUES (?, ?, ?, ?, ?)"
                            + " ON CONFLICT (kind, subject) DO UPDATE SET state = excluded.state, note = excluded.note,"
                            + " changed_at = excluded.changed_at")) {
                for (Finding finding : findings) {
                    insert.setString(1, finding.kind().name());
                    insert.setString(2, StoredText.escape(finding.subject()));
                    insert.setString(3, state.name());
                    insert.setString(4, StoredText.escape(note));
                    insert.setLong(5, now);
                    insert.addBatch();
                }
                insert.executeBatch();
            }
            return true;
        });
    }
}
