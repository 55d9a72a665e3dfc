package io.github.cowriekit.store.internal.query;

import io.github.cowriekit.store.ValueKind;
import io.github.cowriekit.store.ValueSummary;
import io.github.cowriekit.store.internal.codec.SessionIdentity;
import io.github.cowriekit.store.internal.codec.Subject;
import io.github.cowriekit.store.internal.codec.SubjectKind;
import io.github.cowriekit.store.internal.database.StoredText;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/**
 * A subject with its totals, as the database has it.
 *
 * @param id its number
 * @param kind what it is
 * @param value as logged
 * @param first key of the first session
 * @param last key of the last session
 * @param sessions how many sessions have it
 * @param addresses how many addresses have it, or more
 */
public record SubjectRow(long id, ValueKind kind, String value, long first, long last, long sessions, long addresses) {
    /** What {@link #of} reads, in this order. */
    static final String COLUMNS =
            "id, kind, value, first_session, coalesce(last_session, first_session), sessions, addresses";

    static SubjectRow of(ResultSet row) throws SQLException {
        return new SubjectRow(
                row.getLong(1),
                Kinds.of(row.getInt(2)),
                StoredText.unescape(row.getString(3)),
                row.getLong(4),
                row.getLong(5),
                row.getLong(6),
                row.getLong(7));
    }

    /** Returns the subject with a value, if a session has it. */
    static Optional<SubjectRow> find(Connection connection, ValueKind kind, String value) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT " + COLUMNS + " FROM subject WHERE hash = ? AND kind = ? AND sessions > 0")) {
            select.setInt(1, Subject.shortHash(SubjectKind.valueOf(kind.name()), value));
            select.setInt(2, Kinds.code(kind));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    SubjectRow subject = of(row);
                    if (subject.value().equals(value)) {
                        return Optional.of(subject);
                    }
                }
            }
        }
        return Optional.empty();
    }

    /**
     * Returns it as callers see it.
     *
     * @param exactAddresses how many addresses have it
     */
    ValueSummary summary(long exactAddresses) {
        return new ValueSummary(
                kind, value, SessionIdentity.startOf(first), SessionIdentity.startOf(last), sessions, exactAddresses);
    }
}
