package io.github.cowriekit.analysis.internal.interest;

import io.github.cowriekit.analysis.internal.history.HistoryResult;
import io.github.cowriekit.analysis.internal.history.News;
import io.github.cowriekit.analysis.internal.history.SessionFeatures;
import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.assessment.Interest;
import io.github.cowriekit.model.assessment.Interest.Reason;
import io.github.cowriekit.model.assessment.Operator;
import io.github.cowriekit.model.assessment.OperatorVerdict;
import io.github.cowriekit.model.assessment.Stage;
import io.github.cowriekit.model.intel.EnrichedSession;
import java.util.ArrayList;
import java.util.List;

/** Decides how interesting a session is, and why. Immutable. */
public final class InterestJudge {
    private static final String NO_SCOPE = "in this input";

    private final ReasonTable reasons;

    private InterestJudge(ReasonTable reasons) {
        this.reasons = reasons;
    }

    /** Returns a judge with the points of this module. */
    public static InterestJudge own() {
        return new InterestJudge(ReasonTable.own());
    }

    /**
     * Returns a judge with the points that a text holds.
     *
     * @throws io.github.cowriekit.analysis.AnalysisDataException if a row is invalid or missing
     */
    public static InterestJudge read(String name, String text) {
        return new InterestJudge(ReasonTable.read(name, text));
    }

    /** Returns heading and rows, without comments. */
    public String text() {
        return reasons.text();
    }

    /** Returns how interesting a session is. */
    public Interest judge(
            EnrichedSession enriched, OperatorVerdict operator, SessionFeatures features, HistoryResult history) {
        List<Reason> found = new ArrayList<>(0);
        String scope = history.scope() == null ? NO_SCOPE : history.scope().text();
        for (News news : history.news()) {
            add(found, news.reason(), news.share(), news.observed(), scope);
        }
        for (Severity.Done done : Severity.of(features.techniques())) {
            add(found, done.reason(), done.share(), done.observed(), scope);
        }
        List<String> files = features.files();
        if (!files.isEmpty() && !enriched.results().isEmpty()) {
            FileAge.unknown(enriched, files).ifPresent(file -> add(found, "unknown-file", 1, file, scope));
            FileAge.recent(enriched, files).ifPresent(file -> add(found, "recent-file", 1, file, scope));
        }
        if (!found.isEmpty() && onlyLooks(features)) {
            limit(found);
        }
        who(found, operator);
        features.playbook().family().ifPresent(family -> add(found, "known-campaign", 1, family, scope));
        return found.isEmpty() ? Interest.NONE : Interest.of(found);
    }

    private void who(List<Reason> found, OperatorVerdict operator) {
        if (operator.verdict() == Operator.HUMAN) {
            add(found, "human", 1, score(operator), NO_SCOPE);
        } else if (operator.verdict() == Operator.LIKELY_HUMAN) {
            add(found, "likely-human", 1, score(operator), NO_SCOPE);
        } else if (operator.pacedProgram().found()) {
            add(found, "paced-program", 1, score(operator), NO_SCOPE);
        }
    }

    private static String score(OperatorVerdict operator) {
        return operator.score() == null ? operator.verdict().label() : "score " + operator.score();
    }

    /** Drops a reason whose points came to zero, unless the table itself gives it zero points. */
    private void add(List<Reason> found, String id, double share, String observed, String scope) {
        Reason reason = reasons.reason(id, share, observed, scope);
        if (reason.points() != 0 || reasons.isWeightless(id)) {
            found.add(reason);
        }
    }

    /** Whether a session consists of at most one command that looks around. */
    private static boolean onlyLooks(SessionFeatures features) {
        Session session = features.session();
        return session.commands().size() <= 1
                && features.techniques().stage().compareTo(Stage.DISCOVERY) <= 0
                && features.playbook().urls().isEmpty()
                && features.playbook().keys().isEmpty()
                && session.downloads().isEmpty()
                && session.uploads().isEmpty()
                && session.forwards().isEmpty();
    }

    /** Scales the points of all reasons down so that their sum does not exceed the limit. */
    private void limit(List<Reason> found) {
        int sum = found.stream().mapToInt(Reason::points).sum();
        int limit = reasons.limit();
        if (sum > limit) {
            found.replaceAll(reason -> new Reason(
                    reason.id(), reason.side(), reason.points() * limit / sum, reason.observed(), reason.sentence()));
            found.removeIf(reason -> reason.points() == 0);
        }
    }
}
