package io.github.cowriekit.store.internal.database;

import io.github.cowriekit.store.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;
import org.sqlite.SQLiteException;

/** What a file is before it is a store: whether it can be opened, and what to say if it cannot. */
final class SqliteFiles {
    /** "CKSS" in the header of the file, so that no other database is ever touched. */
    static final long APPLICATION = 0x434B5353;

    private SqliteFiles() {}

    /** Returns whether a file is there that this user cannot write, or not in its folder, where the journal has to be. */
    static boolean isReadOnly(Path path) {
        Path folder = path.toAbsolutePath().getParent();
        return Files.isRegularFile(path) && !(Files.isWritable(path) && folder != null && Files.isWritable(folder));
    }

    /** Refuses what can be no file. */
    static void check(Path path) {
        Path folder = path.getParent();
        if (folder != null && !Files.isDirectory(folder)) {
            throw new StoreException("the store " + path + " cannot be opened: there is no folder " + folder);
        }
        if (Files.isDirectory(path)) {
            throw new StoreException("the store " + path + " cannot be opened: it is a folder");
        }
    }

    /** Opens a store that nobody writes through this connection. */
    static Connection connectToRead(Path path, int cacheKib) {
        SQLiteConfig config = new SQLiteConfig();
        config.setReadOnly(true);
        config.setCacheSize(-cacheKib);
        config.setTempStore(SQLiteConfig.TempStore.MEMORY);
        SQLiteDataSource source = new SQLiteDataSource(config);
        // SQLite cannot make the files of the journal here, and needs none if nobody writes
        source.setUrl("jdbc:sqlite:" + path.toUri() + (hasJournal(path) ? "" : "?immutable=1"));
        try {
            Connection connection = source.getConnection();
            boolean done = false;
            try {
                if (!isOurs(connection, false)) {
                    throw foreign(path);
                }
                done = true;
                return connection;
            } finally {
                if (!done) {
                    connection.close();
                }
            }
        } catch (SQLException e) {
            throw failure(path, "opened", e);
        }
    }

    /** Returns whether there may be something in the journal that is not in the file yet. */
    private static boolean hasJournal(Path path) {
        try {
            Path journal = path.resolveSibling(path.getFileName() + "-wal");
            return Files.exists(journal) && Files.size(journal) > 0;
        } catch (IOException e) {
            return true;
        }
    }

    static boolean isOurs(Connection connection, boolean orEmpty) throws SQLException {
        long application = pragma(connection, "application_id");
        long tables = pragma(connection, "schema_version");
        return application == APPLICATION || (orEmpty && application == 0 && tables == 0);
    }

    static StoreException foreign(Path path) {
        return new StoreException(
                "the file " + path + " is another program's database and no store; name another file");
    }

    static long pragma(Connection connection, String name) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("PRAGMA " + name)) {
            return row.next() ? row.getLong(1) : 0;
        }
    }

    static StoreException failure(Path path, String what, SQLException e) {
        String why = e instanceof SQLiteException sqlite ? ": " + words(sqlite) : "";
        return new StoreException("the store " + path + " cannot be " + what + why, e);
    }

    private static String words(SQLiteException failure) {
        String code = failure.getResultCode().name();
        if (code.startsWith("SQLITE_NOTADB")) {
            return "the file is no SQLite database; name another file";
        }
        if (code.startsWith("SQLITE_CORRUPT")) {
            return "the file is damaged; use a copy, or make a new store of the logs";
        }
        if (code.startsWith("SQLITE_READONLY")) {
            return "the file or its folder is read-only";
        }
        if (code.startsWith("SQLITE_CANTOPEN")) {
            return "this user cannot open the file, or make one beside it";
        }
        if (code.startsWith("SQLITE_BUSY")) {
            return "another process has been writing for more than a minute; try again later";
        }
        return code.startsWith("SQLITE_FULL") ? "the disk is full" : code;
    }
}
