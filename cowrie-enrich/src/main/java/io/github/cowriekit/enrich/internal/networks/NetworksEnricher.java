package io.github.cowriekit.enrich.internal.networks;

import io.github.cowriekit.enrich.internal.local.ListFiles;
import io.github.cowriekit.enrich.spi.Enricher;
import io.github.cowriekit.enrich.spi.EnricherSettings;
import io.github.cowriekit.model.intel.Facts;
import io.github.cowriekit.model.intel.Observable;
import io.github.cowriekit.model.intel.ObservableType;
import io.github.cowriekit.model.intel.networks.NetworkListFacts;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Looks addresses up in every list. */
final class NetworksEnricher implements Enricher {
    private final List<NetworkList> lists;

    private NetworksEnricher(List<NetworkList> lists) {
        this.lists = lists;
    }

    static NetworksEnricher open(EnricherSettings settings) {
        return new NetworksEnricher(ListFiles.of(settings.files(), name -> true).stream()
                .map(NetworkList::read)
                .sorted(Comparator.comparing(NetworkList::name))
                .toList());
    }

    @Override
    public String source() {
        return NetworksProvider.NAME;
    }

    @Override
    public Set<ObservableType> supports() {
        return Set.of(ObservableType.IP);
    }

    @Override
    public Optional<Facts> lookup(Observable observable) {
        List<NetworkListFacts.Network> networks = lists.stream()
                .flatMap(list -> list.find(observable.value()).stream())
                .toList();
        return networks.isEmpty() ? Optional.empty() : Optional.of(new NetworkListFacts(networks));
    }
}
