package io.github.cowriekit.analysis;

import io.github.cowriekit.analysis.internal.operator.OperatorJudge;
import io.github.cowriekit.analysis.internal.origin.OriginReader;
import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.assessment.Assessment;
import io.github.cowriekit.model.assessment.Origin;
import io.github.cowriekit.model.intel.EnrichedSession;
import io.github.cowriekit.model.intel.Observable;
import io.github.cowriekit.model.tty.TtyMatch;
import io.github.cowriekit.model.tty.TtyRecording;
import java.util.List;
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
    private final Function<Session, Stream<TtyMatch>> recordings;

    private Analysis(Builder builder) {
        this.judge = new OperatorJudge(builder.operatorRules.rules());
        this.recordings = builder.recordings;
    }

    /** Returns an analysis with the rules of this library and without recordings. */
    public static Analysis standard() {
        return builder().build();
    }

    /** Returns a builder. */
    public static Builder builder() {
        return new Builder();
    }

    /** Returns what can be concluded about a session that nobody was asked about. */
    public Assessment assess(Session session) {
        return assess(EnrichedSession.of(session));
    }

    /**
     * Returns what can be concluded about a session.
     *
     * <p>Costs less than parsing it, plus the reading of its recordings.
     */
    public Assessment assess(EnrichedSession enriched) {
        List<TtyRecording> own;
        try (Stream<TtyMatch> matches = recordings.apply(enriched.session())) {
            own = matches.filter(match -> match.status() == TtyMatch.Status.FITS)
                    .map(TtyMatch::recording)
                    .filter(Objects::nonNull)
                    .toList();
        }
        Origin origin = OriginReader.read(enriched, sourceOf(enriched.session()));
        return Assessment.builder(enriched, judge.judge(enriched, own), origin).build();
    }

    private static @Nullable Observable sourceOf(Session session) {
        String ip = session.source().ip();
        return ip == null || ip.isEmpty() ? null : Observable.ip(ip);
    }

    /** Builds an {@link Analysis}; not thread-safe. */
    public static final class Builder {
        private OperatorRules operatorRules = OperatorRules.standard();
        private Function<Session, Stream<TtyMatch>> recordings = session -> Stream.empty();

        private Builder() {}

        /** Sets weights and thresholds of the operator verdict. */
        public Builder operatorRules(OperatorRules rules) {
            this.operatorRules = Objects.requireNonNull(rules, "rules");
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

        /** Returns the analysis. */
        public Analysis build() {
            return new Analysis(this);
        }
    }
}
