package io.github.cowriekit.model.intel;

import io.github.cowriekit.model.intel.virustotal.AnalysisStats;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Takes what one answer says; ignores null, blank and duplicates. */
final class Teller {
    private final Collected collected;
    private final String source;
    private final Instant fetchedAt;
    private @Nullable Instant asOf;

    Teller(Collected collected, String source, Instant fetchedAt) {
        this.collected = collected;
        this.source = source;
        this.fetchedAt = fetchedAt;
    }

    /** Says what day the values that follow are about. */
    Teller asOf(@Nullable Instant day) {
        this.asOf = day;
        return this;
    }

    /** Says what day the values that follow are about. */
    Teller asOf(@Nullable LocalDate day) {
        return asOf(start(day));
    }

    Teller country(@Nullable String code) {
        return text(collected.countries, code == null ? null : code.toUpperCase(Locale.ROOT));
    }

    Teller registeredIn(@Nullable String code) {
        return text(collected.registeredIn, code == null ? null : code.toUpperCase(Locale.ROOT));
    }

    Teller system(@Nullable Long number, @Nullable String name) {
        return add(
                collected.systems,
                number == null ? null : new AutonomousSystem(number, name == null || name.isBlank() ? null : name));
    }

    Teller network(@Nullable String cidr) {
        return text(collected.networks, cidr);
    }

    Teller organization(@Nullable String name) {
        return text(collected.organizations, name);
    }

    Teller use(NetworkKind kind, @Nullable String name) {
        return add(collected.uses, new NetworkUse(kind, name == null || name.isBlank() ? null : name));
    }

    /** Says what the network is used for if the condition holds; null does not. */
    Teller useIf(@Nullable Boolean condition, NetworkKind kind) {
        return Boolean.TRUE.equals(condition) ? use(kind, null) : this;
    }

    Teller knownScanner(@Nullable String name) {
        return text(collected.knownScanners, name);
    }

    Teller abuseContact(@Nullable String address) {
        return text(collected.abuseContacts, address);
    }

    Teller malwareFamily(@Nullable String family) {
        return text(collected.malwareFamilies, family);
    }

    Teller firstSeen(@Nullable Instant time) {
        return add(collected.firstSeen, time);
    }

    Teller firstSeen(@Nullable LocalDate day) {
        return add(collected.firstSeen, start(day));
    }

    Teller detections(@Nullable AnalysisStats stats) {
        return stats == null ? this : detections(stats.malicious(), stats.verdicts());
    }

    Teller detections(@Nullable Long positive, @Nullable Long asked) {
        return add(collected.detections, positive == null ? null : new Detections(positive, asked));
    }

    private static @Nullable Instant start(@Nullable LocalDate day) {
        return day == null ? null : day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private Teller text(List<Attributed<String>> list, @Nullable String value) {
        return add(list, value == null || value.isBlank() ? null : value);
    }

    private <T> Teller add(List<Attributed<T>> list, @Nullable T value) {
        if (value != null) {
            Attributed<T> said = new Attributed<>(value, source, fetchedAt, asOf);
            if (!list.contains(said)) {
                list.add(said);
            }
        }
        return this;
    }
}
