package io.github.cowriekit.store.internal.ingest;

import io.github.cowriekit.store.internal.codec.SessionDecoder;
import io.github.cowriekit.store.internal.codec.StoredBody;
import io.github.cowriekit.store.internal.database.StoredText;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads which session is stored under a key. Not thread-safe. */
final class StoredHeads implements AutoCloseable {
    private final PreparedStatement findBody;
    private final PreparedStatement findText;
    private final Map<Long, String> sensors = new HashMap<>();

    StoredHeads(Connection connection) throws SQLException {
        findBody = connection.prepareStatement("SELECT body, address FROM session WHERE id = ?");
        findText = connection.prepareStatement("SELECT value FROM subject WHERE id = ?");
    }

    /** Returns what is stored under a key, null if nothing is. */
    @Nullable
    Stored find(long key) throws SQLException {
        findBody.setLong(1, key);
        try (ResultSet row = findBody.executeQuery()) {
            if (!row.next()) {
                return null;
            }
            StoredBody body = StoredBody.of(key, row.getBytes(1));
            int sensor = SessionDecoder.sensorPlace(body.body());
            return new Stored(
                    SessionDecoder.head(body, sensor == 0 ? null : sensor(body.subjects()[sensor - 1])),
                    body,
                    row.getLong(2));
        }
    }

    private String sensor(long id) throws SQLException {
        String known = sensors.get(id);
        if (known != null) {
            return known;
        }
        findText.setLong(1, id);
        try (ResultSet row = findText.executeQuery()) {
            if (!row.next()) {
                throw new IllegalArgumentException("the sensor of a session is missing in the store");
            }
            String sensor = StoredText.unescape(row.getString(1));
            sensors.put(id, sensor);
            return sensor;
        }
    }

    @Override
    public void close() throws SQLException {
        findBody.close();
        findText.close();
    }
}
