package io.github.cowriekit.analysis;

import io.github.cowriekit.analysis.internal.history.HistoryFeatures;
import io.github.cowriekit.analysis.internal.history.HistoryResult;
import io.github.cowriekit.analysis.internal.history.SessionFeatures;
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
 * Concludes who drove a session, what it did and how interesting it is, with the evidence.
 *
 * <p>With a {@link Builder#history history}, {@code assess} remembers: it compares the session with those that came before
 * and then adds it to the history, so call it once for each session, in the order of the log. Assessing a session a second
 * time compares it again and counts it once. Without a history nothing is remembered.
 *
 * <p>An assessment depends only on the session, its answers, its recordings and what the history held: the same sessions in
 * the same order give the same assessments. Nothing is fetched or resolved. Thread-safe if the functions given to the builder
 * are.
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
    private final FeatureExtractor extractor;
    private final InterestJudge interest;
    private final int threads;

    private Analysis(Builder builder) {
        this.judge = new OperatorJudge(builder.operatorRules.rules());
        this.extractor = new FeatureExtractor(builder.attackRules.judge(), builder.campaigns.finder());
        this.interest = builder.interestRules.judge();
        this.recordings = builder.recordings;
        this.history = builder.history;
        this.group = builder.group;
        this.threads = builder.threads;
    }

    /** Returns an analysis with the rules of this library and without recordings. */
    public static Analysis standard() {
        return builder().build();
    }

    /** Returns a builder. */
    public static Builder builder() {
        return new Builder();
    }

    /** Returns the rule by which the script that this library replaces called sessions abnormal, for comparison. */
    public static LegacyAbnormal legacyAbnormal() {
        return new LegacyAbnormal();
    }

    /**
     * Returns what can be said about a session before any source has answered, and adds the session to the history.
     *
     * <p>The first half of {@link #assess(EnrichedSession)}, for callers that enrich only some sessions: observe every session
     * in the order of the log, then {@link #conclude} about those that are shown. What the history remembers then depends
     * neither on what is shown nor on how fast sources answer.
     */
    public Observation observe(Session session) {
        return observe(read(Objects.requireNonNull(session, "session")));
    }

    /** Returns what the session shows by itself. Several threads may read at the same time. */
    ReadSession read(Session session) {
        SessionFeatures features = extractor.read(session);
        return new ReadSession(
                features, history == null ? null : history.read(features, judge.typos(session), group.apply(session)));
    }

    /** Compares what was read with the history, and adds it; in the order of the log. */
    Observation observe(ReadSession read) {
        SessionFeatures features = read.features();
        HistoryFeatures remembered = read.remembered();
        HistoryResult result = history == null || remembered == null
                ? HistoryResult.nothing(features)
                : history.observe(features, remembered);
        return new Observation(features, result);
    }

    int threads() {
        return threads;
    }

    /** Returns what can be concluded about a session without any answers, and adds it to the history. */
    public Assessment assess(Session session) {
        return assess(EnrichedSession.of(Objects.requireNonNull(session, "session")));
    }

    /**
     * Returns what can be concluded about a session and its answers, and adds it to the history.
     *
     * <p>The same as {@link #observe} followed by {@link #conclude}. Takes about as long as parsing the session, plus reading
     * its recordings.
     */
    public Assessment assess(EnrichedSession enriched) {
        return conclude(enriched, observe(enriched.session()));
    }

    /**
     * Returns what can be concluded about a session that was observed before. Leaves the history as it is.
     *
     * @throws IllegalArgumentException if the observation is of another session
     */
    public Assessment conclude(EnrichedSession enriched, Observation observation) {
        Session session = enriched.session();
        // nearly always the same object, which Objects.equals checks first
        if (!Objects.equals(session, observation.session())) {
            throw new IllegalArgumentException(
                    "the observation is of session " + observation.session().id() + ", not of session " + session.id());
        }
        SessionFeatures features = observation.features();
        HistoryResult result = observation.result();
        List<TtyRecording> own = recordings == null ? List.of() : own(session, recordings);
        Origin origin = OriginReader.read(enriched, sourceOf(session));
        OperatorVerdict operator = judge.judge(session, own, origin, result.comparison());
        return Assessment.builder(enriched, operator, origin)
                .downloadHosts(hosts(enriched))
                .techniques(features.techniques())
                .playbook(features.playbook())
                .cluster(result.cluster())
                .credentials(result.credentials())
                .client(features.client())
                .interest(interest.judge(enriched, operator, features, result))
                .history(result.scope())
                .build();
    }

    /**
     * Returns assessments of the sessions to show, in their order, and adds every session to the history.
     *
     * <p>Every session is observed, but only those to show are enriched and assessed: what is said about a session does not
     * depend on which others are shown.
     *
     * <pre>{@code
     * analysis.assess(log.sessions(), session -> session.id().equals(id), enrichment::enrich).forEach(this::show);
     * }</pre>
     *
     * <p>Lazy; reads the sessions to their end, with {@link Builder#parallel} some ahead. Close the returned stream. Whether that closes the given one depends on the
     * enrichment; {@code Enrichment.enrich} closes it.
     *
     * @param sessions all sessions, in the order of the log
     * @param shown selects the sessions to enrich and assess
     * @param enriching adds answers to sessions and keeps their order; may read ahead and may leave sessions out. A session
     *     that it was not given, or that comes out of order, ends the stream with an {@link IllegalArgumentException}
     */
    public Stream<Assessment> assess(
            Stream<Session> sessions,
            Predicate<? super Session> shown,
            Function<Stream<Session>, Stream<EnrichedSession>> enriching) {
        return new StreamedAssessment(this).of(sessions, shown, enriching);
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
                // the URL comes from the attacker; skip it if it has no valid host
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
        private int threads = 1;

        private Builder() {}

        /** Sets the weights and thresholds of the operator verdict. */
        public Builder operatorRules(OperatorRules rules) {
            this.operatorRules = Objects.requireNonNull(rules, "rules");
            return this;
        }

        /** Sets the rules that map commands to techniques. */
        public Builder attackRules(AttackRules rules) {
            this.attackRules = Objects.requireNonNull(rules, "rules");
            return this;
        }

        /** Sets the marks by which known campaigns are recognised. */
        public Builder campaigns(CampaignSignatures signatures) {
            this.campaigns = Objects.requireNonNull(signatures, "signatures");
            return this;
        }

        /** Sets how many points each reason adds to the interest of a session. */
        public Builder interestRules(InterestRules rules) {
            this.interestRules = Objects.requireNonNull(rules, "rules");
            return this;
        }

        /**
         * Sets a function that finds the tty recordings of a session, such as {@code TtyLogs.in(folder)::of} from
         * {@code cowrie-parser}. Only recordings whose times fit the session are used, because Cowrie keeps a single file for
         * all sessions with the same input. The returned stream is closed.
         */
        public Builder recordings(Function<Session, Stream<TtyMatch>> recordings) {
            this.recordings = Objects.requireNonNull(recordings, "recordings");
            return this;
        }

        /**
         * Sets the history that sessions are compared with and added to; without one, nothing is remembered.
         *
         * <p>This is the only way to give an analysis a memory. {@link Analysis#observe} and every {@code assess} method add
         * the session to it, {@link Analysis#conclude} does not. The history is not saved by itself: call
         * {@link SessionHistory#save} when done.
         */
        public Builder history(SessionHistory history) {
            this.history = Objects.requireNonNull(history, "history");
            return this;
        }

        /**
         * Sets the group of sensors a session belongs to; whether something is new is decided within a group. By default all
         * sensors are one group, because container names change at every start. With several {@linkplain #parallel threads} each
         * of them asks.
         */
        public Builder group(Function<? super Session, String> group) {
            this.group = Objects.requireNonNull(group, "group");
            return this;
        }

        /**
         * Sets how many threads {@link Analysis#assess(Stream, Predicate, Function)} uses, the one that reads the stream
         * among them; 1 by default. The assessments and their order are the same with any number: what a session shows by
         * itself is read and judged by all of them, the history is asked by one, in the order of the log.
         *
         * <p>Up to 64 sessions for each thread are read ahead, so it is not for a log that is followed. Functions given to
         * this builder are called by several threads. The threads end with the stream.
         *
         * @throws IllegalArgumentException if that is less than 1
         */
        public Builder parallel(int threads) {
            if (threads < 1) {
                throw new IllegalArgumentException("not a number of threads: " + threads);
            }
            this.threads = threads;
            return this;
        }

        /** Returns the analysis. */
        public Analysis build() {
            return new Analysis(this);
        }
    }
}
