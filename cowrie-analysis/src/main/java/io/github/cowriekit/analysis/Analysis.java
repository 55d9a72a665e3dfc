package io.github.cowriekit.analysis;

import io.github.cowriekit.analysis.internal.crowd.CrowdResult;
import io.github.cowriekit.analysis.internal.crowd.SessionFeatures;
import io.github.cowriekit.analysis.internal.interest.InterestJudge;
import io.github.cowriekit.analysis.internal.operator.OperatorJudge;
import io.github.cowriekit.analysis.internal.origin.OriginReader;
import io.github.cowriekit.model.Download;
import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.assessment.Assessment;
import io.github.cowriekit.model.assessment.OperatorVerdict;
import io.github.cowriekit.model.assessment.Origin;
import io.github.cowriekit.model.intel.EnrichedSession;
import io.github.cowriekit.model.intel.Observable;
import io.github.cowriekit.model.tty.TtyMatch;
import io.github.cowriekit.model.tty.TtyRecording;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Says of sessions who drove them, what they did and how interesting they are, with the evidence.
 *
 * <p>A function of the session, its answers, its recordings and, if there is one, the history, which remembers each session
 * that is observed or assessed: the same input in the same order gives the same assessments. Nothing is fetched or resolved.
 * Safe for use by several threads if the functions that it was given are.
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
    private final @Nullable SessionHistory history;
    private final Function<? super Session, String> group;
    private final FeatureExtractor readers;
    private final InterestJudge interest;

    private Analysis(Builder builder) {
        this.judge = new OperatorJudge(builder.operatorRules.rules());
        this.readers = new FeatureExtractor(builder.attackRules.judge(), builder.campaigns.finder());
        this.interest = builder.interestRules.judge();
        this.recordings = builder.recordings;
        this.history = builder.history;
        this.group = builder.group;
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

    /**
     * Returns what a session tells alone and what the history knew before it came, and remembers the session.
     *
     * <p>To be called for every session that is read, in the order of the log: what is remembered must not depend on what is
     * shown, nor on when sources answer.
     */
    public Observation observe(Session session) {
        SessionFeatures parts = readers.read(Objects.requireNonNull(session, "session"));
        CrowdResult seen = history == null
                ? CrowdResult.nothing(parts)
                : history.observe(parts, judge.slips(session), group.apply(session));
        return new Observation(parts, seen);
    }

    /** Returns what can be concluded about a session without answers, and remembers it. */
    public Assessment assess(Session session) {
        return assess(EnrichedSession.of(Objects.requireNonNull(session, "session")));
    }

    /**
     * Returns what can be concluded about a session, and remembers it: {@link #observe} and then {@link
     * #assess(EnrichedSession, Observation)}.
     *
     * <p>Costs about as much as parsing it, plus the reading of its recordings.
     */
    public Assessment assess(EnrichedSession enriched) {
        return assess(enriched, observe(enriched.session()));
    }

    /**
     * Returns what can be concluded about a session that was observed. Remembers nothing.
     *
     * @throws IllegalArgumentException if another session was observed
     */
    public Assessment assess(EnrichedSession enriched, Observation observation) {
        Session session = enriched.session();
        // the same object in nearly all cases, which Objects.equals sees at once
        if (!Objects.equals(session, observation.session())) {
            throw new IllegalArgumentException(
                    "the observation is of session " + observation.session().id() + ", not of session " + session.id());
        }
        SessionFeatures parts = observation.parts();
        CrowdResult seen = observation.seen();
        List<TtyRecording> own = recordings == null ? List.of() : own(session, recordings);
        Origin origin = OriginReader.read(enriched, sourceOf(session));
        OperatorVerdict operator = judge.judge(session, own, origin, seen.sighting());
        return Assessment.builder(enriched, operator, origin)
                .downloadHosts(hosts(enriched))
                .techniques(parts.techniques())
                .playbook(parts.playbook())
                .cluster(seen.cluster())
                .credentials(seen.credentials())
                .client(parts.client())
                .interest(interest.judge(enriched, operator, parts, seen))
                .history(seen.scope())
                .build();
    }

    /**
     * Returns assessments of the sessions to be shown, in their order: every session is observed, and only those to be shown
     * are enriched and assessed, so that what is said of one does not depend on which others are shown.
     *
     * <pre>{@code
     * analysis.assess(log.sessions(), session -> session.id().equals(id), enrichment::enrich).forEach(this::show);
     * }</pre>
     *
     * <p>Lazy; reads the sessions to their end. Close the returned stream; whether that closes the given one is for the
     * enrichment to say, and {@code Enrichment.enrich} does.
     *
     * @param sessions all sessions that are read, in the order of the log
     * @param shown which of them are asked about and assessed
     * @param enriching gives the same sessions in the same order with answers; may read ahead, may leave some out
     */
    public Stream<Assessment> assess(
            Stream<Session> sessions,
            Predicate<? super Session> shown,
            Function<Stream<Session>, Stream<EnrichedSession>> enriching) {
        return new Assessing(this).of(sessions, shown, enriching);
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
                // an attacker writes the URL: what is no host is left out
                .flatMap(download -> Observable.ofFile(download.host(), null, null).stream())
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
        private @Nullable SessionHistory history;
        private Function<? super Session, String> group = session -> "";

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

        /**
         * Sets the memory of earlier sessions; without one, nothing is remembered. {@link Analysis#observe} and the methods
         * called {@code assess}, save the one that is given an observation, compare a session with the history and add the
         * session to it.
         */
        public Builder history(SessionHistory history) {
            this.history = Objects.requireNonNull(history, "history");
            return this;
        }

        /**
         * Sets among which sensors something is new or not: those for whose sessions the function returns the same name. By
         * default all sensors are one group, as the names of containers change at every start.
         */
        public Builder group(Function<? super Session, String> group) {
            this.group = Objects.requireNonNull(group, "group");
            return this;
        }

        /** Returns the analysis. */
        public Analysis build() {
            return new Analysis(this);
        }
    }
}
