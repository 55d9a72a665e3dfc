package io.github.cowriekit.report;

import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.SessionRecord;
import io.github.cowriekit.model.tty.TtyRecord;
import io.github.cowriekit.report.internal.html.HtmlWriter;
import io.github.cowriekit.report.internal.html.PageOptions;
import java.io.OutputStream;
import java.time.Instant;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Sessions as one HTML page that needs nothing else: who came, from where, what to look at, what is new, what came most
 * often, charts, a table to filter and sort, and a view of each session with all that was found out about it.
 *
 * <p>Figures, charts and lists count all sessions, in the bounded memory of the summary. The table has those that matter most: people first, then by interest, files, commands, and the
 * newest; 5,000 of them unless told otherwise, and fewer if their compressed data exceeds 64 MiB. The page says how
 * many it does not show. Of one session it has at most 2,000 commands, 200 logins, 200 files and some 48,000 characters of them,
 * and 40,000 characters of answers; what is left out is counted. Nothing is written before the last session was read.
 *
 * <p>The page's Content-Security-Policy allows its own script by its hash and forbids everything else, requests
 * above all. What attackers wrote is text and never markup; it is defanged and made safe as in {@link DiaryReport}. What stands
 * above the table is readable without scripts. Light and dark, for phones and printers.
 *
 * <p>Immutable: every option returns another report.
 *
 * @since 0.1.0
 */
public final class HtmlReport implements ReportFormat {
    static final HtmlReport DEFAULT = new HtmlReport(new PageOptions(5_000, null, null, session -> Stream.empty()));

    private final PageOptions options;

    private HtmlReport(PageOptions options) {
        this.options = options;
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
        return new HtmlReport(new PageOptions(sessions, options.madeAt(), options.note(), options.recordings()));
    }

    /** Returns a report that says when it was made; by default it does not, so that equal sessions give equal pages. */
    public HtmlReport madeAt(Instant time) {
        Objects.requireNonNull(time, "time");
        return new HtmlReport(new PageOptions(options.maxSessions(), time, options.note(), options.recordings()));
    }

    /** Returns a report with a sentence above everything else, such as that it is a demo. */
    public HtmlReport note(String text) {
        Objects.requireNonNull(text, "text");
        return new HtmlReport(new PageOptions(options.maxSessions(), options.madeAt(), text, options.recordings()));
    }

    /**
     * Returns a report that plays tty recordings, at most 4,000 records and about 60,000 characters of each session.
     *
     * @param recordings gives the records of a session's recording, such as {@code TtyLog.records}, or none; called for
     *     sessions that have a chance to be shown, and the stream is closed
     */
    public HtmlReport recordings(Function<? super Session, ? extends Stream<TtyRecord>> recordings) {
        Objects.requireNonNull(recordings, "recordings");
        return new HtmlReport(new PageOptions(options.maxSessions(), options.madeAt(), options.note(), recordings));
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
        new HtmlWriter(out, options).write(sessions);
    }
}
