package io.github.cowriekit.report;

import io.github.cowriekit.model.SessionRecord;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A way to write sessions down.
 *
 * <p>The same sessions give the same bytes, whatever the platform, its locale or its time zone. Safe for use by several
 * threads.
 *
 * <p>A format of your own has a public constructor without arguments and is registered for {@link
 * java.util.ServiceLoader} under the name of this interface; {@link Reports#format(String)} then finds it. What a
 * session holds was written by attackers: a format must not let a value leave its place in the grammar of the format,
 * and makes it safe for whoever reads it with {@link io.github.cowriekit.report.spi.SafeText SafeText}. {@code
 * docs/writing-a-format.md} is a whole one.
 *
 * @since 0.1.0
 */
public interface ReportFormat {
    /** Returns the name of the format, lower case, stable and unique, such as {@code diary}. */
    String name();

    /** Returns the media type without parameters, such as {@code text/csv}; the charset is always UTF-8. */
    String mediaType();

    /** Returns the usual end of a file name, without the dot, such as {@code csv}. */
    String extension();

    /**
     * Writes a report in UTF-8, with {@code \n} line ends unless the format's standard wants others.
     *
     * <p>Takes one session at a time; a format that must keep something of every session says so and states the bound.
     * Flushes the output and closes neither the stream nor the output.
     *
     * @param sessions sessions in the order of the report, each as far as it has come; {@link
     *     io.github.cowriekit.model.intel.EnrichedSession#of EnrichedSession.of} gives the answers about any of them,
     *     and one that is an {@link io.github.cowriekit.model.assessment.Assessment Assessment} has conclusions
     * @param out where to write, such as {@code System.out}
     * @throws java.io.UncheckedIOException if the output fails
     */
    void write(Stream<? extends SessionRecord> sessions, OutputStream out);

    /**
     * Writes a report into files of a folder, which is made if need be.
     *
     * <p>A file of the same name is replaced once the new one is complete: no half report is ever found. Closes the
     * files and not the stream.
     *
     * @implSpec writes what {@link #write} writes into {@code report} with the {@link #extension()}
     * @param sessions sessions in the order of the report
     * @param folder where to write
     * @return the files, in a stable order
     * @throws java.io.UncheckedIOException if a file cannot be written
     */
    default List<Path> writeFiles(Stream<? extends SessionRecord> sessions, Path folder) {
        Objects.requireNonNull(sessions, "sessions");
        return ReportFiles.write(folder, List.of("report." + extension()), outputs -> write(sessions, outputs.get(0)));
    }
}
