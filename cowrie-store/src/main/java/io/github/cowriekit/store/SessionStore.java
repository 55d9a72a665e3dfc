package io.github.cowriekit.store;

import io.github.cowriekit.enrich.spi.IntelCache;
import io.github.cowriekit.model.intel.SessionRecord;
import io.github.cowriekit.store.internal.cache.StoreCache;
import io.github.cowriekit.store.internal.database.Database;
import io.github.cowriekit.store.internal.database.PostgresDatabase;
import io.github.cowriekit.store.internal.database.Schema;
import io.github.cowriekit.store.internal.database.SqliteDatabase;
import io.github.cowriekit.store.internal.ingest.Ingestion;
import io.github.cowriekit.store.internal.query.Question;
import io.github.cowriekit.store.internal.query.ValueSearch;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Sessions of months and years, in one SQLite file or a PostgreSQL database, to be asked what one log cannot tell.
 *
 * <pre>{@code
 * try (var store = SessionStore.sqlite(Path.of("sessions.db"));
 *         var sessions = CowrieLog.in(folder).sessions()) {
 *     store.ingest(sessions.map(EnrichedSession::of));
 *     store.sessions().from("203.0.113.7").stream().forEach(System.out::println);
 *     store.values(ValueKind.PASSWORD).stream().limit(20).forEach(System.out::println);
 * }
 * }</pre>
 *
 * <p>A session is there once, by sensor, id and start, however often it is added. Both databases have the same tables, which
 * are made and migrated when a store is opened. Thread-safe; several processes may use one store, of which one writes at a
 * time and the others wait.
 *
 * @since 0.1.0
 */
public final class SessionStore implements AutoCloseable {
    private final Database database;
    private final PasswordStorage passwords;

    private SessionStore(Database database, PasswordStorage passwords) {
        this.database = database;
        this.passwords = passwords;
    }

    /**
     * Opens a store in an SQLite file, which is made if there is none; passwords are stored as they are.
     *
     * @throws StoreException if the file cannot be opened, is another program's, or of a newer version of CowrieKit
     */
    public static SessionStore sqlite(Path file) {
        return builder().sqlite(file).build();
    }

    /**
     * Opens a store in a PostgreSQL database, whose tables are made in the current schema if they are not there; passwords are
     * stored as they are. Needs the driver of PostgreSQL.
     *
     * @param source gives connections; it is not closed with the store, and a pool is worth having
     * @throws StoreException if there is no connection, or the store is of a newer version of CowrieKit
     */
    public static SessionStore postgresql(DataSource source) {
        return builder().postgresql(source).build();
    }

    /** Returns a builder, for a store with other settings. */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Adds sessions in batches of about 10,000, each in a transaction of its own. What is there already is not added again,
     * so a run that was cut off is simply repeated. A session that is there with fewer events, because its log ended within it,
     * or without the conclusion it now has, is replaced.
     *
     * @param sessions sessions as far as they have come: parsed, enriched or assessed; not closed
     * @throws StoreException if the store cannot be written; earlier batches are there then
     */
    public IngestSummary ingest(Stream<? extends SessionRecord> sessions) {
        SessionWriter writer = writer();
        sessions.sequential().forEachOrdered(writer::add);
        return writer.commit();
    }

    /** Returns a writer that adds sessions one by one and commits when it is told to. */
    public SessionWriter writer() {
        return new SessionWriter(new Ingestion(database, passwords::apply));
    }

    /**
     * Returns the position that was committed last under a name.
     *
     * @throws StoreException if the store cannot be read
     */
    public Optional<byte[]> findPosition(String name) {
        Objects.requireNonNull(name, "name");
        return database.read(connection -> {
            try (PreparedStatement select = connection.prepareStatement("SELECT state FROM position WHERE name = ?")) {
                select.setString(1, name);
                try (ResultSet row = select.executeQuery()) {
                    return row.next() ? Optional.of(row.getBytes(1)) : Optional.<byte[]>empty();
                }
            }
        });
    }

    /** Returns a question about sessions: all of them, oldest first, until more is asked for. */
    public SessionQuery sessions() {
        return new SessionQuery(database, Question.ALL, passwords::apply);
    }

    /** Returns a question about the values of a kind: all of them, those with most sessions first. */
    public ValueQuery values(ValueKind kind) {
        return new ValueQuery(new ValueSearch(database), Objects.requireNonNull(kind, "kind"));
    }

    /**
     * Returns one value with its totals over all sessions.
     *
     * @throws StoreException if the store cannot be read
     */
    public Optional<ValueSummary> findValue(ValueKind kind, String value) {
        return new ValueSearch(database).find(kind, value);
    }

    /**
     * Returns a cache of answers and spent quotas in the store, for {@code Enrichment.builder().cache(store.cache())}. All who
     * share the store share them, and keep the limits of the sources together. Closing it does not close the store, which has
     * to stay open as long as the enrichment. No answer is deleted.
     */
    public IntelCache cache() {
        return new StoreCache(database);
    }

    /** Closes the store; a data source that was given stays open. */
    @Override
    public void close() {
        database.close();
    }

    /** Opens a {@link SessionStore}; not thread-safe. */
    public static final class Builder {
        private @Nullable Path file;
        private @Nullable DataSource source;
        private PasswordStorage passwords = PasswordStorage.plain();

        private Builder() {}

        /** Sets the SQLite file of the store. */
        public Builder sqlite(Path file) {
            this.file = Objects.requireNonNull(file, "file");
            return this;
        }

        /** Sets the PostgreSQL database of the store. */
        public Builder postgresql(DataSource source) {
            this.source = Objects.requireNonNull(source, "source");
            return this;
        }

        /** Sets what is stored for the passwords that were tried. */
        public Builder passwords(PasswordStorage passwords) {
            this.passwords = Objects.requireNonNull(passwords, "passwords");
            return this;
        }

        /**
         * Opens the store.
         *
         * @throws StoreException if it cannot be opened, is another program's, or of a newer version of CowrieKit
         * @throws IllegalStateException if neither or both of a file and a data source were set
         */
        public SessionStore build() {
            if ((file == null) == (source == null)) {
                throw new IllegalStateException("set either sqlite(file) or postgresql(source)");
            }
            Database database = file != null
                    ? new SqliteDatabase(file)
                    : new PostgresDatabase(Objects.requireNonNull(source, "source"));
            boolean opened = false;
            try {
                new Schema().migrate(database);
                opened = true;
            } finally {
                if (!opened) {
                    database.close();
                }
            }
            return new SessionStore(database, passwords);
        }
    }
}
