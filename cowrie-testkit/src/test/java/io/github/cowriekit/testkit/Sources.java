package io.github.cowriekit.testkit;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.cowriekit.enrich.spi.EnricherProvider;
import io.github.cowriekit.enrich.spi.EnricherSettings;
import io.github.cowriekit.enrich.spi.EnrichmentException;
import io.github.cowriekit.enrich.spi.IntelSource;
import io.github.cowriekit.model.intel.Observable;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ServiceLoader;

/** The sources that the library brings along, found as the engine finds them. */
public final class Sources {
    /** Stands still: all tests share it. */
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2024-02-03T04:05:06Z"), ZoneOffset.UTC);

    private Sources() {}

    public static EnricherProvider provider(String name) {
        return ServiceLoader.load(EnricherProvider.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(provider -> provider.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no provider " + name));
    }

    public static IntelSource enricher(String name, FakeService fake) {
        return provider(name)
                .create(EnricherSettings.builder()
                        .baseUrl(fake.baseUri())
                        .key(fake.key())
                        .userAgent("source-test/1.0 (contact@example.org)")
                        .clock(CLOCK)
                        .build());
    }

    /** Returns what a question fails with when it is answered like this. */
    public static EnrichmentException failure(
            IntelSource enricher, FakeService fake, Observable subject, FakeAnswer answer) {
        fake.answerNext(answer);
        return catchThrowableOfType(EnrichmentException.class, () -> DirectLookup.ask(enricher, subject));
    }
}
