package io.github.cowriekit.enrich;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cowriekit.enrich.fixtures.ClassPath;
import io.github.cowriekit.enrich.fixtures.FakeEnricher;
import io.github.cowriekit.enrich.fixtures.FakeTime;
import io.github.cowriekit.enrich.fixtures.Samples;
import java.net.URLClassLoader;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class WithoutMicrometerTest {
    /** Called in a class loader of its own. */
    public static final class Run implements Supplier<String> {
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
        try (URLClassLoader loader = ClassPath.without("micrometer")) {
            assertThatThrownBy(() -> loader.loadClass("io.micrometer.core.instrument.MeterRegistry"))
                    .isInstanceOf(ClassNotFoundException.class);

            assertThat(ClassPath.run(loader, Run.class))
                    .contains("source=virustotal", "source=mine", "permits=5, period=PT24H], left=5");
        }
    }
}
