package io.github.cowriekit.store.internal.database;

import io.github.cowriekit.store.StoreException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.CRC32;

/**
 * Brings a database to the tables of this version, by numbered scripts that are run once each. What was run is noted with the
 * checksum of the script, so that a script that was changed afterwards is noticed.
 */
public final class Schema {
    private static final List<String> SCRIPTS = List.of("001-sessions.sql");

    /** What else belongs to making a store. */
    @FunctionalInterface
    public interface Setup {
        /** Writes it. */
        void run(Connection connection) throws SQLException;
    }

    private final List<String> names;
    private final List<String> scripts;

    /** Reads the scripts of this version. */
    public Schema() {
        this(SCRIPTS, SCRIPTS.stream().map(Schema::load).toList());
    }

    /** For tests: the scripts of another version. */
    Schema(List<String> names, List<String> scripts) {
        this.names = names;
        this.scripts = scripts;
    }

    private static String load(String name) {
        try (InputStream in = Schema.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the script " + name + " is missing in the artifact");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Runs the scripts that were not run yet.
     *
     * @param whenMade what is to be written with the tables of a new store, in the same transaction
     * @throws StoreException if the database is of a newer version, or a script that was run is not the one of this version
     */
    public void migrate(Database database, Setup whenMade) {
        if (database.isReadOnly()) {
            requireCurrent(database);
            return;
        }
        boolean unused = database.write(connection -> {
            try (Statement statement = connection.createStatement()) {
                statement.executeUpdate("CREATE TABLE IF NOT EXISTS schema_version (version INTEGER PRIMARY KEY,"
                        + " script TEXT NOT NULL, checksum TEXT NOT NULL, applied_at TEXT NOT NULL)");
                int applied = check(database, statement);
                for (int i = applied; i < scripts.size(); i++) {
                    for (String sql : statements(database, scripts.get(i))) {
                        statement.executeUpdate(sql);
                    }
                    note(connection, i);
                }
                if (applied == 0) {
                    whenMade.run(connection);
                }
            }
            return true;
        });
    }

    private void requireCurrent(Database database) {
        int applied = database.read(connection -> {
            try (Statement statement = connection.createStatement()) {
                return check(database, statement);
            }
        });
        if (applied < scripts.size()) {
            throw new StoreException("the store " + database.name()
                    + " is of an older version of CowrieKit: open it once where it can be written");
        }
    }

    /** Returns how many scripts were run. */
    private int check(Database database, Statement statement) throws SQLException {
        int applied = 0;
        try (ResultSet row =
                statement.executeQuery("SELECT version, script, checksum FROM schema_version ORDER BY version")) {
            while (row.next()) {
                int version = row.getInt(1);
                if (version > scripts.size()) {
                    throw new StoreException("the store " + database.name() + " has schema " + version + " ("
                            + row.getString(2) + "), of a newer version of CowrieKit; this one knows schema "
                            + scripts.size() + ": use the newer version");
                }
                if (!row.getString(3).equals(checksum(scripts.get(version - 1)))) {
                    throw new StoreException("the store " + database.name() + " was made by another script "
                            + row.getString(2) + " than the one of this version of CowrieKit");
                }
                applied = version;
            }
        }
        return applied;
    }

    private void note(Connection connection, int i) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO schema_version VALUES (?, ?, ?, ?)")) {
            insert.setInt(1, i + 1);
            insert.setString(2, names.get(i));
            insert.setString(3, checksum(scripts.get(i)));
            insert.setString(4, Instant.now().toString());
            insert.executeUpdate();
        }
    }

    private static List<String> statements(Database database, String script) {
        String sql = script.replaceAll("(?m)^--.*$", "")
                .replace("${id}", database.idType())
                .replace("${bytes}", database.bytesType())
                .replace("${clustered}", database.clustered());
        return List.of(sql.split(";", -1)).stream()
                .map(String::strip)
                .filter(statement -> !statement.isEmpty())
                .toList();
    }

    private static String checksum(String script) {
        CRC32 checksum = new CRC32();
        checksum.update(script.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().toHexDigits(checksum.getValue(), 8);
    }
}
