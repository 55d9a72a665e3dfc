package io.github.cowriekit.cli.internal.store;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/** A PostgreSQL database with one connection, which a command uses again and again: a new one for each page takes longer. */
final class OneConnection extends PGSimpleDataSource implements AutoCloseable {
    private static final long serialVersionUID = 1L;

    private transient @Nullable Connection connection;

    @Override
    public Connection getConnection() throws SQLException {
        Connection open = connection;
        if (open == null || open.isClosed()) {
            open = super.getConnection();
            connection = open;
        }
        return keptOpen(open);
    }

    private static Connection keptOpen(Connection open) {
        return (Connection) Proxy.newProxyInstance(
                OneConnection.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("close")) {
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
        Connection open = connection;
        if (open == null) {
            return;
        }
        try {
            open.close();
        } catch (SQLException e) {
            // everything was committed; the server sees the end of the process
            System.getLogger(OneConnection.class.getName()).log(System.Logger.Level.DEBUG, "not closed", e);
        }
    }
}
