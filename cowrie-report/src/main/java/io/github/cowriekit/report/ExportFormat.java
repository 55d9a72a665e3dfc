package io.github.cowriekit.report;

import io.github.cowriekit.model.SessionRecord;
import io.github.cowriekit.report.internal.export.SessionSink;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.stream.Stream;

/** An export for another system: the sessions that are interesting enough, one after the other. */
final class ExportFormat implements ReportFormat {
    private final String name;
    private final String mediaType;
    private final String extension;
    private final ExportOptions options;
    private final SinkFactory sinks;

    /** Begins an export. */
    interface SinkFactory {
        SessionSink create(OutputStream out, ExportOptions options) throws IOException;
    }

    ExportFormat(String name, String mediaType, String extension, ExportOptions options, SinkFactory sinks) {
        this.name = name;
        this.mediaType = mediaType;
        this.extension = extension;
        this.options = Objects.requireNonNull(options, "options");
        this.sinks = sinks;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String mediaType() {
        return mediaType;
    }

    @Override
    public String extension() {
        return extension;
    }

    @Override
    public void write(Stream<? extends SessionRecord> sessions, OutputStream out) {
        Objects.requireNonNull(sessions, "sessions");
        Objects.requireNonNull(out, "out");
        try {
            SessionSink sink = sinks.create(out, options);
            sessions.sequential().filter(options::holds).forEachOrdered(session -> add(sink, session));
            sink.end();
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void add(SessionSink sink, SessionRecord session) {
        try {
            sink.add(session);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
