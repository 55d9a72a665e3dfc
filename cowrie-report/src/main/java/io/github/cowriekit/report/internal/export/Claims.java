package io.github.cowriekit.report.internal.export;

import io.github.cowriekit.model.intel.Attributed;
import io.github.cowriekit.model.intel.EnrichedSession;
import io.github.cowriekit.model.intel.EnrichmentResult;
import io.github.cowriekit.model.intel.NetworkRole;
import io.github.cowriekit.model.intel.Observable;
import io.github.cowriekit.model.intel.SubjectView;
import io.github.cowriekit.report.Warninglist;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the exports claim of what is in a session, decided in one place.
 *
 * <p>Malicious is what a source calls so and what delivered a file that a source calls so; nothing is because a visitor
 * fetched it. A name or address on a warninglist never is. A URL of such a host is one only if it names more than the host.
 */
public final class Claims {
    private static final Pattern ONLY_HOST = Pattern.compile("[^:/]+://[^/?#]*/?(?:[?#].*)?");

    private final Warninglist warninglist;
    private final @Nullable String source;
    private final Map<Observable, List<EnrichmentResult>> answers = new HashMap<>();
    private final Map<String, Set<String>> byDelivery = new HashMap<>();

    public Claims(SessionFacts facts, Warninglist warninglist) {
        this.warninglist = warninglist;
        this.source = PlainAddresses.plain(facts.session().source().ip());
        for (EnrichmentResult result : EnrichedSession.of(facts.record()).results()) {
            answers.computeIfAbsent(result.observable(), about -> new ArrayList<>(2))
                    .add(result);
        }
        for (SessionFile file : facts.files()) {
            if (file.url() != null && of(file).isMalicious()) {
                delivered(file.url(), file);
                String host = Indicators.hostOf(file.url());
                delivered(Objects.requireNonNullElse(Indicators.address(host), ""), file);
                delivered(Objects.requireNonNullElse(Indicators.domain(host), ""), file);
            }
        }
    }

    private void delivered(String by, SessionFile file) {
        byDelivery.computeIfAbsent(by, key -> new LinkedHashSet<>()).addAll(file.accusers());
    }

    /** Returns what is claimed of a file. */
    public Claim of(SessionFile file) {
        if (warninglist.holdsFile(file.sha256())) {
            return Claim.BENIGN;
        }
        return file.accusers().isEmpty() ? Claim.UNKNOWN : Claim.malicious(file.accusers());
    }

    /** Returns what is claimed of an address in its plain form. */
    public Claim ofAddress(String address) {
        SubjectView view = view(Observable.ip(address));
        boolean isHarmless = !view.knownScanners().isEmpty()
                || view.roles().stream().anyMatch(said -> said.value() == NetworkRole.COMMON_SERVICE);
        if (isHarmless || warninglist.holdsAddress(address)) {
            return Claim.BENIGN;
        }
        return claim(accusers(address, view), address.equals(source) ? Claim.VISITOR : Claim.UNKNOWN);
    }

    /** Returns what is claimed of a domain. */
    public Claim ofDomain(String domain) {
        return warninglist.holdsName(domain)
                ? Claim.BENIGN
                : claim(accusers(domain, view(Observable.host(domain))), Claim.UNKNOWN);
    }

    /** Returns what is claimed of a URL that {@link Indicators#hostOf} takes. */
    public Claim ofUrl(String url) {
        String host = Indicators.hostOf(url);
        String address = Indicators.address(host);
        boolean isOfBenign = address == null
                ? warninglist.holdsName(String.valueOf(Indicators.domain(host)))
                : warninglist.holdsAddress(address);
        if (warninglist.holdsUrl(url) || (isOfBenign && ONLY_HOST.matcher(url).matches())) {
            return Claim.BENIGN;
        }
        return claim(accusers(url, view(Observable.url(url))), Claim.UNKNOWN);
    }

    private static Claim claim(List<String> accusers, Claim otherwise) {
        return accusers.isEmpty() ? otherwise : Claim.malicious(accusers);
    }

    private List<String> accusers(String subject, SubjectView view) {
        Stream<String> detecting = view.detections().stream()
                .filter(said -> said.value().positive() > 0)
                .map(Attributed::source);
        // what is left of the roles: reported for attacks, on a blocklist, hands out malware
        Stream<String> reporting = view.roles().stream()
                .filter(said -> said.value() != NetworkRole.COMMON_SERVICE)
                .map(Attributed::source);
        Stream<String> byDelivered = byDelivery.getOrDefault(subject, Set.of()).stream();
        return Stream.of(detecting, reporting, byDelivered)
                .flatMap(sources -> sources)
                .distinct()
                .toList();
    }

    private SubjectView view(Observable subject) {
        return SubjectView.of(subject, answers.getOrDefault(subject, List.of()));
    }
}
