package io.github.cowriekit.store.internal.ingest;

import io.github.cowriekit.store.internal.codec.Subject;
import io.github.cowriekit.store.internal.database.StoredText;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes which session has which subject, and adds a batch to the totals of its subjects. Rows are written in the order of
 * their keys, which takes half the time. Not thread-safe.
 */
final class Totals {
    private final Connection connection;
    private final Subjects subjects;
    private final List<Mention> mentions = new ArrayList<>();
    private final Map<Long, RollUp> rollUps = new HashMap<>();

    Totals(Connection connection, Subjects subjects) {
        this.connection = connection;
        this.subjects = subjects;
    }

    void mention(long subject, long address, long session) {
        mentions.add(new Mention(subject, address, session));
    }

    void write() throws SQLException {
        Collections.sort(mentions);
        count();
        insertMentions();
        insertSubjects();
        updateSubjects();
    }

    /** Counts sessions, and addresses that had not been seen with the subject. */
    private void count() throws SQLException {
        try (PreparedStatement known =
                connection.prepareStatement("SELECT 1 FROM mention WHERE subject = ? AND address = ? LIMIT 1")) {
            Mention before = null;
            for (Mention mention : mentions) {
                RollUp rollUp = rollUps.computeIfAbsent(mention.subject(), RollUp::new);
                rollUp.addSession(mention.session());
                boolean repeated = before != null
                        && before.subject() == mention.subject()
                        && before.address() == mention.address();
                if (!repeated && mention.address() != 0 && !isKnown(known, mention)) {
                    rollUp.addAddress();
                }
                before = mention;
            }
        }
    }

    private boolean isKnown(PreparedStatement known, Mention mention) throws SQLException {
        if (subjects.isNew(mention.subject()) || subjects.isNew(mention.address())) {
            return false;
        }
        known.setLong(1, mention.subject());
        known.setLong(2, mention.address());
        try (ResultSet row = known.executeQuery()) {
            return row.next();
        }
    }

    private void insertMentions() throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO mention VALUES (?, ?, ?)")) {
            for (Mention mention : mentions) {
                insert.setLong(1, mention.subject());
                insert.setLong(2, mention.address());
                insert.setLong(3, mention.session());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private void insertSubjects() throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO subject VALUES (?, ?, ?, ?, ?, ?, ?, ?)")) {
            for (Subject subject : subjects.added()) {
                RollUp rollUp = subject.kind().isCounted() ? rollUps.remove(subject.id()) : null;
                insert.setLong(1, subject.id());
                insert.setInt(2, subject.kind().code());
                insert.setLong(3, subject.hash());
                insert.setString(4, StoredText.escape(subject.value()));
                if (rollUp == null) {
                    insert.setNull(5, Types.BIGINT);
                    insert.setNull(6, Types.BIGINT);
                } else {
                    insert.setLong(5, rollUp.first());
                    insert.setLong(6, rollUp.last());
                }
                insert.setLong(7, rollUp == null ? 0 : rollUp.sessions());
                insert.setLong(8, rollUp == null ? 0 : rollUp.addresses());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private void updateSubjects() throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(
                "UPDATE subject SET first_session = CASE WHEN first_session < ? THEN first_session ELSE ? END,"
                        + " last_session = CASE WHEN last_session > ? THEN last_session ELSE ? END,"
                        + " sessions = sessions + ?, addresses = addresses + ? WHERE id = ?")) {
            for (RollUp rollUp : rollUps.values()) {
                update.setLong(1, rollUp.first());
                update.setLong(2, rollUp.first());
                update.setLong(3, rollUp.last());
                update.setLong(4, rollUp.last());
                update.setLong(5, rollUp.sessions());
                update.setLong(6, rollUp.addresses());
                update.setLong(7, rollUp.subject());
                update.addBatch();
            }
            update.executeBatch();
        }
    }
}
