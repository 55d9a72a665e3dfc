package io.github.cowriekit.enrich;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cowriekit.enrich.fixtures.FakeEnricher;
import io.github.cowriekit.enrich.fixtures.FakeTime;
import io.github.cowriekit.enrich.fixtures.Samples;
import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class WithoutMicrometerTest {
    /** Called in a class loader of its own. */
    public static final class Run implements java.util.function.Supplier<String> {
        @Override
        public String get() {
            FakeTime time = new FakeTime();
            try (Enrichment enrichment = Samples.builder(time)
                    .discover()
                    .enricher(new FakeEnricher("mine", time), Samples.rated("5/1d"))
                    .offline()
                    .build()) {
                enrichment.lookup(Samples.hash(1));
                return enrichment.sources().toString();
            }
        }
    }

    @Test
    void looksUpAndTellsItsStatus() throws Exception {
        URL[] jars = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.contains("micrometer"))
                .map(WithoutMicrometerTest::url)
                .toArray(URL[]::new);
        try (URLClassLoader loader = new URLClassLoader(jars, ClassLoader.getPlatformClassLoader())) {
            assertThatThrownBy(() -> loader.loadClass("io.micrometer.core.instrument.MeterRegistry"))
                    .isInstanceOf(ClassNotFoundException.class);

            Object run = loader.loadClass(Run.class.getName()).getConstructor().newInstance();
            assertThat(run.getClass()).isNotEqualTo(Run.class);
            assertThat(run)
                    .isInstanceOfSatisfying(
                            java.util.function.Supplier.class,
                            supplier -> assertThat(supplier.get().toString())
                                    .contains("source=virustotal", "source=mine", "permits=5, period=PT24H], left=5"));
        }
    }

    private static URL url(String entry) {
        try {
            return Path.of(entry).toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(entry, e);
        }
    }
}
