package io.github.cowriekit.report;

import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.SessionRecord;
import io.github.cowriekit.report.internal.diary.DiaryOptions;
import io.github.cowriekit.report.internal.diary.DiaryWriter;
import java.io.OutputStream;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The readable report: one block per session, then one line for each address whose sessions never got in, then a summary.
 *
 * <p>A block begins with what the session means, and goes on with the labelled lines of the SANS ISC diary and the
 * commands. What sources say about an address stands in the first block that has it; later ones refer to that. A session
 * never got in if it has neither a login nor commands, files or forwardings; one that a person drove has a block anyway.
 *
 * <p>Every value that an attacker or a service wrote is shown on one line, without control or invisible characters, and
 * URLs and the addresses in commands are defanged: no value can forge a line, reach the terminal or become a link. A
 * value that holds such characters is shown in the shell's {@code $'…'} notation; all others are shown as they are.
 *
 * <p>Immutable: every option returns another report. Memory is bounded: the summary keeps counters and no sessions, 10,000
 * addresses have a line of their own and the sessions of further ones are counted together, and what was said of the last
 * 2,000 addresses is remembered.
 *
 * @since 0.1.0
 */
public final class DiaryReport implements ReportFormat {
    static final DiaryReport DEFAULT = new DiaryReport(DiaryOptions.DEFAULT);

    private final DiaryOptions options;

    private DiaryReport(DiaryOptions options) {
        this.options = options;
    }

    /** Returns a report that leaves out sessions without a successful login. */
    public DiaryReport onlyWithLogin() {
        return only(session -> session.successfulLogin().isPresent());
    }

    /** Returns a report that leaves out sessions without commands. */
    public DiaryReport onlyWithCommands() {
        return only(session -> !session.commands().isEmpty());
    }

    /** Returns a report that leaves out sessions without downloads or uploads; a failed download counts as one. */
    public DiaryReport onlyWithFiles() {
        return only(
                session -> !session.downloads().isEmpty() || !session.uploads().isEmpty());
    }

    /**
     * Returns a report that shows this many commands of a session and counts the rest; the default is 100.
     *
     * @throws IllegalArgumentException if the number is negative
     */
    public DiaryReport maxCommands(int commands) {
        if (commands < 0) {
            throw new IllegalArgumentException("maxCommands is negative: " + commands);
        }
        return new DiaryReport(options.withMaxCommands(commands));
    }

    /**
     * Returns a report that shows this many characters of a value and counts the rest; the default is 2000.
     *
     * @throws IllegalArgumentException if the number is not positive
     */
    public DiaryReport maxLineLength(int characters) {
        if (characters < 1) {
            throw new IllegalArgumentException("maxLineLength is not positive: " + characters);
        }
        return new DiaryReport(options.withMaxLineLength(characters));
    }

    /** Returns a report with or without the summary at its end; the default is with. */
    public DiaryReport summary(boolean summary) {
        return new DiaryReport(options.withSummary(summary));
    }

    /**
     * Returns a report with a block for each session that never got in, too; by default these are told in one line for
     * each address.
     */
    public DiaryReport withFailedLogins() {
        return new DiaryReport(options.withFailedLogins());
    }

    /**
     * Returns a report that fits on a screen or two: five lines for each of the twelve sessions that deserve most to be
     * read, with how many others ran the same commands, and ten addresses each of those that did nothing and of those that
     * never got in. What is not shown is counted.
     */
    public DiaryReport brief() {
        return new DiaryReport(options.asBrief());
    }

    /** Returns {@code diary}. */
    @Override
    public String name() {
        return "diary";
    }

    /** Returns {@code text/plain}. */
    @Override
    public String mediaType() {
        return "text/plain";
    }

    /** Returns {@code txt}. */
    @Override
    public String extension() {
        return "txt";
    }

    @Override
    public void write(Stream<? extends SessionRecord> sessions, OutputStream out) {
        Objects.requireNonNull(sessions, "sessions");
        Objects.requireNonNull(out, "out");
        new DiaryWriter(options, out).write(sessions);
    }

    private DiaryReport only(Predicate<Session> filter) {
        return new DiaryReport(options.withFilter(options.filter().and(filter)));
    }
}
