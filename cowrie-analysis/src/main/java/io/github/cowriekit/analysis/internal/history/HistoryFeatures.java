package io.github.cowriekit.analysis.internal.history;

import io.github.cowriekit.analysis.internal.data.Hash;
import io.github.cowriekit.analysis.internal.history.Clusters.Pivot;
import io.github.cowriekit.analysis.internal.history.ReturningVisitors.Visitor;
import io.github.cowriekit.analysis.internal.paths.SessionPaths;
import io.github.cowriekit.model.Login;
import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.assessment.CredentialView;
import io.github.cowriekit.model.assessment.PlantedKey;
import io.github.cowriekit.model.assessment.Playbook;
import io.github.cowriekit.model.assessment.history.ClusterLink.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The features of a session that are read only if there is a history. All that can be had without the history is here, since
 * sessions are read side by side and compared with the history one after the other.
 *
 * @param group name of the group of its sensor
 * @param identity what tells it from other sessions, {@link FirstSights#NOBODY} if nothing does
 * @param address hash of its address, null if it has none
 * @param visitor its client, null if its address or its start is not known
 * @param pairs one for each of its credentials
 * @param strong what joins it to others by itself
 * @param typos words that look like typing errors
 * @param paths files that the session made or used
 */
public record HistoryFeatures(
        String group,
        long identity,
        @Nullable Long address,
        @Nullable Visitor visitor,
        List<Pair> pairs,
        List<Pivot> strong,
        Set<String> typos,
        SessionPaths paths) {
    /**
     * Hashes of a user name and password within the group.
     *
     * @param sight as a thing that may be new
     * @param tried as a pair that is counted
     */
    record Pair(long sight, long tried) {}

    /** Reads what the history will be asked about. */
    public static HistoryFeatures of(SessionFeatures features, Set<String> typos, SessionPaths paths, String group) {
        Session session = features.session();
        String ip = session.source().ip();
        Long address = ip == null ? null : Hash.of(ip);
        Visitor visitor = address == null || session.startedAt() == null
                ? null
                : Visitor.of(features, address, session.startedAt());
        return new HistoryFeatures(
                group, identity(session), address, visitor, pairs(features, group), strong(features), typos, paths);
    }

    /** Sensor, id and start identify a session; ids alone repeat. */
    private static long identity(Session session) {
        return session.startedAt() == null
                ? FirstSights.NOBODY
                : Hash.mix(
                        Hash.of(String.valueOf(session.sensor()), session.id()),
                        session.startedAt().toEpochMilli());
    }

    private static List<Pair> pairs(SessionFeatures features, String group) {
        if (features.credentials().isEmpty()) {
            return List.of();
        }
        List<Pair> pairs = new ArrayList<>(features.credentials().size());
        for (CredentialView credential : features.credentials()) {
            Login login = features.session().logins().get(credential.login());
            String pair = login.username() + "\0" + login.password();
            pairs.add(new Pair(Novelties.hash(group, Kind.CREDENTIAL, pair), Hash.of(group, "pair", pair)));
        }
        return pairs;
    }

    private static List<Pivot> strong(SessionFeatures features) {
        Playbook playbook = features.playbook();
        List<Pivot> pivots = new ArrayList<>();
        playbook.keys().stream()
                .map(PlantedKey::fingerprint)
                .filter(Objects::nonNull)
                .forEach(print -> pivots.add(Pivot.of(Reason.SSH_KEY, print)));
        features.files().forEach(hash -> pivots.add(Pivot.of(Reason.FILE, hash)));
        playbook.writtenCredentials().forEach(pair -> pivots.add(Pivot.of(Reason.WRITTEN_CREDENTIAL, pair)));
        playbook.urls().stream()
                .map(Urls::withoutScheme)
                .filter(url -> url.indexOf('/') > 0 && url.indexOf('/') < url.length() - 1)
                .forEach(url -> pivots.add(Pivot.of(Reason.URL, url)));
        return pivots;
    }
}
