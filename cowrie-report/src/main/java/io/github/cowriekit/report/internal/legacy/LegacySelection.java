package io.github.cowriekit.report.internal.legacy;

import io.github.cowriekit.model.Notice;
import io.github.cowriekit.model.Session;

/** The script's choice: sessions with an event that has a hash or a recording; if there are none, those with a login. */
final class LegacySelection {
    private LegacySelection() {}

    static boolean hasFileOrRecording(Session session) {
        return session.source().ip() != null
                && (!session.recordings().isEmpty()
                        || session.eventCounts().containsKey("cowrie.log.closed")
                        || session.eventCounts().containsKey("cowrie.log.open")
                        || session.downloads().stream().anyMatch(file -> file.sha256() != null)
                        || session.uploads().stream().anyMatch(file -> file.sha256() != null)
                        || session.notices().stream().anyMatch(LegacySelection::hasFileOrRecording));
    }

    private static boolean hasFileOrRecording(Notice notice) {
        return notice.attributes().containsKey("shasum") || notice.attributes().containsKey("ttylog");
    }

    static boolean hasLogin(Session session) {
        return session.successfulLogin().isPresent();
    }
}
