package io.github.cowriekit.report;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The report formats of this library, and those that others registered.
 *
 * <pre>{@code
 * Reports.diary().onlyWithCommands().write(sessions.map(enrichment::enrich), System.out);
 * }</pre>
 *
 * @since 0.1.0
 */
public final class Reports {
    private Reports() {}

    /** Returns tables in CSV: sessions, commands, files and credentials. */
    public static CsvReport csv() {
        return CsvReport.DEFAULT;
    }

    /** Returns the readable report in the layout that the SANS ISC diary made known, with a summary at its end. */
    public static DiaryReport diary() {
        return DiaryReport.DEFAULT;
    }

    /** Returns one HTML page with charts, a table to filter and sort, and a view of each session. */
    public static HtmlReport html() {
        return HtmlReport.DEFAULT;
    }

    /** Returns the report of cowrieprocessor's script, byte for byte. */
    public static LegacyReport legacy() {
        return LegacyReport.DEFAULT;
    }

    /** Returns Markdown for tickets, a section per session. */
    public static ReportFormat markdown() {
        return MarkdownReport.INSTANCE;
    }

    /**
     * Returns what happened in all sessions together: totals, distributions, what came most often, what is new, abuse as a
     * proxy, what enrichment could not answer.
     *
     * <p>In bounded memory: of each list at most 20,000 values are counted, the frequent ones.
     */
    public static ReportFormat summary() {
        return SummaryReport.INSTANCE;
    }

    /** Returns session JSON, one session per line, as {@link SessionJson} reads it. */
    public static ReportFormat ndjson() {
        return Ndjson.INSTANCE;
    }

    /**
     * Returns every format by the context class loader of the thread, sorted by name.
     *
     * @throws IllegalStateException if two formats have one name
     */
    public static List<ReportFormat> formats() {
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        return formats(context == null ? Reports.class.getClassLoader() : context);
    }

    /**
     * Returns every format: those of this library and those that are registered with the class loader, sorted by name.
     *
     * <p>A registered format that cannot be loaded is left out, with a warning in the log.
     *
     * @throws IllegalStateException if two formats have one name
     */
    public static List<ReportFormat> formats(ClassLoader loader) {
        return List.copyOf(all(loader).values());
    }

    /**
     * Returns the format of that name, in its default form.
     *
     * @throws IllegalArgumentException if there is none; the message names those that there are
     * @throws IllegalStateException if two formats have one name
     */
    public static ReportFormat format(String name) {
        Objects.requireNonNull(name, "name");
        return formats().stream()
                .filter(format -> format.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no format '" + name + "'; there is "
                        + String.join(
                                ", ", formats().stream().map(ReportFormat::name).toList())));
    }

    private static Map<String, ReportFormat> all(ClassLoader loader) {
        return Formats.byName(builtIn(), Objects.requireNonNull(loader, "loader"));
    }

    /** Sorted by name; every public format of this class is here. */
    private static List<ReportFormat> builtIn() {
        return List.of(csv(), diary(), html(), legacy(), markdown(), ndjson(), summary());
    }
}
