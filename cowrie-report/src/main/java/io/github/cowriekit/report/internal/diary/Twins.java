package io.github.cowriekit.report.internal.diary;

import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.SessionRecord;
import io.github.cowriekit.model.assessment.Assessment;
import io.github.cowriekit.report.internal.digest.TimeLine;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Remembers which session ran the same commands last, for the 10,000 playbooks that came last. */
final class Twins {
    private static final int MAX_PLAYBOOKS = 10_000;

    private final Map<String, Twin> last = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Twin> eldest) {
            return size() > MAX_PLAYBOOKS;
        }
    };

    private record Twin(String id, String duration) {}

    /** Returns the last session before this one with the same commands, null if there was none; remembers this one. */
    @Nullable
    String lastLike(SessionRecord record) {
        if (!(record instanceof Assessment assessment)
                || assessment.playbook() == null
                || assessment.playbook().sequenceKey() == null) {
            return null;
        }
        Session session = assessment.session();
        String duration = session.duration() == null ? "" : " (" + TimeLine.seconds(session.duration()) + ")";
        Twin twin = last.put(assessment.playbook().sequenceKey(), new Twin(session.id(), duration));
        return twin == null ? null : twin.id() + twin.duration();
    }
}
