package io.github.cowriekit.sink.internal.outbox;

import io.github.cowriekit.sink.DeliveryException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The messages that wait, those that are given up, and positions, in one SQLite file. Thread-safe. */
public final class Outbox implements AutoCloseable {
    /** Of bodies that are read at once: an attacker can make each of them tens of megabytes long. */
    private static final long MOST_BYTES = 16L << 20;

    private final Path file;
    private final Connection connection;
    private long bytes;
    private boolean closed;

    /** Something done within one transaction. */
    @FunctionalInterface
    private interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    /**
     * Opens the file, which is made if there is none.
     *
     * @param sinks those that take messages; what waits for others does not count as waiting, since nobody sends it
     * @throws DeliveryException if it cannot be used
     */
    public Outbox(Path file, Collection<String> sinks) {
        this.file = file;
        this.connection = OutboxFile.open(file);
        for (String sink : sinks) {
            bytes += backlog(sink).bytes();
        }
    }

    /** Adds messages and sets positions, all or nothing. */
    public synchronized void append(
            List<Entry> entries, Map<String, byte[]> positions, Collection<UUID> told, Instant now) {
        long added = inTransaction("written", on -> {
            long length = 0;
            try (PreparedStatement insert = on.prepareStatement(
                    "insert into message(sink, " + MessageRow.COLUMNS + ") values (?, ?, ?, ?, ?, ?, ?)")) {
                for (Entry entry : entries) {
                    insert.setString(1, entry.sink());
                    length += MessageRow.set(insert, 2, entry.message(), now);
                    insert.addBatch();
                }
                insert.executeBatch();
            }
            try (PreparedStatement set =
                    on.prepareStatement("insert or replace into position(name, value) values (?, ?)")) {
                for (Map.Entry<String, byte[]> position : positions.entrySet()) {
                    set.setString(1, position.getKey());
                    set.setBytes(2, position.getValue());
                    set.addBatch();
                }
                set.executeBatch();
            }
            try (PreparedStatement tell = on.prepareStatement("insert or ignore into told(id) values (?)")) {
                for (UUID id : told) {
                    tell.setString(1, id.toString());
                    tell.addBatch();
                }
                tell.executeBatch();
            }
            return length;
        });
        bytes += added;
    }

    /** Returns whether something was told under an id, which is remembered for ever. */
    public synchronized boolean isTold(UUID id) {
        return inTransaction("read", on -> {
            try (PreparedStatement query = on.prepareStatement("select 1 from told where id = ?")) {
                query.setString(1, id.toString());
                try (ResultSet row = query.executeQuery()) {
                    return row.next();
                }
            }
        });
    }

    /** Returns the position that was set last under a name. */
    public synchronized Optional<byte[]> findPosition(String name) {
        return inTransaction("read", on -> {
            try (PreparedStatement query = on.prepareStatement("select value from position where name = ?")) {
                query.setString(1, name);
                try (ResultSet row = query.executeQuery()) {
                    return row.next() ? Optional.of(row.getBytes(1)) : Optional.empty();
                }
            }
        });
    }

    /** Returns the first messages that wait for a sink, in their order: at least one, and then no more than some megabytes. */
    public synchronized List<Waiting> first(String sink, int most) {
        return inTransaction("read", on -> {
            try (PreparedStatement query = on.prepareStatement(
                    "select number, " + MessageRow.COLUMNS + " from message where sink = ? order by number limit ?")) {
                query.setString(1, sink);
                query.setInt(2, most);
                List<Waiting> waiting = new ArrayList<>();
                long length = 0;
                try (ResultSet row = query.executeQuery()) {
                    while (length < MOST_BYTES && row.next()) {
                        Waiting next = MessageRow.waiting(row);
                        waiting.add(next);
                        length += next.bytes();
                    }
                }
                return waiting;
            }
        });
    }

    /** Removes messages that arrived, and moves those that are given up to the dead letters. */
    public synchronized void settle(String sink, Collection<Waiting> arrived, Collection<Dead> dead, Instant now) {
        int unused = inTransaction("written", on -> {
            try (PreparedStatement bury =
                            on.prepareStatement("insert into dead_letter(number, sink, " + MessageRow.COLUMNS
                                    + ", reason, expired, died) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
                    PreparedStatement remove = on.prepareStatement("delete from message where number = ?")) {
                for (Dead letter : dead) {
                    bury.setLong(1, letter.waiting().number());
                    bury.setString(2, sink);
                    int unusedSize = MessageRow.set(
                            bury,
                            3,
                            letter.waiting().message(),
                            letter.waiting().since());
                    bury.setString(9, letter.reason());
                    bury.setBoolean(10, letter.isExpired());
                    bury.setLong(11, now.toEpochMilli());
                    bury.addBatch();
                    remove.setLong(1, letter.waiting().number());
                    remove.addBatch();
                }
                for (Waiting waiting : arrived) {
                    remove.setLong(1, waiting.number());
                    remove.addBatch();
                }
                bury.executeBatch();
                remove.executeBatch();
            }
            return arrived.size();
        });
        arrived.forEach(waiting -> bytes -= waiting.bytes());
        dead.forEach(letter -> bytes -= letter.waiting().bytes());
        notifyAll();
    }

    /** Moves what has waited for a sink since before a time to the dead letters, as expired. */
    public synchronized void expire(String sink, Instant before, String reason, Instant now) {
        String which = " from message where sink = ? and since < ?";
        long waited = backlog(sink).bytes();
        int unused = inTransaction("written", on -> {
            try (PreparedStatement bury = on.prepareStatement("insert into dead_letter(number, sink, "
                            + MessageRow.COLUMNS
                            + ", reason, expired, died) select number, sink, " + MessageRow.COLUMNS + ", ?, 1, ?"
                            + which);
                    PreparedStatement remove = on.prepareStatement("delete" + which)) {
                bury.setString(1, reason);
                bury.setLong(2, now.toEpochMilli());
                bury.setString(3, sink);
                bury.setLong(4, before.toEpochMilli());
                bury.executeUpdate();
                remove.setString(1, sink);
                remove.setLong(2, before.toEpochMilli());
                return remove.executeUpdate();
            }
        });
        bytes -= waited - backlog(sink).bytes();
        notifyAll();
    }

    /** Lets all dead letters of a sink wait again, behind what waits, and returns their number. */
    public int replay(String sink, Instant now) {
        return replay(sink, "select number from dead_letter where sink = ? order by number limit ?", -1, now);
    }

    /** Lets some that expired wait again, oldest first, and returns their number. */
    public int replayExpired(String sink, int most, Instant now) {
        String which = "select number from dead_letter where sink = ? and expired = 1 order by number limit ?";
        return replay(sink, which, most, now);
    }

    private synchronized int replay(String sink, String numbers, int most, Instant now) {
        String which = " from dead_letter where number in (" + numbers + ")";
        long[] countAndBytes = inTransaction("written", on -> {
            try (PreparedStatement insert = on.prepareStatement("insert into message(sink, " + MessageRow.COLUMNS
                            + ") select sink, id, kind, time, sensor, ?, body" + which + " order by number");
                    PreparedStatement remove = on.prepareStatement("delete" + which)) {
                insert.setLong(1, now.toEpochMilli());
                insert.setString(2, sink);
                insert.setInt(3, most);
                int moved = insert.executeUpdate();
                if (moved > 0) {
                    remove.setString(1, sink);
                    remove.setInt(2, most);
                    remove.executeUpdate();
                }
                return new long[] {moved, MessageRow.bytesOfLast(on, moved)};
            }
        });
        bytes += countAndBytes[1];
        return (int) countAndBytes[0];
    }

    /** Returns the dead letters of a sink with their reasons, oldest first. */
    public synchronized List<Dead> deadLetters(String sink, int most) {
        return inTransaction("read", on -> {
            try (PreparedStatement query = on.prepareStatement("select number, " + MessageRow.COLUMNS
                    + ", reason, expired from dead_letter where sink = ? order by number limit ?")) {
                query.setString(1, sink);
                query.setInt(2, most);
                List<Dead> letters = new ArrayList<>();
                try (ResultSet row = query.executeQuery()) {
                    while (row.next()) {
                        Waiting waiting = MessageRow.waiting(row);
                        letters.add(new Dead(waiting, row.getString(8), row.getBoolean(9)));
                    }
                }
                return letters;
            }
        });
    }

    /** Returns what waits for a sink. */
    public synchronized Backlog backlog(String sink) {
        return inTransaction("read", on -> {
            try (PreparedStatement query = on.prepareStatement("select count(*), coalesce(sum(length(body)), 0),"
                    + " min(since), (select count(*) from dead_letter where sink = ?1) from message where sink = ?1")) {
                query.setString(1, sink);
                try (ResultSet row = query.executeQuery()) {
                    row.next();
                    long since = row.getLong(3);
                    Instant oldest = row.wasNull() ? null : Instant.ofEpochMilli(since);
                    return new Backlog(row.getLong(1), row.getLong(2), oldest, row.getLong(4));
                }
            }
        });
    }

    /** Returns the bytes of all bodies that wait. */
    public synchronized long bytes() {
        return bytes;
    }

    /** Waits until fewer bytes wait, or until this is closed. */
    public synchronized void awaitRoom(long most) throws InterruptedException {
        while (bytes > most && !closed) {
            wait();
        }
    }

    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            notifyAll();
            try {
                connection.close();
            } catch (SQLException e) {
                throw OutboxFile.failure("closed", file, e);
            }
        }
    }

    private synchronized <T> T inTransaction(String what, Work<T> work) {
        if (closed) {
            throw new DeliveryException("the outbox " + file + " is closed", null);
        }
        try {
            T result = work.on(connection);
            connection.commit();
            return result;
        } catch (SQLException e) {
            try {
                connection.rollback();
            } catch (SQLException next) {
                e.addSuppressed(next);
            }
            throw OutboxFile.failure(what, file, e);
        }
    }
}
