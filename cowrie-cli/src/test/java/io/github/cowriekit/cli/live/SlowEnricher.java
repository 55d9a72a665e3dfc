package io.github.cowriekit.cli.live;

import io.github.cowriekit.enrich.spi.Enricher;
import io.github.cowriekit.model.intel.CustomFacts;
import io.github.cowriekit.model.intel.Facts;
import io.github.cowriekit.model.intel.Observable;
import io.github.cowriekit.model.intel.ObservableType;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Takes its time for some answers. */
final class SlowEnricher implements Enricher {
    @Override
    public String source() {
        return "slow";
    }

    @Override
    public Set<ObservableType> supports() {
        return EnumSet.allOf(ObservableType.class);
    }

    @Override
    public Optional<Facts> lookup(Observable observable) {
        for (int i = 0; i < observable.value().hashCode() % 5_000; i++) {
            Thread.onSpinWait();
        }
        return Optional.of(new CustomFacts(Map.of("seen", true)));
    }
}
