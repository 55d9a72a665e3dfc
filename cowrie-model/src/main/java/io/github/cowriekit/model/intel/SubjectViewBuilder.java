package io.github.cowriekit.model.intel;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Collects what one answer after the other says about a subject. */
final class SubjectViewBuilder implements SubjectDescription {
    private final List<Attributed<String>> countries = new ArrayList<>();
    private final List<Attributed<String>> registeredIn = new ArrayList<>();
    private final List<Attributed<AutonomousSystem>> systems = new ArrayList<>();
    private final List<Attributed<String>> networks = new ArrayList<>();
    private final List<Attributed<String>> organizations = new ArrayList<>();
    private final List<Attributed<NetworkUse>> uses = new ArrayList<>();
    private final List<Attributed<NetworkKind>> hints = new ArrayList<>();
    private final List<Attributed<NetworkRole>> roles = new ArrayList<>();
    private final List<Attributed<String>> hostNames = new ArrayList<>();
    private final List<Attributed<String>> knownScanners = new ArrayList<>();
    private final List<Attributed<String>> abuseContacts = new ArrayList<>();
    private final List<Attributed<String>> malwareFamilies = new ArrayList<>();
    private final List<Attributed<Instant>> firstSeen = new ArrayList<>();
    private final List<Attributed<Detections>> detections = new ArrayList<>();

    private String source = "";
    private Instant fetchedAt = Instant.EPOCH;
    private @Nullable Instant asOf;

    /** Adds what an answer says. */
    void add(EnrichmentResult.Found found) {
        source = found.source();
        fetchedAt = found.fetchedAt();
        asOf = null;
        try {
            found.facts().describe(this);
        } catch (RuntimeException e) {
            // what somebody else's facts throw must not end a report; what they said before it stays
            asOf = null;
        }
    }

    SubjectView view(Observable subject) {
        return new SubjectView(
                subject,
                countries,
                registeredIn,
                systems,
                networks,
                organizations,
                uses,
                hints,
                roles,
                hostNames,
                knownScanners,
                abuseContacts,
                malwareFamilies,
                firstSeen,
                detections);
    }

    @Override
    public SubjectDescription asOf(@Nullable Instant day) {
        this.asOf = day;
        return this;
    }

    @Override
    public SubjectDescription asOf(@Nullable LocalDate day) {
        return asOf(start(day));
    }

    @Override
    public SubjectDescription country(@Nullable String code) {
        return text(countries, code == null ? null : code.toUpperCase(Locale.ROOT));
    }

    @Override
    public SubjectDescription registeredIn(@Nullable String code) {
        return text(registeredIn, code == null ? null : code.toUpperCase(Locale.ROOT));
    }

    @Override
    public SubjectDescription autonomousSystem(@Nullable Long number, @Nullable String name) {
        String given = orNull(name);
        return add(systems, number == null && given == null ? null : new AutonomousSystem(number, given));
    }

    @Override
    public SubjectDescription network(@Nullable String cidr) {
        return text(networks, cidr);
    }

    @Override
    public SubjectDescription organization(@Nullable String name) {
        return text(organizations, name);
    }

    @Override
    public SubjectDescription use(NetworkKind kind, @Nullable String name) {
        return add(uses, new NetworkUse(kind, orNull(name)));
    }

    @Override
    public SubjectDescription hint(NetworkKind kind) {
        return add(hints, kind);
    }

    @Override
    public SubjectDescription role(NetworkRole role) {
        return add(roles, role);
    }

    @Override
    public SubjectDescription hostName(@Nullable String name) {
        return text(hostNames, name);
    }

    @Override
    public SubjectDescription knownScanner(@Nullable String name) {
        return text(knownScanners, name);
    }

    @Override
    public SubjectDescription abuseContact(@Nullable String address) {
        return text(abuseContacts, address);
    }

    @Override
    public SubjectDescription malwareFamily(@Nullable String family) {
        return text(malwareFamilies, family);
    }

    @Override
    public SubjectDescription firstSeen(@Nullable Instant time) {
        return add(firstSeen, time);
    }

    @Override
    public SubjectDescription firstSeen(@Nullable LocalDate day) {
        return add(firstSeen, start(day));
    }

    @Override
    public SubjectDescription detections(@Nullable Long positive, @Nullable Long asked) {
        return add(detections, positive == null ? null : new Detections(positive, asked));
    }

    private static @Nullable Instant start(@Nullable LocalDate day) {
        return day == null ? null : day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private static @Nullable String orNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }

    private SubjectDescription text(List<Attributed<String>> list, @Nullable String value) {
        return add(list, orNull(value));
    }

    private <T> SubjectDescription add(List<Attributed<T>> list, @Nullable T value) {
        if (value != null) {
            Attributed<T> said = new Attributed<>(value, source, fetchedAt, asOf);
            if (!list.contains(said)) {
                list.add(said);
            }
        }
        return this;
    }
}
