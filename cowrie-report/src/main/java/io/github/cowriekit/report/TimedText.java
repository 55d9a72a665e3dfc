package io.github.cowriekit.report;

import io.github.cowriekit.model.tty.TtyRecord;
import io.github.cowriekit.report.internal.tty.RecordSink;
import io.github.cowriekit.report.internal.tty.TimedTextWriter;
import java.io.OutputStream;
import java.util.stream.Stream;

/** A transcript of a recording with times. */
final class TimedText implements TtyFormat {
    static final TimedText INSTANCE = new TimedText();

    private TimedText() {}

    @Override
    public String name() {
        return "timed";
    }

    @Override
    public void write(Stream<TtyRecord> records, OutputStream out) {
        RecordSink.write(records, out, TimedTextWriter::new);
    }
}
