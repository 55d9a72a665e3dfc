package io.github.cowriekit.cli.internal.store;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A PostgreSQL database whose connection is kept when it is given back, and used again: a new one for each page takes longer. Whoever asks while
 * it is in use, such as the thread of a source that looks for an answer, gets one of its own. Thread-safe.
 */
final class ReusingDataSource extends PGSimpleDataSource implements AutoCloseable {
    private static final long serialVersionUID = 1L;

    private transient @Nullable Connection free;

    @Override
    public Connection getConnection() throws SQLException {
        Connection taken = take();
        return givenBack(taken != null && !taken.isClosed() ? taken : super.getConnection());
    }

    private synchronized @Nullable Connection take() {
        Connection taken = free;
        free = null;
        return taken;
    }

    private synchronized boolean keep(Connection connection) {
        if (free != null) {
            return false;
        }
        free = connection;
        return true;
    }

    /** Returns a connection that is kept when it is closed; closing it again does nothing. */
    private Connection givenBack(Connection open) {
        AtomicBoolean closed = new AtomicBoolean();
        return (Connection) Proxy.newProxyInstance(
                ReusingDataSource.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                (proxy, method, arguments) -> {
                    if (method.getName().equals("close")) {
                        if (!closed.getAndSet(true) && !keep(open)) {
                            open.close();
                        }
                        return null;
                    }
                    try {
                        return method.invoke(open, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    @Override
    public void close() {
        Connection open = take();
        if (open == null) {
            return;
        }
        try {
            open.close();
        } catch (SQLException e) {
            // everything was committed; the server sees the end of the process
            System.getLogger(ReusingDataSource.class.getName()).log(System.Logger.Level.DEBUG, "not closed", e);
        }
    }
}
