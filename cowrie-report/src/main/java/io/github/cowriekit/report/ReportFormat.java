package io.github.cowriekit.report;

import io.github.cowriekit.model.intel.EnrichedSession;
import java.io.OutputStream;
import java.util.stream.Stream;

/**
 * A way to write sessions down.
 *
 * <p>The same sessions give the same bytes, whatever the platform, its locale or its time zone. Safe for use by several
 * threads.
 *
 * @since 0.1.0
 */
public interface ReportFormat {
    /** Returns the name of the format, lower case, such as {@code diary}. */
    String name();

    /**
     * Writes a report in UTF-8 with {@code \n} line ends.
     *
     * <p>Takes one session at a time and keeps none. Flushes the output and closes neither the stream nor the output.
     *
     * @param sessions sessions in the order of the report
     * @param out where to write, such as {@code System.out}
     * @throws java.io.UncheckedIOException if the output fails
     */
    void write(Stream<EnrichedSession> sessions, OutputStream out);
}
