package io.github.cowriekit.model.assessment;

import io.github.cowriekit.model.intel.Attributed;
import io.github.cowriekit.model.intel.AutonomousSystem;
import io.github.cowriekit.model.intel.NetworkKind;
import io.github.cowriekit.model.intel.NetworkUse;
import io.github.cowriekit.model.intel.Observable;
import io.github.cowriekit.model.intel.SubjectView;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where an address or host is, what network it is in and what it does to others, with who says so.
 *
 * <p>Country and city are those of the block of addresses and not of a person. Immutable.
 *
 * @param view all that was said, side by side; null when the log names no address
 * @param hints kinds of network that are concluded and not stated, such as from a host name, which its owner chooses
 * @param roles what it does to others, whatever network it is in
 * @param specialUse what a special address is for, such as {@code private address}, about which no source can be asked;
 *     null for a public address
 * @param warnings what to keep in mind, in plain words
 * @since 0.1.0
 */
public record Origin(
        @Nullable SubjectView view,
        List<Attributed<NetworkKind>> hints,
        List<Attributed<NetworkRole>> roles,
        @Nullable String specialUse,
        List<String> warnings) {
    /** When several kinds are said, the first of them is the summary: what hides comes before what is hidden. */
    private static final List<NetworkKind> ORDER = List.of(
            NetworkKind.OWN,
            NetworkKind.TOR_EXIT,
            NetworkKind.VPN,
            NetworkKind.RESIDENTIAL_PROXY,
            NetworkKind.PROXY,
            NetworkKind.ANONYMIZER,
            NetworkKind.MOBILE,
            NetworkKind.SATELLITE,
            NetworkKind.EDUCATION,
            NetworkKind.GOVERNMENT,
            NetworkKind.CONTENT_DELIVERY,
            NetworkKind.HOSTING,
            NetworkKind.BUSINESS,
            NetworkKind.RESIDENTIAL);

    /** An origin of which the log says nothing. */
    public static final Origin UNKNOWN = new Origin(null, List.of(), List.of(), null, List.of());

    /** Copies collections. */
    public Origin {
        hints = List.copyOf(hints);
        roles = List.copyOf(roles);
        warnings = List.copyOf(warnings);
    }

    /** Returns the address or host, if the log names one. */
    public Optional<Observable> subject() {
        return Optional.ofNullable(view).map(SubjectView::subject);
    }

    /** Returns the kind of network in one word, if one is stated or, else, hinted at; {@link #view()} has all. */
    public Optional<NetworkKind> kind() {
        if (hints.isEmpty() && (view == null || view.uses().isEmpty())) {
            // nobody was asked, as of most sessions of a large log
            return Optional.empty();
        }
        return first(stated()).or(() -> first(hints.stream().map(Attributed::value)));
    }

    /** Returns whether somebody says that it scans everybody in the open. */
    public boolean isKnownScanner() {
        return view != null && !view.knownScanners().isEmpty();
    }

    /** Returns what sources disagree about: {@code country}, {@code AS}, {@code kind}; empty when they do not. */
    public List<String> disagreements() {
        List<String> names = new ArrayList<>();
        if (view != null) {
            if (differ(view.countries().stream().map(Attributed::value))) {
                names.add("country");
            }
            if (differ(view.systems().stream().map(Attributed::value).map(AutonomousSystem::number))) {
                names.add("AS");
            }
            // a VPN in a data centre is no disagreement
            if (differ(stated().filter(kind -> !kind.isAnonymizing()))) {
                names.add("kind");
            }
        }
        return names;
    }

    private Stream<NetworkKind> stated() {
        return view == null
                ? Stream.empty()
                : view.uses().stream().map(Attributed::value).map(NetworkUse::kind);
    }

    private static Optional<NetworkKind> first(Stream<NetworkKind> kinds) {
        return kinds.min(Comparator.comparingInt(ORDER::indexOf));
    }

    private static boolean differ(Stream<?> values) {
        return values.distinct().count() > 1;
    }
}
