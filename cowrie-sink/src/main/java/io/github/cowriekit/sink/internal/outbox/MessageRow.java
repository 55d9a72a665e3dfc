package io.github.cowriekit.sink.internal.outbox;

import io.github.cowriekit.sink.spi.Message;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A message as columns of a table. */
final class MessageRow {
    static final String COLUMNS = "id, kind, time, sensor, since, body";

    private MessageRow() {}

    /** Sets the columns of a message from one index on, and returns the size of its body. */
    static int set(PreparedStatement statement, int first, Message message, Instant since) throws SQLException {
        statement.setString(first, message.id().toString());
        statement.setString(first + 1, message.kind().name());
        setText(
                statement,
                first + 2,
                message.time() == null ? null : message.time().toString());
        setText(statement, first + 3, message.sensor());
        statement.setLong(first + 4, since.toEpochMilli());
        byte[] body = message.body().getBytes(StandardCharsets.UTF_8);
        statement.setBytes(first + 5, body);
        return body.length;
    }

    private static void setText(PreparedStatement statement, int index, @Nullable String text) throws SQLException {
        if (text == null) {
            statement.setNull(index, Types.VARCHAR);
        } else {
            statement.setString(index, text);
        }
    }

    /** Returns the message of the current row. */
    static Waiting waiting(ResultSet row) throws SQLException {
        byte[] body = row.getBytes("body");
        String time = row.getString("time");
        Message message = new Message(
                UUID.fromString(row.getString("id")),
                Message.Kind.valueOf(row.getString("kind")),
                time == null ? null : Instant.parse(time),
                row.getString("sensor"),
                new String(body, StandardCharsets.UTF_8));
        return new Waiting(row.getLong("number"), Instant.ofEpochMilli(row.getLong("since")), body.length, message);
    }

    /** Returns the length of the bodies of the messages that were added last. */
    static long bytesOfLast(Connection on, int count) throws SQLException {
        if (count == 0) {
            return 0;
        }
        try (PreparedStatement query = on.prepareStatement("select coalesce(sum(length(body)), 0)"
                + " from message where number > (select max(number) from message) - ?")) {
            query.setInt(1, count);
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? row.getLong(1) : 0;
            }
        }
    }
}
