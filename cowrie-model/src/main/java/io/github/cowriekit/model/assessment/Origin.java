package io.github.cowriekit.model.assessment;

import io.github.cowriekit.model.intel.Attributed;
import io.github.cowriekit.model.intel.NetworkKind;
import io.github.cowriekit.model.intel.NetworkRole;
import io.github.cowriekit.model.intel.NetworkUse;
import io.github.cowriekit.model.intel.Observable;
import io.github.cowriekit.model.intel.SubjectView;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where an address or host is, what network it is in and what it is known for, each with the source that says so.
 *
 * <p>Country and city are those of the address block, not of a person. Immutable.
 *
 * @param view everything the sources say, side by side; null when the log names no address
 * @param hints kinds of network that no source states, inferred for instance from a host name, which its owner chooses
 * @param specialUse what a special address is for, such as {@code private address}, about which no source can be asked;
 *     null for a public address
 * @param warnings what to keep in mind, in plain words
 * @since 0.1.0
 */
public record Origin(
        @Nullable SubjectView view,
        List<Attributed<NetworkKind>> hints,
        @Nullable String specialUse,
        List<String> warnings) {
    /** An origin of which the log says nothing. */
    public static final Origin UNKNOWN = new Origin(null, List.of(), null, List.of());

    public Origin {
        hints = List.copyOf(hints);
        warnings = List.copyOf(warnings);
    }

    /** Returns the address or host, if the log names one. */
    public Optional<Observable> subject() {
        return Optional.ofNullable(view).map(SubjectView::subject);
    }

    /** Returns the kind of network a source states, else one that is hinted at, if any; {@link #view()} has all of them. */
    public Optional<NetworkKind> kind() {
        if (hints.isEmpty() && (view == null || view.uses().isEmpty())) {
            // true of most sessions in a large log
            return Optional.empty();
        }
        return NetworkKind.foremost(stated())
                .or(() -> NetworkKind.foremost(hints.stream().map(Attributed::value)));
    }

    /** Returns what the sources say it is known for, whatever network it is in. */
    public List<Attributed<NetworkRole>> roles() {
        return view == null ? List.of() : view.roles();
    }

    /** Returns whether a source lists it as a scanner that operates openly, such as a research project. */
    public boolean isKnownScanner() {
        return view != null && !view.knownScanners().isEmpty();
    }

    /** Returns what the sources disagree about, of {@code country}, {@code AS} and {@code kind}; empty if they agree. */
    public List<String> disagreements() {
        List<String> names = new ArrayList<>();
        if (view != null) {
            if (differ(view.countries().stream().map(Attributed::value))) {
                names.add("country");
            }
            // two names may be those of one system
            if (differ(view.systems().stream()
                    .flatMap(said -> Stream.ofNullable(said.value().number())))) {
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

    private static boolean differ(Stream<?> values) {
        return values.distinct().count() > 1;
    }
}
