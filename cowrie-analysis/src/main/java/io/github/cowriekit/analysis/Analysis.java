package io.github.cowriekit.analysis;

import io.github.cowriekit.analysis.internal.crowd.Seen;
import io.github.cowriekit.analysis.internal.crowd.SessionParts;
import io.github.cowriekit.analysis.internal.operator.OperatorJudge;
import io.github.cowriekit.analysis.internal.origin.OriginReader;
import io.github.cowriekit.analysis.internal.unusual.InterestJudge;
import io.github.cowriekit.model.Download;
import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.assessment.Assessment;
import io.github.cowriekit.model.assessment.CrowdSighting;
import io.github.cowriekit.model.assessment.OperatorVerdict;
import io.github.cowriekit.model.assessment.Origin;
import io.github.cowriekit.model.intel.EnrichedSession;
import io.github.cowriekit.model.intel.Observable;
import io.github.cowriekit.model.tty.TtyMatch;
import io.github.cowriekit.model.tty.TtyRecording;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Says of sessions who drove them, with the evidence.
 *
 * <p>A pure function of the session, its answers and its recordings: the same input gives the same assessment. Nothing is
 * fetched or resolved. Safe for use by several threads if the function that finds recordings is.
 *
 * <pre>{@code
 * Analysis analysis = Analysis.builder().recordings(TtyLogs.in(folder)::of).build();
 * Assessment assessment = analysis.assess(session);
 * System.out.println(assessment.operator().verdict().label());
 * }</pre>
 *
 * @since 0.1.0
 */
public final class Analysis {
    private final OperatorJudge judge;
    private final @Nullable Function<Session, Stream<TtyMatch>> recordings;
    private final Function<EnrichedSession, CrowdSighting> crowd;
    private final @Nullable Crowd memory;
    private final SessionReaders readers;
    private final InterestJudge interest;

    private Analysis(Builder builder) {
        this.judge = new OperatorJudge(builder.operatorRules.rules());
        this.readers = new SessionReaders(builder.attackRules.judge(), builder.campaigns.finder());
        this.interest = builder.interestRules.judge();
        this.recordings = builder.recordings;
        this.crowd = builder.crowd;
        this.memory = builder.memory;
    }

    /** Returns an analysis with the rules of this library and without recordings. */
    public static Analysis standard() {
        return builder().build();
    }

    /** Returns a builder. */
    public static Builder builder() {
        return new Builder();
    }

    /** Returns the rule for abnormal sessions of the script that this library follows, for comparison. */
    public static LegacyAbnormal legacyAbnormal() {
        return new LegacyAbnormal();
    }

    /** Returns what can be concluded about a session that nobody was asked about. */
    public Assessment assess(Session session) {
        return assess(EnrichedSession.of(Objects.requireNonNull(session, "session")));
    }

    /**
     * Returns what can be concluded about a session.
     *
     * <p>Costs about as much as parsing it, plus the reading of its recordings.
     */
    public Assessment assess(EnrichedSession enriched) {
        Objects.requireNonNull(enriched, "enriched");
        Session session = enriched.session();
        List<TtyRecording> own = recordings == null ? List.of() : own(session, recordings);
        Origin origin = OriginReader.read(enriched, sourceOf(session));
        SessionParts parts = readers.read(session);
        Seen seen = memory == null
                ? new Seen(crowd.apply(enriched), null, parts.credentials(), Map.of())
                : memory.observe(parts, judge.slips(session));
        OperatorVerdict operator = judge.judge(session, own, origin, seen.sighting());
        return Assessment.builder(enriched, operator, origin)
                .downloadHosts(hosts(enriched))
                .techniques(parts.techniques())
                .playbook(parts.playbook())
                .cluster(seen.cluster())
                .credentials(seen.credentials())
                .client(parts.client())
                .unusual(interest.judge(enriched, operator.verdict(), parts.files(), seen.news()))
                .build();
    }

    private static List<TtyRecording> own(Session session, Function<Session, Stream<TtyMatch>> recordings) {
        try (Stream<TtyMatch> matches = recordings.apply(session)) {
            return matches.filter(match -> match.status() == TtyMatch.Status.FITS)
                    .map(TtyMatch::recordingInLogTime)
                    .filter(Objects::nonNull)
                    .toList();
        }
    }

    private static @Nullable Observable sourceOf(Session session) {
        String ip = session.source().ip();
        return ip == null || ip.isEmpty() ? null : Observable.ip(ip);
    }

    private static List<Origin> hosts(EnrichedSession enriched) {
        List<Download> downloads = enriched.session().downloads();
        if (downloads.isEmpty()) {
            return List.of();
        }
        return downloads.stream()
                .map(Download::host)
                .filter(host -> host != null && !host.isEmpty())
                .map(Observable::host)
                .distinct()
                .map(host -> OriginReader.read(enriched, host))
                .toList();
    }

    /** Builds an {@link Analysis}; not thread-safe. */
    public static final class Builder {
        private OperatorRules operatorRules = OperatorRules.standard();
        private AttackRules attackRules = AttackRules.standard();
        private CampaignSignatures campaigns = CampaignSignatures.standard();
        private InterestRules interestRules = InterestRules.standard();
        private @Nullable Function<Session, Stream<TtyMatch>> recordings;
        private Function<EnrichedSession, CrowdSighting> crowd = session -> CrowdSighting.NONE;
        private @Nullable Crowd memory;

        private Builder() {}

        /** Sets weights and thresholds of the operator verdict. */
        public Builder operatorRules(OperatorRules rules) {
            this.operatorRules = Objects.requireNonNull(rules, "rules");
            return this;
        }

        /** Sets which command is which technique. */
        public Builder attackRules(AttackRules rules) {
            this.attackRules = Objects.requireNonNull(rules, "rules");
            return this;
        }

        /** Sets the marks of known campaigns. */
        public Builder campaigns(CampaignSignatures signatures) {
            this.campaigns = Objects.requireNonNull(signatures, "signatures");
            return this;
        }

        /** Sets how much each reason adds to the interest of a session. */
        public Builder interestRules(InterestRules rules) {
            this.interestRules = Objects.requireNonNull(rules, "rules");
            return this;
        }

        /**
         * Sets where the tty recordings of a session come from, such as {@code TtyLogs.in(folder)::of} of
         * {@code cowrie-parser}. Only those that fit the times of the session are used: Cowrie keeps one file for all
         * sessions with the same input. The stream is closed.
         */
        public Builder recordings(Function<Session, Stream<TtyMatch>> recordings) {
            this.recordings = Objects.requireNonNull(recordings, "recordings");
            return this;
        }

        /** Sets what earlier sessions tell about one; by default nothing is remembered. */
        public Builder crowd(Function<EnrichedSession, CrowdSighting> crowd) {
            this.crowd = Objects.requireNonNull(crowd, "crowd");
            return this;
        }

        /**
         * Sets a memory that every assessed session is compared with and added to; it is used in place of what
         * {@link #crowd} tells.
         */
        public Builder memory(Crowd crowd) {
            this.memory = Objects.requireNonNull(crowd, "crowd");
            return this;
        }

        /** Returns the analysis. */
        public Analysis build() {
            return new Analysis(this);
        }
    }
}
