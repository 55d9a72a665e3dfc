package io.github.cowriekit.report;

import io.github.cowriekit.model.SessionRecord;
import io.github.cowriekit.report.internal.csv.CsvWriters;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Sessions as tables in CSV of RFC 4180: a header, {@code \r\n} line ends, one line per row.
 *
 * <p>{@link #write} writes one table, {@link #writeFiles} all five in one pass. An absent value is empty, an empty one is
 * {@code ""}. Times are ISO-8601 in UTC, durations seconds. A value with control or invisible characters is shown in the
 * shell's {@code $'…'} notation, so that a row is one line. A value that a spreadsheet could take for a formula (it
 * begins with {@code =}, {@code +}, {@code -} or {@code @}, behind spaces, too) and one that begins with {@code '} get one
 * {@code '} in front; take it away to have the value back. A cell holds 32,000 characters and counts the rest.
 *
 * <p>Immutable. Keeps nothing of a session.
 *
 * @since 0.1.0
 */
public final class CsvReport implements ReportFormat {
    static final CsvReport DEFAULT = new CsvReport(CsvTable.SESSIONS);

    private final CsvTable table;

    private CsvReport(CsvTable table) {
        this.table = table;
    }

    /** Returns a report of which {@link #write} writes this table; the default is {@link CsvTable#SESSIONS}. */
    public CsvReport table(CsvTable table) {
        return new CsvReport(Objects.requireNonNull(table, "table"));
    }

    /** Returns {@code csv}. */
    @Override
    public String name() {
        return "csv";
    }

    /** Returns {@code text/csv}. */
    @Override
    public String mediaType() {
        return "text/csv";
    }

    /** Returns {@code csv}. */
    @Override
    public String extension() {
        return "csv";
    }

    @Override
    public void write(Stream<? extends SessionRecord> sessions, OutputStream out) {
        Objects.requireNonNull(sessions, "sessions");
        Objects.requireNonNull(out, "out");
        CsvWriters.write(sessions, List.of(table), List.of(out));
    }

    /** Writes {@code sessions.csv}, {@code commands.csv}, {@code files.csv}, {@code credentials.csv} and {@code answers.csv}. */
    @Override
    public List<Path> writeFiles(Stream<? extends SessionRecord> sessions, Path folder) {
        Objects.requireNonNull(sessions, "sessions");
        List<CsvTable> tables = List.of(CsvTable.values());
        List<String> names = tables.stream().map(each -> each.label() + ".csv").toList();
        return ReportFiles.write(folder, names, outputs -> CsvWriters.write(sessions, tables, outputs));
    }
}
