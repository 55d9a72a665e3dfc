package io.github.cowriekit.store;

import io.github.cowriekit.store.internal.database.Database;
import io.github.cowriekit.store.internal.database.StoredText;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Duration;
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

    /** What can happen to one subject more than once, and how long after it was shown: a rise goes on for days. */
    private static final Map<Finding.Kind, Duration> HAPPENING_AGAIN =
            Map.of(Finding.Kind.RETURNING_ADDRESS, Duration.ZERO, Finding.Kind.RISING_PLAYBOOK, Duration.ofDays(30));

    private final Database database;

    FindingStates(Database database) {
        this.database = database;
    }

    /** What a state is of, as it is stored. */
    record Key(String kind, String subject) {
        static Key of(Finding finding) {
            return new Key(finding.kind().name(), bounded(StoredText.escape(subject(finding))));
        }

        /** Ids of sessions are unique on a sensor and for a time. */
        private static String subject(Finding finding) {
            return finding.kind() == Finding.Kind.PERSON
                    ? finding.at() + " " + finding.sensor() + " " + finding.subject()
                    : finding.subject();
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

    /**
     * What was noted, and when.
     *
     * @param state what somebody did
     * @param changedAt when, in milliseconds since 1970
     */
    record Noted(Finding.State state, long changedAt) {
        /** An address that was shown may return once more after that, and a playbook rise; what was dismissed stays so. */
        Finding.State of(Finding finding) {
            Duration quiet = HAPPENING_AGAIN.get(finding.kind());
            boolean isAnother = state == Finding.State.SEEN
                    && quiet != null
                    && finding.at().toEpochMilli() > changedAt + quiet.toMillis();
            return isAnother ? Finding.State.NEW : state;
        }
    }

    /** Returns findings with the states that were noted of them. */
    List<Finding> withStates(List<Finding> findings) {
        Map<Key, Noted> states = all();
        return findings.stream()
                .map(finding -> {
                    Noted noted = states.get(Key.of(finding));
                    return noted == null ? finding : finding.withState(noted.of(finding));
                })
                .toList();
    }

    private Map<Key, Noted> all() {
        return database.read(connection -> {
            Map<Key, Noted> states = new HashMap<>();
            try (PreparedStatement select =
                            connection.prepareStatement("SELECT kind, subject, state, changed_at FROM finding_state");
                    ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    states.put(
                            new Key(row.getString(1), row.getString(2)),
                            new Noted(Finding.State.valueOf(row.getString(3)), row.getLong(4)));
                }
            }
            return states;
        });
    }

    void set(List<Finding> findings, Finding.State state, String note) {
        Instant now = Instant.now();
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
                    // what a sensor with a wrong clock dates ahead is seen as well
                    insert.setLong(5, (finding.at().isAfter(now) ? finding.at() : now).toEpochMilli());
                    insert.addBatch();
                }
                insert.executeBatch();
            }
            return true;
        });
    }
}
