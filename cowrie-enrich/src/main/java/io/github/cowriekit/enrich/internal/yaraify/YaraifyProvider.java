package io.github.cowriekit.enrich.internal.yaraify;

import io.github.cowriekit.enrich.spi.Enricher;
import io.github.cowriekit.enrich.spi.EnricherProvider;
import io.github.cowriekit.enrich.spi.EnricherSettings;
import io.github.cowriekit.enrich.spi.SourceDefaults;
import io.github.cowriekit.model.intel.Facts;
import io.github.cowriekit.model.intel.ObservableType;
import io.github.cowriekit.model.intel.yaraify.YaraifyFacts;
import java.time.Duration;
import java.util.Set;

/**
 * YARAify of abuse.ch: which YARA rules and ClamAV signatures match a file that somebody had scanned there.
 *
 * <p>Needs a key of <a href="https://auth.abuse.ch/">auth.abuse.ch</a>, the same as MalwareBazaar. No limit of lookups is
 * published; one question a second is this library's own choice. Nothing is ever uploaded.
 */
public final class YaraifyProvider implements EnricherProvider {
    static final String NAME = "yaraify";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public SourceDefaults defaults() {
        return SourceDefaults.builder(ObservableType.SHA256)
                .needsKey()
                .baseUrl("https://yaraify-api.abuse.ch/api/v1")
                .rate("1/1s")
                .timeout(Duration.ofSeconds(30))
                .lifetimes(Duration.ofDays(7), Duration.ofHours(24))
                .build();
    }

    @Override
    public Set<Class<? extends Facts>> facts() {
        return Set.of(YaraifyFacts.class);
    }

    @Override
    public String terms() {
        return "those of abuse.ch; a match may say by its TLP whom it may be told";
    }

    @Override
    public Enricher create(EnricherSettings settings) {
        return new YaraifyEnricher(settings);
    }
}
