package io.github.cowriekit.report;

import io.github.cowriekit.model.SessionRecord;
import io.github.cowriekit.report.internal.legacy.LegacyNames;
import io.github.cowriekit.report.internal.legacy.LegacyOptions;
import io.github.cowriekit.report.internal.legacy.LegacyWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The report of cowrieprocessor's {@code process_cowrie.py}, byte for byte, for those whose tools read it.
 *
 * <p>Selection, labels, padding, Python's way to write numbers and lists, the mistakes that are always the same and the
 * rule for "abnormal" sessions are the script's. Where its order is that of a Python set of texts, which differs from run
 * to run, this one keeps the order of the sessions; where it would end with an exception, this one goes on. {@code
 * docs/differences-from-cowrieprocessor.md} lists both. A value that could act on a terminal or forge a line of the report
 * is shown in the shell's {@code $'…'} notation; all others are as the script writes them, so a comment in a command of many
 * lines looks like a command of its own.
 *
 * <p>Lines of a source are there when the source was asked: those of DShield stand for the script's {@code --email}.
 *
 * <p>Immutable: every option returns another report. Blocks wait in a temporary file until the last session is known; the
 * memory holds a counter per number of commands and per classification.
 *
 * @since 0.1.0
 */
public final class LegacyReport implements ReportFormat {
    static final LegacyReport DEFAULT = new LegacyReport(new LegacyOptions(null, Clock.systemUTC()));

    private final LegacyOptions options;

    private LegacyReport(LegacyOptions options) {
        this.options = options;
    }

    /**
     * Returns a report as of {@code --summarizedays}: its files are named after the number of days, and sessions with
     * uncommon numbers of commands are abnormal, which they never are without. It leaves out no session.
     *
     * @throws IllegalArgumentException if the number is not positive
     */
    public LegacyReport days(int days) {
        if (days < 1) {
            throw new IllegalArgumentException("days is not positive: " + days);
        }
        return new LegacyReport(new LegacyOptions(days, options.clock()));
    }

    /**
     * Returns a report made at the time of the clock, in its zone; the default is the system's clock and UTC.
     *
     * <p>The time names the files and decides whether a first submission is recent; the zone is that of {@code VT First
     * Submssion}, for which the script takes the zone of its machine.
     */
    public LegacyReport clock(Clock clock) {
        return new LegacyReport(new LegacyOptions(options.days(), Objects.requireNonNull(clock, "clock")));
    }

    /** Returns {@code legacy}. */
    @Override
    public String name() {
        return "legacy";
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

    /** Writes the standard report: the sessions, then the summary. */
    @Override
    public void write(Stream<? extends SessionRecord> sessions, OutputStream out) {
        Objects.requireNonNull(sessions, "sessions");
        Objects.requireNonNull(out, "out");
        try (LegacyWriter writer = new LegacyWriter(options)) {
            writer.take(sessions);
            writer.standard(out);
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Writes the files of the script, named after time and days: the standard report, and the abnormal one (summary, then
     * abnormal sessions). Without {@link #days} the abnormal sessions are in a file of their own if there are any.
     */
    @Override
    public List<Path> writeFiles(Stream<? extends SessionRecord> sessions, Path folder) {
        Objects.requireNonNull(sessions, "sessions");
        try (LegacyWriter writer = new LegacyWriter(options)) {
            writer.take(sessions);
            LegacyNames names = LegacyNames.of(options);
            boolean apart = writer.hasAbnormalBlocks() && !names.abnormal().equals(names.abnormalSessions());
            List<String> files = apart
                    ? List.of(names.standard(), names.abnormal(), names.abnormalSessions())
                    : List.of(names.standard(), names.abnormal());
            return ReportFiles.write(folder, files, outputs -> {
                writer.standard(outputs.get(0));
                writer.summary(outputs.get(1));
                writer.abnormal(outputs.get(outputs.size() - 1));
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
