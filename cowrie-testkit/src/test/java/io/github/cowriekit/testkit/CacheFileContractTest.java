package io.github.cowriekit.testkit;

import io.github.cowriekit.enrich.internal.sqlite.SqliteCache;
import io.github.cowriekit.enrich.spi.IntelCache;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** Runs the contract on the cache file of the library, whose class only {@code Enrichment.Builder} sees elsewhere. */
public final class CacheFileContractTest extends IntelCacheContractTest {
    private final Path file;

    CacheFileContractTest(@TempDir Path folder) {
        this.file = folder.resolve("intel.db");
    }

    @Override
    protected IntelCache open() {
        return SqliteCache.open(file, Long.MAX_VALUE);
    }
}
