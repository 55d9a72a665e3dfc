package io.github.cowriekit.report;

import io.github.cowriekit.model.SessionRecord;
import io.github.cowriekit.report.internal.markdown.MarkdownBlock;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.stream.Stream;

/** Sessions as Markdown, to be pasted into a ticket; what could be markup is escaped in every value, and URLs are defanged. */
final class MarkdownReport implements ReportFormat {
    static final MarkdownReport INSTANCE = new MarkdownReport();

    private MarkdownReport() {}

    @Override
    public String name() {
        return "markdown";
    }

    @Override
    public String mediaType() {
        return "text/markdown";
    }

    @Override
    public String extension() {
        return "md";
    }

    @Override
    public void write(Stream<? extends SessionRecord> sessions, OutputStream out) {
        Objects.requireNonNull(out, "out");
        sessions.sequential().forEachOrdered(session -> print(MarkdownBlock.of(session), out));
        try {
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void print(String block, OutputStream out) {
        try {
            out.write(block.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
