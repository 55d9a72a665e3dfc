package io.github.cowriekit.sink.internal.dayfile;

import io.github.cowriekit.sink.DayFilesSink;
import io.github.cowriekit.sink.spi.Sink;
import io.github.cowriekit.sink.spi.SinkProvider;
import io.github.cowriekit.sink.spi.SinkSettings;

/** Makes sinks of the type {@code files}. */
public final class DayFilesProvider implements SinkProvider {
    private static final int MAX_DAYS = 36_500;

    @Override
    public String type() {
        return "files";
    }

    @Override
    public Sink create(SinkSettings settings) {
        DayFilesSink.Builder builder = DayFilesSink.builder(settings.path("folder"));
        int keepDays = settings.number("keep_days", 0, MAX_DAYS, 0);
        if (keepDays > 0) {
            builder.keepDays(keepDays);
        }
        if (settings.flag("gzip", false)) {
            builder.gzip();
        }
        return builder.build();
    }
}
