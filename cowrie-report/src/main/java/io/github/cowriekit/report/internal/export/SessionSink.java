package io.github.cowriekit.report.internal.export;

import io.github.cowriekit.model.SessionRecord;
import java.io.IOException;

/** Takes the sessions of one export, one after the other. */
public interface SessionSink {
    void add(SessionRecord session) throws IOException;

    /** Writes what is left; neither flushes nor closes the output. */
    void end() throws IOException;
}
