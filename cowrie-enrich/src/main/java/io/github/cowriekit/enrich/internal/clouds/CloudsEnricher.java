package io.github.cowriekit.enrich.internal.clouds;

import inet.ipaddr.IPAddress;
import io.github.cowriekit.enrich.internal.local.ListFiles;
import io.github.cowriekit.enrich.internal.local.ListedAddresses;
import io.github.cowriekit.enrich.spi.Enricher;
import io.github.cowriekit.enrich.spi.EnricherSettings;
import io.github.cowriekit.enrich.spi.PrefixMap;
import io.github.cowriekit.model.intel.Facts;
import io.github.cowriekit.model.intel.Observable;
import io.github.cowriekit.model.intel.ObservableType;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Looks addresses up in the ranges of all providers; the longest prefix answers. */
final class CloudsEnricher implements Enricher {
    private final PrefixMap<CloudRange> ranges;

    private CloudsEnricher(PrefixMap<CloudRange> ranges) {
        this.ranges = ranges;
    }

    static CloudsEnricher open(EnricherSettings settings) {
        // a provider lists a range once for each service in it
        Map<String, CloudRange> merged = new LinkedHashMap<>();
        for (Path file : ListFiles.of(settings.files(), name -> true)) {
            CloudList.read(file).forEach(range -> {
                IPAddress network = ListedAddresses.network(range.network());
                if (network != null) {
                    merged.merge(network.toCanonicalString(), range, CloudRange::with);
                }
            });
        }
        PrefixMap.Builder<CloudRange> ranges = PrefixMap.builder();
        merged.forEach(ranges::put);
        return new CloudsEnricher(ranges.build());
    }

    @Override
    public String source() {
        return CloudsProvider.NAME;
    }

    @Override
    public Set<ObservableType> supports() {
        return Set.of(ObservableType.IP);
    }

    @Override
    public Optional<Facts> lookup(Observable observable) {
        return ranges.find(observable.value()).map(match -> match.value().facts(match.network()));
    }
}
