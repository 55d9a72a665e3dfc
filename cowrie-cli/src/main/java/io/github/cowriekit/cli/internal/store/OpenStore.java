package io.github.cowriekit.cli.internal.store;

import io.github.cowriekit.store.SessionStore;
import org.jspecify.annotations.Nullable;

/**
 * A store with what has to be closed after it.
 *
 * @param store the store
 * @param connection the connection it uses, null for a file
 */
record OpenStore(SessionStore store, @Nullable ReusingDataSource connection) implements AutoCloseable {
    @Override
    public void close() {
        store.close();
        if (connection != null) {
            connection.close();
        }
    }
}
