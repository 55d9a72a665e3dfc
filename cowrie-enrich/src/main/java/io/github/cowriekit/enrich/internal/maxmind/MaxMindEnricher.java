package io.github.cowriekit.enrich.internal.maxmind;

import inet.ipaddr.IPAddress;
import io.github.cowriekit.enrich.internal.local.ListFiles;
import io.github.cowriekit.enrich.internal.local.ListedAddresses;
import io.github.cowriekit.enrich.spi.Enricher;
import io.github.cowriekit.enrich.spi.EnricherSettings;
import io.github.cowriekit.model.intel.Facts;
import io.github.cowriekit.model.intel.Observable;
import io.github.cowriekit.model.intel.ObservableType;
import io.github.cowriekit.model.intel.maxmind.MaxMindFacts;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Looks addresses up in databases; of several of one kind, the first that has an entry answers. */
final class MaxMindEnricher implements Enricher {
    private static final Logger LOG = System.getLogger(MaxMindEnricher.class.getName());

    /** MaxMind asks users to update within this time. */
    private static final Duration FRESH = Duration.ofDays(30);

    private final List<Database> databases;

    private MaxMindEnricher(List<Database> databases) {
        this.databases = databases;
    }

    /** Opens the databases; all are closed again if one of them is broken. */
    static MaxMindEnricher open(EnricherSettings settings) {
        List<Database> databases = new ArrayList<>();
        try {
            for (Path file : ListFiles.of(settings.files(), name -> name.endsWith(".mmdb"))) {
                Database database = Database.open(file);
                databases.add(database);
                warnOfAge(file, database.builtAt(), settings.clock().instant());
            }
        } catch (RuntimeException e) {
            databases.forEach(Database::close);
            throw e;
        }
        return new MaxMindEnricher(List.copyOf(databases));
    }

    private static void warnOfAge(Path file, Instant builtAt, Instant now) {
        if (builtAt.plus(FRESH).isBefore(now)) {
            LOG.log(Level.WARNING, "{0} is older than {1} days", ListFiles.name(file), FRESH.toDays());
        }
    }

    @Override
    public String source() {
        return MaxMindProvider.NAME;
    }

    @Override
    public Set<ObservableType> supports() {
        return Set.of(ObservableType.IP);
    }

    @Override
    public Optional<Facts> lookup(Observable observable) {
        IPAddress address = ListedAddresses.address(observable.value());
        if (address == null) {
            return Optional.empty();
        }
        MaxMindFacts facts = new MaxMindFacts(
                first(Database.Kind.CITY, address, MaxMindEntry::city),
                first(Database.Kind.ASN, address, MaxMindEntry::asn),
                first(Database.Kind.ANONYMOUS, address, MaxMindEntry::anonymous));
        boolean isEmpty = facts.city() == null && facts.asn() == null && facts.anonymous() == null;
        return isEmpty ? Optional.empty() : Optional.of(facts);
    }

    private <T> @Nullable T first(Database.Kind kind, IPAddress address, BiFunction<MaxMindEntry, Instant, T> reading) {
        for (Database database : databases) {
            MaxMindEntry entry = database.kind() == kind ? database.find(address) : null;
            if (entry != null) {
                return reading.apply(entry, database.builtAt());
            }
        }
        return null;
    }

    @Override
    public void close() {
        databases.forEach(Database::close);
    }
}
