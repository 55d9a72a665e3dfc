package io.github.cowriekit.analysis.internal.history;

import io.github.cowriekit.analysis.internal.data.Hash;
import io.github.cowriekit.analysis.internal.data.State;
import io.github.cowriekit.analysis.internal.history.Clusters.Found;
import io.github.cowriekit.analysis.internal.history.Novelties.Visit;
import io.github.cowriekit.analysis.internal.history.ReturningVisitors.Visitor;
import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.assessment.CredentialView;
import io.github.cowriekit.model.assessment.history.HistoryComparison;
import io.github.cowriekit.model.assessment.history.HistoryScope;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Everything that is remembered of earlier sessions. Bounded. Not thread-safe. */
public final class SessionMemory {
    /** From this number of addresses on, a user name and password counts as one that everybody tries. */
    private static final long POPULAR = 20;

    private static final long NEVER = Long.MAX_VALUE;

    private final Clusters clusters;
    private final Novelties novelties;
    private final CredentialMemory credentials;
    private final Visits visits;
    private final SharedTypos typos;
    private final ReturningVisitors visitors;
    private final BloomMemory identities;
    private long sessions;
    private long withCommands;
    /** In milliseconds. */
    private long earliest = NEVER;

    public SessionMemory() {
        this(
                new Clusters(),
                new Novelties(),
                new CredentialMemory(),
                new Visits(),
                new SharedTypos(),
                new ReturningVisitors(),
                new BloomMemory());
    }

    private SessionMemory(
            Clusters clusters,
            Novelties novelties,
            CredentialMemory credentials,
            Visits visits,
            SharedTypos typos,
            ReturningVisitors visitors,
            BloomMemory identities) {
        this.clusters = clusters;
        this.novelties = novelties;
        this.credentials = credentials;
        this.visits = visits;
        this.typos = typos;
        this.visitors = visitors;
        this.identities = identities;
    }

    /**
     * Adds a session and returns what was known before; one that was added before is compared with the others and not counted
     * again.
     *
     * @param saved whether this memory was loaded from a file
     */
    public HistoryResult observe(SessionFeatures features, HistoryFeatures remembered, boolean saved) {
        Session session = features.session();
        long identity = remembered.identity();
        boolean held = identity != FirstSights.NOBODY && !identities.isNew(identity);
        Visit visit = new Visit(features, remembered, held);
        HistoryScope scope = scope(held, saved);
        Found found = held
                ? clusters.recall(session, features.playbook(), features.lines(), remembered.strong())
                : clusters.place(session, features.playbook(), features.lines(), remembered.strong());
        List<News> news = novelties.of(visit, found);
        List<CredentialView> pairs = credentials.see(visit, novelties, news);
        HistoryComparison comparison = comparison(visit, found, pairs);
        if (!held) {
            count(visit);
        }
        return new HistoryResult(comparison, found == null ? null : found.link(), pairs, news, scope);
    }

    private HistoryScope scope(boolean held, boolean saved) {
        Instant since = earliest == NEVER ? null : Instant.ofEpochMilli(earliest);
        return new HistoryScope(held ? sessions - 1 : sessions, since, saved, held);
    }

    private void count(Visit visit) {
        Session session = visit.features().session();
        boolean commands = !session.commands().isEmpty();
        novelties.group(visit).count(commands);
        sessions++;
        withCommands += commands ? 1 : 0;
        if (session.startedAt() != null) {
            earliest = Math.min(earliest, session.startedAt().toEpochMilli());
        }
    }

    private HistoryComparison comparison(Visit visit, @Nullable Found found, List<CredentialView> pairs) {
        SessionFeatures features = visit.features();
        HistoryFeatures remembered = visit.remembered();
        Session session = features.session();
        HistoryComparison.Builder comparison = HistoryComparison.builder()
                .storedSessions(
                        withCommands - (visit.held() && !session.commands().isEmpty() ? 1 : 0))
                .campaign(features.playbook().family().orElse(null))
                .tool(
                        features.playbook().tools().isEmpty()
                                ? null
                                : features.playbook().tools().get(0).name())
                .commonCredential(pairs.stream().anyMatch(SessionMemory::isPopular))
                .newCredential(novelties.group(visit).isWarm() && isNewAtFirstTry(session, pairs));
        if (found != null) {
            comparison.addresses(found.sameSequenceAddresses()).durationRank(found.durationRank());
            boolean near = found.sameScript();
            comparison
                    .nearSessions(near ? found.link().sessions() : 0)
                    .nearAddresses(near ? found.link().sources() : 0);
        }
        Visitor visitor = remembered.visitor();
        if (visitor != null) {
            Visits.Visit times = visits.visit(visitor.address(), visitor.at(), visit.held());
            comparison
                    .sessionsInLastHour(times.inLastHour())
                    .intervalVariation(times.intervalVariation())
                    .returned(visitors.visit(
                            visitor, remembered.paths(), visit.held(), sequence -> clusters.addresses(sequence) > 1));
        }
        long commandsAndSource = Hash.of(
                String.valueOf(features.playbook().sequenceKey()),
                String.valueOf(session.source().ip()));
        return comparison
                .scriptTypos(typos.see(remembered.typos(), commandsAndSource))
                .build();
    }

    private static boolean isPopular(CredentialView pair) {
        return !pair.campaigns().isEmpty() || (pair.earlierSources() != null && pair.earlierSources() >= POPULAR);
    }

    private static boolean isNewAtFirstTry(Session session, List<CredentialView> pairs) {
        return pairs.size() == 1
                && session.logins().get(pairs.get(0).login()).success()
                && Boolean.TRUE.equals(pairs.get(0).firstSeen())
                && CredentialMemory.isOwn(pairs.get(0));
    }

    /** Writes the whole state. */
    public void write(DataOutput out) throws IOException {
        clusters.write(out);
        novelties.write(out);
        credentials.write(out);
        visits.write(out);
        typos.write(out);
        visitors.write(out);
        identities.write(out);
        out.writeLong(sessions);
        out.writeLong(withCommands);
        out.writeLong(earliest);
    }

    /** Reads what {@link #write} wrote. */
    public static SessionMemory read(DataInput in) throws IOException {
        SessionMemory read = new SessionMemory(
                Clusters.read(in),
                Novelties.read(in),
                CredentialMemory.read(in),
                Visits.read(in),
                SharedTypos.read(in),
                ReturningVisitors.read(in),
                BloomMemory.read(in));
        read.sessions = State.count(in);
        read.withCommands = State.count(in);
        read.earliest = in.readLong();
        return read;
    }
}
