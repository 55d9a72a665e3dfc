package io.github.cowriekit.model.intel;

import io.github.cowriekit.model.SessionRecord;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * What all sources together say about one subject.
 *
 * <p>Each list holds what was said in the order of the answers. Sources that disagree stand side by side; nothing is
 * weighed and nothing is left out. A list is empty where nobody said anything. Immutable.
 *
 * <pre>{@code
 * SubjectView view = SubjectView.of(Observable.ip("8.8.8.8"), enriched.results());
 * view.countries().forEach(said -> System.out.println(said.value() + " says " + said.source()));
 * }</pre>
 *
 * @param subject what it is about
 * @param countries two-letter country where an address is
 * @param registeredIn two-letter country where its network is registered, which may be another one
 * @param systems autonomous system of an address
 * @param networks network of an address, in CIDR notation
 * @param organizations who uses an address or its network
 * @param uses what the network is used for
 * @param hints what the network may be used for, where a source hints at it and does not state it
 * @param roles what an address does to others
 * @param hostNames host names of an address, which their owner chooses
 * @param knownScanners who scans from an address in the open, such as a company or a university
 * @param abuseContacts where to report abuse, a mail address
 * @param malwareFamilies family of a file, or of what a host or URL serves
 * @param firstSeen when somebody saw the subject first
 * @param detections how many call it malicious
 * @since 0.1.0
 */
public record SubjectView(
        Observable subject,
        List<Attributed<String>> countries,
        List<Attributed<String>> registeredIn,
        List<Attributed<AutonomousSystem>> systems,
        List<Attributed<String>> networks,
        List<Attributed<String>> organizations,
        List<Attributed<NetworkUse>> uses,
        List<Attributed<NetworkKind>> hints,
        List<Attributed<NetworkRole>> roles,
        List<Attributed<String>> hostNames,
        List<Attributed<String>> knownScanners,
        List<Attributed<String>> abuseContacts,
        List<Attributed<String>> malwareFamilies,
        List<Attributed<Instant>> firstSeen,
        List<Attributed<Detections>> detections) {
    /** Checks the subject and copies the lists. */
    public SubjectView {
        Objects.requireNonNull(subject, "subject");
        countries = List.copyOf(countries);
        registeredIn = List.copyOf(registeredIn);
        systems = List.copyOf(systems);
        networks = List.copyOf(networks);
        organizations = List.copyOf(organizations);
        uses = List.copyOf(uses);
        hints = List.copyOf(hints);
        roles = List.copyOf(roles);
        hostNames = List.copyOf(hostNames);
        knownScanners = List.copyOf(knownScanners);
        abuseContacts = List.copyOf(abuseContacts);
        malwareFamilies = List.copyOf(malwareFamilies);
        firstSeen = List.copyOf(firstSeen);
        detections = List.copyOf(detections);
    }

    /**
     * Returns the view of a subject.
     *
     * @param subject what it is about
     * @param results answers; those about other subjects are passed over
     */
    public static SubjectView of(Observable subject, List<EnrichmentResult> results) {
        if (results.isEmpty()) {
            // an analysis without answers asks this for each address
            return empty(subject);
        }
        SubjectViewBuilder builder = new SubjectViewBuilder();
        for (EnrichmentResult result : results) {
            if (result instanceof EnrichmentResult.Found found
                    && found.observable().equals(subject)) {
                builder.add(found);
            }
        }
        return builder.view(subject);
    }

    private static SubjectView empty(Observable subject) {
        return new SubjectView(
                subject, List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(),
                List.of(), List.of(), List.of(), List.of(), List.of(), List.of());
    }

    /** Returns the view of a subject of a session, empty if nobody was asked about it. */
    public static SubjectView of(Observable subject, SessionRecord session) {
        return of(subject, EnrichedSession.of(session).results());
    }

    /** Returns whether nobody said anything of all this. */
    public boolean isEmpty() {
        return equals(empty(subject));
    }

    /**
     * Returns the one country for where there is room for one: that which most sources say, of equals the one said first.
     *
     * <p>Where the network is registered is no answer to it; see {@link #registeredCountry()}.
     */
    public Optional<String> country() {
        return prevailing(countries, Function.identity());
    }

    /** Returns the country of registration that most sources say, of equals the one said first. */
    public Optional<String> registeredCountry() {
        return prevailing(registeredIn, Function.identity());
    }

    /**
     * Returns the autonomous system whose number most sources say, of equals the one said first, with the first name that
     * one of them gives it; where no source says a number, the one that most name.
     */
    public Optional<AutonomousSystem> autonomousSystem() {
        List<Attributed<AutonomousSystem>> numbered =
                systems.stream().filter(said -> said.value().number() != null).toList();
        if (numbered.isEmpty()) {
            return prevailing(systems, Function.identity());
        }
        return prevailing(numbered, said -> Objects.requireNonNull(said.number()))
                .map(number -> numbered.stream()
                        .map(Attributed::value)
                        .filter(system -> number.equals(system.number()) && system.name() != null)
                        .findFirst()
                        .orElse(new AutonomousSystem(number, null)));
    }

    /** Returns the kind of network that is stated or, where none is, hinted at; see {@link NetworkKind#foremost}. */
    public Optional<NetworkKind> networkKind() {
        return NetworkKind.foremost(uses.stream().map(Attributed::value).map(NetworkUse::kind))
                .or(() -> NetworkKind.foremost(hints.stream().map(Attributed::value)));
    }

    private static <T, K> Optional<K> prevailing(List<Attributed<T>> values, Function<T, K> key) {
        if (values.isEmpty()) {
            return Optional.empty();
        }
        Map<K, Set<String>> sources = new LinkedHashMap<>();
        for (Attributed<T> said : values) {
            sources.computeIfAbsent(key.apply(said.value()), value -> new HashSet<>())
                    .add(said.source());
        }
        K prevailing = null;
        int most = 0;
        for (Map.Entry<K, Set<String>> entry : sources.entrySet()) {
            if (entry.getValue().size() > most) {
                most = entry.getValue().size();
                prevailing = entry.getKey();
            }
        }
        return Optional.ofNullable(prevailing);
    }
}
