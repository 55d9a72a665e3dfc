package io.github.cowriekit.store.internal.query;

import io.github.cowriekit.store.internal.codec.LongSet;
import io.github.cowriekit.store.internal.posting.Entries;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.function.Consumer;

/** Reads which sessions have a subject. */
final class PostingReader {
    private static final int MOST_AT_ONCE = 256;

    private final Connection connection;

    PostingReader(Connection connection) {
        this.connection = connection;
    }

    /** Returns the keys of the sessions within a range that have one of the subjects, sorted. */
    long[] sessions(LongSet subjects, long from, long to) throws SQLException {
        LongSet found = new LongSet();
        forEach(
                "SELECT first_session FROM subject WHERE sessions = 1 AND id IN (",
                subjects,
                row -> addWithin(found, row.getLong(1), from, to));
        forEach("SELECT first_session, entries FROM posting WHERE subject IN (", subjects, row -> {
            Entries entries = Entries.of(row.getLong(1), row.getBytes(2));
            for (int i = 0; i < entries.size(); i++) {
                addWithin(found, entries.session(i), from, to);
            }
        });
        return found.toArray();
    }

    private static void addWithin(LongSet found, long session, long from, long to) {
        if (session >= from && session < to) {
            found.add(session);
        }
    }

    /** Returns how many source addresses have a subject. */
    long addresses(SubjectRow subject) throws SQLException {
        if (subject.sessions() == 1) {
            return subject.addresses();
        }
        LongSet addresses = new LongSet();
        LongSet one = new LongSet();
        one.add(subject.id());
        forEach(
                "SELECT first_session, entries FROM posting WHERE subject IN (",
                one,
                row -> Entries.of(row.getLong(1), row.getBytes(2)).addressesTo(addresses));
        return addresses.size();
    }

    /** Tells of all sessions of a subject, in any order. */
    void entries(SubjectRow subject, Consumer<Entries> consumer) throws SQLException {
        if (subject.sessions() == 1) {
            Entries single = new Entries();
            single.add(subject.first(), 0);
            consumer.accept(single);
            return;
        }
        LongSet one = new LongSet();
        one.add(subject.id());
        forEach(
                "SELECT first_session, entries FROM posting WHERE subject IN (",
                one,
                row -> consumer.accept(Entries.of(row.getLong(1), row.getBytes(2))));
    }

    private interface RowReader {
        void read(ResultSet row) throws SQLException;
    }

    private void forEach(String select, LongSet subjects, RowReader reader) throws SQLException {
        long[] all = subjects.toArray();
        for (int start = 0; start < all.length; start += MOST_AT_ONCE) {
            long[] some = Arrays.copyOfRange(all, start, Math.min(all.length, start + MOST_AT_ONCE));
            try (PreparedStatement statement = connection.prepareStatement(select + Sql.places(some.length) + ")")) {
                Sql.bind(statement, 0, some);
                try (ResultSet row = statement.executeQuery()) {
                    while (row.next()) {
                        reader.read(row);
                    }
                }
            }
        }
    }
}
