package io.github.cowriekit.report;

import io.github.cowriekit.json.SessionJson;
import io.github.cowriekit.model.SessionRecord;
import io.github.cowriekit.report.internal.cef.CefWriter;
import io.github.cowriekit.report.internal.ecs.EcsWriter;
import io.github.cowriekit.report.internal.export.SessionFacts;
import io.github.cowriekit.report.internal.ioc.IocWriter;
import io.github.cowriekit.report.internal.misp.MispWriter;
import io.github.cowriekit.report.internal.navigator.NavigatorWriter;
import io.github.cowriekit.report.internal.ocsf.OcsfWriter;
import io.github.cowriekit.report.internal.stix.StixWriter;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

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

    /** Returns {@link #stix(ExportOptions)} with {@link ExportOptions#sharing()}. */
    public static ReportFormat stix() {
        return stix(ExportOptions.sharing());
    }

    /**
     * Returns a bundle of STIX 2.1: indicators, malware and infrastructure of the sessions, and what was observed.
     *
     * <p>Holds an id of some 80 bytes for every object; after 200,000 of them, the sessions that have no room any more are
     * counted in a note.
     */
    public static ReportFormat stix(ExportOptions options) {
        return new ExportFormat("stix", "application/stix+json", "json", options, StixWriter::new);
    }

    /** Returns {@link #ecs(ExportOptions)} with {@link ExportOptions#all()}. */
    public static ReportFormat ecs() {
        return ecs(ExportOptions.all());
    }

    /** Returns documents in the Elastic Common Schema 9.4, each behind the line that Elasticsearch's bulk API wants. */
    public static ReportFormat ecs(ExportOptions options) {
        return new ExportFormat("ecs", "application/x-ndjson", "ndjson", options, EcsWriter::new);
    }

    /**
     * Returns the index template for documents of {@link #ecs()}, in JSON, as {@code PUT _index_template/cowriekit} of
     * Elasticsearch and OpenSearch takes it: with it, addresses are addresses and times are times. It is for indices whose
     * names begin with {@code cowriekit-}.
     */
    public static String ecsTemplate() {
        return EcsWriter.template();
    }

    /** Returns {@link #ocsf(ExportOptions)} with {@link ExportOptions#all()}. */
    public static ReportFormat ocsf() {
        return ocsf(ExportOptions.all());
    }

    /** Returns a Detection Finding of OCSF 1.8 per session, one on a line. */
    public static ReportFormat ocsf(ExportOptions options) {
        return new ExportFormat("ocsf", "application/x-ndjson", "ndjson", options, OcsfWriter::new);
    }

    /**
     * Returns the id that all exports give a session: a UUID of version 5, made of its sensor, its id and its start, so the same
     * whenever it is exported and however far it has come.
     */
    public static UUID idOf(SessionRecord session) {
        return new SessionFacts(session).id();
    }

    /** Returns {@link #misp(ExportOptions)} with {@link ExportOptions#sharing()}. */
    public static ReportFormat misp() {
        return misp(ExportOptions.sharing());
    }

    /**
     * Returns an event for MISP, with an object of its template {@code cowrie} per session and one per file and URL.
     *
     * <p>Holds an id of some 80 bytes for every file and URL, at most 100,000; the others are counted.
     */
    public static ReportFormat misp(ExportOptions options) {
        return new ExportFormat("misp", "application/json", "json", options, MispWriter::new);
    }

    /** Returns {@link #navigator(ExportOptions)} with {@link ExportOptions#all()}. */
    public static ReportFormat navigator() {
        return navigator(ExportOptions.all());
    }

    /**
     * Returns a layer for the ATT&amp;CK Navigator, layer format 4.5: the score of a technique is the number of sessions that
     * attempted it.
     *
     * <p>Holds a few hundred bytes for every technique, at most 2,000; the others are counted.
     */
    public static ReportFormat navigator(ExportOptions options) {
        return new ExportFormat("navigator", "application/json", "json", options, NavigatorWriter::new);
    }

    /** Returns {@link #cef(ExportOptions)} with {@link ExportOptions#all()}. */
    public static ReportFormat cef() {
        return cef(ExportOptions.all());
    }

    /** Returns a line in the Common Event Format per session, without a syslog header. */
    public static ReportFormat cef(ExportOptions options) {
        return new ExportFormat("cef", "text/plain", "cef", options, CefWriter::new);
    }

    /** Returns {@link #ioc(ExportOptions)} with {@link ExportOptions#sharing()}. */
    public static ReportFormat ioc() {
        return ioc(ExportOptions.sharing());
    }

    /**
     * Returns a plain list of public addresses, domains, URLs and SHA-256 hashes, one on a line, sorted, each once; lines
     * with {@code #} are comments.
     *
     * <p>Holds the list, at most 100,000 of each kind; the others are counted.
     */
    public static ReportFormat ioc(ExportOptions options) {
        return new ExportFormat("ioc", "text/plain", "txt", options, IocWriter::new);
    }

    /** Returns asciicast v2 for tty recordings. */
    public static Asciicast asciicast() {
        return Asciicast.DEFAULT;
    }

    /**
     * Returns a transcript of tty recordings: a line per line that was seen, with the second at which it began and the
     * seconds until it was finished, which for a typed line is the time of typing. At most 100,000 lines; the others are
     * counted.
     */
    public static TtyFormat timedText() {
        return TimedText.INSTANCE;
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
     * Returns the format of that name, in capitals or not, in its default form.
     *
     * @throws IllegalArgumentException if there is none; the message names those that there are
     * @throws IllegalStateException if two formats have one name
     */
    public static ReportFormat format(String name) {
        Objects.requireNonNull(name, "name");
        return formats().stream()
                .filter(format -> format.name().equalsIgnoreCase(name))
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
        return List.of(
                cef(),
                csv(),
                diary(),
                ecs(),
                html(),
                ioc(),
                legacy(),
                markdown(),
                misp(),
                navigator(),
                ndjson(),
                ocsf(),
                stix(),
                summary());
    }
}
