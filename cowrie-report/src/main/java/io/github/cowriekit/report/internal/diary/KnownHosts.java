package io.github.cowriekit.report.internal.diary;

import io.github.cowriekit.model.intel.Observable;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Remembers in which block the lines about a host were printed, for the 2,000 hosts that came last. */
final class KnownHosts {
    private static final int MAX_HOSTS = 2_000;

    private final Map<Observable, Printed> printed = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Observable, Printed> eldest) {
            return size() > MAX_HOSTS;
        }
    };

    private record Printed(HostLines.Text text, String session) {}

    /** Returns the session whose block has the same lines about the host, null if they are news; remembers them. */
    @Nullable
    String session(Observable host, HostLines.Text text, String session) {
        Printed before = printed.get(host);
        if (before != null && before.text().equals(text)) {
            return before.session();
        }
        printed.put(host, new Printed(text, session));
        return null;
    }
}
