package io.github.cowriekit.store.internal.database;

import io.github.cowriekit.store.StoreException;
import java.sql.Connection;
import java.sql.SQLException;

/** A database of either kind. Thread-safe: one transaction writes at a time, in this process and in all others. */
public interface Database extends AutoCloseable {
    /** Work on a connection. */
    @FunctionalInterface
    interface Work<T> {
        T run(Connection connection) throws SQLException;
    }

    /**
     * Reads outside a transaction that writes.
     *
     * @throws StoreException if that fails
     */
    <T> T read(Work<T> work);

    /**
     * Writes in one transaction, which no other one comes between; what throws leaves nothing behind.
     *
     * @throws StoreException if that fails
     */
    <T> T write(Work<T> work);

    /** Returns whether nothing can be written. */
    default boolean isReadOnly() {
        return false;
    }

    /** Returns the type of a key that the database stores without an index of its own. */
    String idType();

    /** Returns the type of bytes. */
    String bytesType();

    /** Returns what follows a table that is stored in the order of its key, if the database can do that. */
    String clustered();

    /** Returns a condition that is true where the column contains the text of the next parameter, in the same case. */
    String contains(String column);

    /** Returns how many bytes the store takes on disk. */
    long sizeBytes();

    /** Gives the room of what was deleted back to the disk, which takes as long as copying the store. */
    void compact();

    /** Returns what to throw if what was read cannot have been written like that. */
    default StoreException damaged(RuntimeException cause) {
        return new StoreException("the store " + name() + " is damaged", cause);
    }

    /** Returns what the store is called in messages; without password. */
    String name();

    @Override
    void close();
}
