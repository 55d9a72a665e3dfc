package io.github.cowriekit.report.internal.tty;

import io.github.cowriekit.model.tty.TtyRecord;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.stream.Stream;

/** Takes the records of one recording, one after the other. */
public interface RecordSink {
    void add(TtyRecord record) throws IOException;

    /** Writes what is left; neither flushes nor closes the output. */
    void end() throws IOException;

    /** Begins the export of a recording. */
    interface Factory {
        RecordSink create(OutputStream out) throws IOException;
    }

    /** Writes a recording and flushes the output. */
    static void write(Stream<TtyRecord> records, OutputStream out, Factory sinks) {
        Objects.requireNonNull(records, "records");
        Objects.requireNonNull(out, "out");
        try {
            RecordSink sink = sinks.create(out);
            records.sequential().forEachOrdered(record -> {
                try {
                    sink.add(record);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            sink.end();
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
