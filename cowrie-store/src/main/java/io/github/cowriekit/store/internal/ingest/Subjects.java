package io.github.cowriekit.store.internal.ingest;

import io.github.cowriekit.store.internal.codec.Subject;
import io.github.cowriekit.store.internal.codec.SubjectKind;
import io.github.cowriekit.store.internal.database.StoredText;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Gives the subjects of a batch their numbers, within the transaction of the batch. Not thread-safe. */
final class Subjects implements AutoCloseable {
    private final PreparedStatement find;
    private final Map<Key, Subject> seen = new HashMap<>();
    private final List<Subject> added = new ArrayList<>();
    private final long firstNew;
    private long next;

    private record Key(SubjectKind kind, String value) {}

    Subjects(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT max(id) FROM subject")) {
            next = row.next() ? row.getLong(1) + 1 : 1;
        }
        firstNew = next;
        find = connection.prepareStatement("SELECT id, kind, value FROM subject WHERE hash = ?");
    }

    /** Returns the number of a subject, which gets one if it has none. */
    long id(Subject subject) throws SQLException {
        if (subject.id() != 0) {
            return subject.id();
        }
        Subject same = seen.putIfAbsent(new Key(subject.kind(), subject.value()), subject);
        if (same == null) {
            long found = find(subject);
            if (found == 0) {
                found = next++;
                added.add(subject);
            }
            subject.setId(found);
        } else {
            subject.setId(same.id());
        }
        return subject.id();
    }

    private long find(Subject subject) throws SQLException {
        find.setInt(1, subject.shortHash());
        try (ResultSet row = find.executeQuery()) {
            while (row.next()) {
                if (row.getInt(2) == subject.kind().code()
                        && StoredText.unescape(row.getString(3)).equals(subject.value())) {
                    return row.getLong(1);
                }
            }
        }
        return 0;
    }

    /** Returns whether a subject was not there before this batch. */
    boolean isNew(long id) {
        return id >= firstNew;
    }

    /** Returns the subjects that were not there before this batch. */
    List<Subject> added() {
        return added;
    }

    @Override
    public void close() throws SQLException {
        find.close();
    }
}
