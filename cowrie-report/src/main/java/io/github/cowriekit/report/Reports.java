package io.github.cowriekit.report;

import io.github.cowriekit.model.intel.EnrichedSession;
import java.io.OutputStream;
import java.util.stream.Stream;

/**
 * The report formats of this library.
 *
 * <pre>{@code
 * Reports.diary().onlyWithCommands().write(sessions.map(enrichment::enrich), System.out);
 * }</pre>
 *
 * @since 0.1.0
 */
public final class Reports {
    private Reports() {}

    /** Returns the readable report in the layout that the SANS ISC diary made known, with a summary at its end. */
    public static DiaryReport diary() {
        return DiaryReport.DEFAULT;
    }

    /** Returns session JSON, one session per line, as {@link SessionJson} reads it. */
    public static ReportFormat ndjson() {
        return Ndjson.INSTANCE;
    }

    private static final class Ndjson implements ReportFormat {
        static final Ndjson INSTANCE = new Ndjson();

        @Override
        public String name() {
            return "ndjson";
        }

        @Override
        public void write(Stream<EnrichedSession> sessions, OutputStream out) {
            SessionJson.write(sessions, out);
        }
    }
}
