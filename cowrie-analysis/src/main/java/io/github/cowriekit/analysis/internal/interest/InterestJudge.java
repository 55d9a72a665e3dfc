package io.github.cowriekit.analysis.internal.interest;

import io.github.cowriekit.analysis.internal.crowd.CrowdResult;
import io.github.cowriekit.analysis.internal.crowd.News;
import io.github.cowriekit.analysis.internal.crowd.SessionFeatures;
import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.assessment.Interest;
import io.github.cowriekit.model.assessment.Interest.Reason;
import io.github.cowriekit.model.assessment.Operator;
import io.github.cowriekit.model.assessment.OperatorVerdict;
import io.github.cowriekit.model.assessment.Stage;
import io.github.cowriekit.model.intel.EnrichedSession;
import java.util.ArrayList;
import java.util.List;

/** Says how much a session deserves to be read, and why. Immutable. */
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
     * @throws io.github.cowriekit.analysis.AnalysisDataException if it holds none that make sense
     */
    public static InterestJudge read(String name, String text) {
        return new InterestJudge(ReasonTable.read(name, text));
    }

    /** Returns heading and rows, without comments. */
    public String text() {
        return reasons.text();
    }

    /** Returns how interesting a session is. */
    public Interest judge(EnrichedSession enriched, OperatorVerdict operator, SessionFeatures parts, CrowdResult seen) {
        List<Reason> found = new ArrayList<>(0);
        String scope = seen.scope() == null ? NO_SCOPE : seen.scope().text();
        for (News news : seen.news()) {
            add(found, news.reason(), news.share(), news.observed(), scope);
        }
        for (Severity.Done done : Severity.of(parts.techniques())) {
            add(found, done.reason(), done.share(), done.observed(), scope);
        }
        List<String> files = parts.files();
        if (!files.isEmpty() && !enriched.results().isEmpty()) {
            FileAge.unknown(enriched, files).ifPresent(file -> add(found, "unknown-file", 1, file, scope));
            FileAge.recent(enriched, files).ifPresent(file -> add(found, "recent-file", 1, file, scope));
        }
        if (!found.isEmpty() && onlyLooks(parts)) {
            limit(found);
        }
        who(found, operator);
        String family = parts.playbook().family();
        if (family != null) {
            add(found, "known-campaign", 1, family, scope);
        }
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

    /** What is worth no points is not said, unless the table wants it said without weight. */
    private void add(List<Reason> found, String id, double share, String observed, String scope) {
        Reason reason = reasons.reason(id, share, observed, scope);
        if (reason.points() != 0 || reasons.isWeightless(id)) {
            found.add(reason);
        }
    }

    /** Whether a session is no more than one command that looks around. */
    private static boolean onlyLooks(SessionFeatures parts) {
        Session session = parts.session();
        return session.commands().size() <= 1
                && parts.techniques().stage().compareTo(Stage.DISCOVERY) <= 0
                && parts.playbook().urls().isEmpty()
                && parts.playbook().keys().isEmpty()
                && session.downloads().isEmpty()
                && session.uploads().isEmpty()
                && session.forwards().isEmpty();
    }

    /** Takes points from all reasons alike, so that together they are not above the limit. */
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
