package io.github.cowriekit.store;

import io.github.cowriekit.store.internal.database.Database;
import io.github.cowriekit.store.internal.database.StoredText;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** Who has seen what. */
final class FindingStates {
    /** Longer subjects are known by their digest: PostgreSQL has no room for long texts in a primary key. */
    private static final int LONGEST = 500;

    private static final String DIGEST = "sha256:";

    private final Database database;

    FindingStates(Database database) {
        this.database = database;
    }

    /** What a state is of, as it is stored. */
    record Key(String kind, String subject) {
        static Key of(Finding finding) {
            return new Key(finding.kind().name(), bounded(StoredText.escape(finding.subject())));
        }

        /** A text that looks like a digest becomes one as well, so that nobody can name that of another subject. */
        private static String bounded(String subject) {
            return subject.length() > LONGEST || subject.startsWith(DIGEST) ? DIGEST + sha256(subject) : subject;
        }

        private static String sha256(String text) {
            try {
                return HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every Java platform has SHA-256", e);
            }
        }
    }

    Map<Key, Finding.State> all() {
        return database.read(connection -> {
            Map<Key, Finding.State> states = new HashMap<>();
            try (PreparedStatement select =
                            connection.prepareStatement("SELECT kind, subject, state FROM finding_state");
                    ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    states.put(new Key(row.getString(1), row.getString(2)), Finding.State.valueOf(row.getString(3)));
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
                    Key key = Key.of(finding);
                    insert.setString(1, key.kind());
                    insert.setString(2, key.subject());
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
