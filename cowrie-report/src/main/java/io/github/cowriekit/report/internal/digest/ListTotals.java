package io.github.cowriekit.report.internal.digest;

import io.github.cowriekit.model.Session;
import java.util.List;

/** How many elements the lists of a session had, those that a limit cut included. */
public final class ListTotals {
    private ListTotals() {}

    public static long logins(Session session) {
        return total(session, "logins", session.logins());
    }

    /** Returns how many logins failed, of those that were cut as many as the counts of events tell. */
    public static long failedLogins(Session session) {
        long kept = session.logins().stream().filter(login -> !login.success()).count();
        return session.truncated().containsKey("logins")
                ? Math.max(kept, session.eventCounts().getOrDefault("cowrie.login.failed", 0L))
                : kept;
    }

    public static long commands(Session session) {
        return total(session, "commands", session.commands());
    }

    public static long downloads(Session session) {
        return total(session, "downloads", session.downloads());
    }

    public static long uploads(Session session) {
        return total(session, "uploads", session.uploads());
    }

    public static long files(Session session) {
        return downloads(session) + uploads(session);
    }

    public static long forwards(Session session) {
        return total(session, "forwards", session.forwards());
    }

    private static long total(Session session, String list, List<?> kept) {
        return kept.size() + session.truncated().getOrDefault(list, 0L);
    }
}
