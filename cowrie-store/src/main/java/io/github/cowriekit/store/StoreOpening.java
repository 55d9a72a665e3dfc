package io.github.cowriekit.store;

import io.github.cowriekit.store.internal.database.Database;
import io.github.cowriekit.store.internal.database.PostgresDatabase;
import io.github.cowriekit.store.internal.database.Schema;
import io.github.cowriekit.store.internal.database.SqliteDatabase;
import java.nio.file.Path;
import java.util.Objects;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Opens a store: brings its tables up to date and sees how it keeps passwords. */
final class StoreOpening {
    private StoreOpening() {}

    static SessionStore open(@Nullable Path file, @Nullable DataSource source, @Nullable PasswordStorage passwords) {
        if ((file == null) == (source == null)) {
            throw new IllegalStateException("set either sqlite(file) or postgresql(source)");
        }
        Database database = file != null
                ? new SqliteDatabase(file)
                : new PostgresDatabase(Objects.requireNonNull(source, "source"));
        boolean opened = false;
        try {
            new Schema().migrate(database, connection -> PasswordStorage.note(connection, passwords));
            SessionStore store = new SessionStore(database, PasswordStorage.of(database, passwords));
            opened = true;
            return store;
        } finally {
            if (!opened) {
                database.close();
            }
        }
    }
}
