package io.github.cowriekit.enrich.internal.reversedns;

import io.github.cowriekit.enrich.internal.dns.DnsClient;
import io.github.cowriekit.enrich.internal.dns.DnsClient.Pointer;
import io.github.cowriekit.enrich.spi.Enricher;
import io.github.cowriekit.enrich.spi.EnricherSettings;
import io.github.cowriekit.model.intel.Facts;
import io.github.cowriekit.model.intel.Observable;
import io.github.cowriekit.model.intel.ObservableType;
import io.github.cowriekit.model.intel.reversedns.ReverseDnsFacts;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Asks for the pointers of an address, and for nothing else: the names are text of an attacker, and whether they lead back is
 * not looked up.
 */
final class ReverseDnsEnricher implements Enricher {
    private static final int MOST_NAMES = 10;
    private static final int LONGEST_NAME = 255;

    private final DnsClient dns;

    ReverseDnsEnricher(EnricherSettings settings) {
        this.dns = new DnsClient(settings);
    }

    @Override
    public String source() {
        return ReverseDnsProvider.NAME;
    }

    @Override
    public Set<ObservableType> supports() {
        return Set.of(ObservableType.IP);
    }

    @Override
    public Optional<Facts> lookup(Observable observable) {
        List<Pointer> pointers = dns.pointers(DnsClient.reverse(observable.value()));
        List<String> names = pointers.stream()
                .map(pointer -> pointer.name().toLowerCase(Locale.ROOT))
                .filter(name -> !name.isEmpty() && name.length() <= LONGEST_NAME)
                .distinct()
                .sorted()
                .limit(MOST_NAMES)
                .toList();
        return names.isEmpty()
                ? Optional.empty()
                : Optional.of(new ReverseDnsFacts(
                        names,
                        pointers.stream()
                                .map(Pointer::ttl)
                                .min(Comparator.naturalOrder())
                                .orElse(null)));
    }
}
