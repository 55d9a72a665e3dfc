package io.github.cowriekit.report;

import io.github.cowriekit.model.intel.SessionRecord;
import io.github.cowriekit.report.internal.html.HtmlWriter;
import java.io.OutputStream;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Sessions as one HTML page that needs nothing else: charts, a table to filter and sort, a view of each session.
 *
 * <p>The page's Content-Security-Policy allows its own two scripts by their hash and forbids everything else, requests
 * above all. What attackers wrote is data and never markup; it is defanged and made safe as in {@link DiaryReport}. Light
 * and dark, for phones and printers.
 *
 * <p>Immutable. Keeps no session. The page shows the first 5,000 sessions and counts the others; of each it has at most
 * 40 commands, 5 files and 8 answers, a few kilobytes. The charts are drawn by Chart.js, which is inside under the MIT
 * licence.
 *
 * @since 0.1.0
 */
public final class HtmlReport implements ReportFormat {
    static final HtmlReport DEFAULT = new HtmlReport(5_000);

    private final int maxSessions;

    private HtmlReport(int maxSessions) {
        this.maxSessions = maxSessions;
    }

    /**
     * Returns a report that shows this many sessions and counts the rest; the default is 5,000.
     *
     * @throws IllegalArgumentException if the number is negative
     */
    public HtmlReport maxSessions(int sessions) {
        if (sessions < 0) {
            throw new IllegalArgumentException("maxSessions is negative: " + sessions);
        }
        return new HtmlReport(sessions);
    }

    /** Returns {@code html}. */
    @Override
    public String name() {
        return "html";
    }

    /** Returns {@code text/html}. */
    @Override
    public String mediaType() {
        return "text/html";
    }

    /** Returns {@code html}. */
    @Override
    public String extension() {
        return "html";
    }

    @Override
    public void write(Stream<? extends SessionRecord> sessions, OutputStream out) {
        Objects.requireNonNull(sessions, "sessions");
        Objects.requireNonNull(out, "out");
        new HtmlWriter(out, maxSessions).write(sessions);
    }
}
