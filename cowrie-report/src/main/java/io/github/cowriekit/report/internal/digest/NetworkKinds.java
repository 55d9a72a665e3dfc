package io.github.cowriekit.report.internal.digest;

import io.github.cowriekit.model.SessionRecord;
import io.github.cowriekit.model.assessment.Assessment;
import io.github.cowriekit.model.intel.Attributed;
import io.github.cowriekit.model.intel.EnrichedSession;
import io.github.cowriekit.model.intel.NetworkKind;
import io.github.cowriekit.model.intel.NetworkUse;
import io.github.cowriekit.model.intel.Observable;
import io.github.cowriekit.model.intel.SubjectView;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All kinds of the network that a client came from, where {@link SourceOrigin} has the foremost one.
 *
 * @param stated what a source states, each once
 * @param hinted what is hinted at only and nobody states, each once
 */
public record NetworkKinds(List<NetworkKind> stated, List<NetworkKind> hinted) {
    private static final NetworkKinds NONE = new NetworkKinds(List.of(), List.of());

    public static NetworkKinds of(SessionRecord record) {
        if (record instanceof Assessment assessment) {
            return of(assessment.origin().view(), assessment.origin().hints());
        }
        String ip = record.session().source().ip();
        if (ip == null || ip.isEmpty() || EnrichedSession.of(record).results().isEmpty()) {
            return NONE;
        }
        return of(SubjectView.of(Observable.host(ip), record), List.of());
    }

    private static NetworkKinds of(@Nullable SubjectView view, List<Attributed<NetworkKind>> inferred) {
        List<NetworkKind> stated = Stream.ofNullable(view)
                .flatMap(known -> known.uses().stream())
                .map(Attributed::value)
                .map(NetworkUse::kind)
                .distinct()
                .toList();
        List<NetworkKind> hinted = Stream.concat(
                        Stream.ofNullable(view).flatMap(known -> known.hints().stream()), inferred.stream())
                .map(Attributed::value)
                .filter(kind -> !stated.contains(kind))
                .distinct()
                .toList();
        return new NetworkKinds(stated, hinted);
    }

    /** Returns whether a source states that the network hides who uses it: a VPN, a proxy, an exit of Tor. */
    public boolean isAnonymizing() {
        return stated.stream().anyMatch(NetworkKind::isAnonymizing);
    }
}
