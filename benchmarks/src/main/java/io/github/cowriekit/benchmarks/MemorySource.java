package io.github.cowriekit.benchmarks;

import io.github.cowriekit.enrich.spi.Enricher;
import io.github.cowriekit.model.intel.Facts;
import io.github.cowriekit.model.intel.Observable;
import io.github.cowriekit.model.intel.ObservableType;
import io.github.cowriekit.model.intel.spur.SpurFacts;
import io.github.cowriekit.model.intel.urlhaus.UrlhausHostFacts;
import io.github.cowriekit.model.intel.urlhaus.UrlhausUrlFacts;
import io.github.cowriekit.model.intel.virustotal.VirusTotalFileFacts;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Knows something about whatever it is asked, without a network. */
record MemorySource(String source) implements Enricher {
    @Override
    public Set<ObservableType> supports() {
        return Set.of(ObservableType.IP, ObservableType.HOST, ObservableType.URL, ObservableType.SHA256);
    }

    @Override
    public Optional<Facts> lookup(Observable observable) {
        return Optional.of(
                switch (observable.type()) {
                    case IP ->
                        SpurFacts.builder()
                                .ip(observable.value())
                                .asn(64_496L)
                                .asOrganization("Example Hosting")
                                .infrastructure("DATACENTER")
                                .risks(List.of("TUNNEL", "CALLBACK_PROXY"))
                                .build();
                    case SHA256 ->
                        VirusTotalFileFacts.builder()
                                .hashes(new VirusTotalFileFacts.Hashes(
                                        null, null, observable.value(), null, null, null))
                                .tags(List.of("elf", "64bits"))
                                .build();
                    case URL -> UrlhausUrlFacts.builder().tags(List.of("mirai")).build();
                    default -> UrlhausHostFacts.builder().build();
                });
    }
}
