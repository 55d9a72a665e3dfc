package io.github.cowriekit.enrich;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cowriekit.enrich.fixtures.ClassPath;
import io.github.cowriekit.enrich.fixtures.FakeEnricher;
import io.github.cowriekit.enrich.fixtures.FakeTime;
import io.github.cowriekit.enrich.fixtures.Samples;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Cache files need a library that the module does not bring; everything else does without. */
class WithoutSqliteTest {
    private final URLClassLoader loader = ClassPath.without("sqlite-jdbc");

    /** Asks and tells the outcome; called in a class loader of its own. */
    public static final class Lookup implements Supplier<String> {
        @Override
        public String get() {
            FakeTime time = new FakeTime();
            try (Enrichment all = Samples.builder(time).discover().offline().build()) {
                return all.sources() + "\n"
                        + Samples.look(Samples.builder(time, new FakeEnricher("mine", time)), Samples.hash(1));
            }
        }
    }

    /** Opens a cache file and tells the failure; called in a class loader of its own. */
    public static final class Open implements Supplier<String> {
        @Override
        public String get() {
            return failure(false) + "\n" + failure(true);
        }

        private static String failure(boolean offline) {
            Enrichment.Builder builder = Samples.builder(new FakeTime()).cacheFile(Path.of("intel.db"));
            try (Enrichment enrichment = (offline ? builder.offline() : builder).build()) {
                return "built " + enrichment.sources();
            } catch (CacheFileException e) {
                return String.valueOf(e.getMessage());
            }
        }
    }

    @BeforeEach
    void hasNoDriver() {
        assertThatThrownBy(() -> loader.loadClass("org.sqlite.SQLiteDataSource"))
                .isInstanceOf(ClassNotFoundException.class);
    }

    @AfterEach
    void close() throws Exception {
        loader.close();
    }

    @Test
    void looksUp() throws Exception {
        assertThat(ClassPath.run(loader, Lookup.class)).contains("source=virustotal", "Found[", "source=mine");
    }

    @Test
    void saysWhatACacheFileNeedsAndWhatElseCanBeUsed() throws Exception {
        assertThat(ClassPath.run(loader, Open.class).lines())
                .hasSize(2)
                .allSatisfy(message -> assertThat(message)
                        .contains("intel.db", "org.xerial:sqlite-jdbc", "cache(…)", "cowrie-store", "of your own"));
        assertThat(Path.of("intel.db")).doesNotExist();
    }
}
