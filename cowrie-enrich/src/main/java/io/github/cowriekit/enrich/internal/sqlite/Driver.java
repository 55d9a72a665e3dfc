package io.github.cowriekit.enrich.internal.sqlite;

import io.github.cowriekit.enrich.CacheFileException;
import java.nio.file.Path;

/** The library that reads and writes SQLite files, which is there only for those who want a cache file. */
final class Driver {
    private static final String CLASS = "org.sqlite.SQLiteDataSource";

    private Driver() {}

    /**
     * Says what to do if it is not there; called before any class that needs it.
     *
     * @throws CacheFileException if it is not there
     */
    static void require(Path path) {
        try {
            Class<?> unused = Class.forName(CLASS, false, Driver.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new CacheFileException(
                    "the cache file " + path.toAbsolutePath() + " cannot be opened without org.xerial:sqlite-jdbc:"
                            + " add it as a dependency, or give cache(…) the cache of a SessionStore (cowrie-store) or one"
                            + " of your own",
                    e);
        }
    }
}
