package io.github.cowriekit.enrich.internal.tor;

import io.github.cowriekit.enrich.internal.local.ListFiles;
import io.github.cowriekit.enrich.spi.Enricher;
import io.github.cowriekit.enrich.spi.EnricherSettings;
import io.github.cowriekit.enrich.spi.PrefixMap;
import io.github.cowriekit.model.intel.Facts;
import io.github.cowriekit.model.intel.Observable;
import io.github.cowriekit.model.intel.ObservableType;
import io.github.cowriekit.model.intel.tor.TorFacts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Looks addresses up in exit lists; of several lists with an address, the newest answers. */
final class TorEnricher implements Enricher {
    private final PrefixMap<TorFacts> exits;

    private TorEnricher(PrefixMap<TorFacts> exits) {
        this.exits = exits;
    }

    static TorEnricher open(EnricherSettings settings) {
        List<ExitList> lists = new ArrayList<>();
        for (var file : ListFiles.of(settings.files(), name -> true)) {
            lists.add(ExitList.read(file));
        }
        lists.sort(Comparator.comparing(ExitList::asOf).reversed());
        PrefixMap.Builder<TorFacts> exits = PrefixMap.builder();
        for (ExitList list : lists) {
            list.exits().forEach((address, relays) -> exits.put(address, new TorFacts(list.asOf(), relays)));
        }
        return new TorEnricher(exits.build());
    }

    @Override
    public String source() {
        return TorProvider.NAME;
    }

    @Override
    public Set<ObservableType> supports() {
        return Set.of(ObservableType.IP);
    }

    @Override
    public Optional<Facts> lookup(Observable observable) {
        return exits.find(observable.value()).map(PrefixMap.Match::value);
    }
}
