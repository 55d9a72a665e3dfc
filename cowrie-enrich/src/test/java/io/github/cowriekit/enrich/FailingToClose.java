package io.github.cowriekit.enrich;

import io.github.cowriekit.enrich.spi.Enricher;
import io.github.cowriekit.model.intel.Facts;
import io.github.cowriekit.model.intel.Observable;
import io.github.cowriekit.model.intel.ObservableType;
import java.util.Optional;
import java.util.Set;

/** An enricher that cannot let go. */
final class FailingToClose implements Enricher {
    @Override
    public String source() {
        return "failing-to-close";
    }

    @Override
    public Set<ObservableType> supports() {
        return Set.of(ObservableType.IP);
    }

    @Override
    public Optional<Facts> lookup(Observable observable) {
        return Optional.empty();
    }

    @Override
    public void close() {
        throw new IllegalStateException("stuck");
    }
}
