package io.github.cowriekit.analysis.internal.history;

import io.github.cowriekit.model.assessment.CredentialView;
import io.github.cowriekit.model.assessment.history.ClusterLink;
import io.github.cowriekit.model.assessment.history.HistoryComparison;
import io.github.cowriekit.model.assessment.history.HistoryScope;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the history knew about a session before the session was added.
 *
 * @param scope which sessions the history held; null without a history
 * @param news what is new or rare about the session
 */
public record HistoryResult(
        HistoryComparison comparison,
        @Nullable ClusterLink cluster,
        List<CredentialView> credentials,
        List<News> news,
        @Nullable HistoryScope scope) {
    /** Returns the result without a history. */
    public static HistoryResult nothing(SessionFeatures features) {
        return new HistoryResult(HistoryComparison.NONE, null, features.credentials(), List.of(), null);
    }
}
