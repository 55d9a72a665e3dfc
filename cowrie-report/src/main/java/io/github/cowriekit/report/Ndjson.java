package io.github.cowriekit.report;

import io.github.cowriekit.json.SessionJson;
import io.github.cowriekit.model.SessionRecord;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Session JSON as a format. */
final class Ndjson implements ReportFormat {
    static final Ndjson INSTANCE = new Ndjson();

    private Ndjson() {}

    @Override
    public String name() {
        return "ndjson";
    }

    @Override
    public String mediaType() {
        return "application/x-ndjson";
    }

    @Override
    public String extension() {
        return "ndjson";
    }

    @Override
    public void write(Stream<? extends SessionRecord> sessions, OutputStream out) {
        SessionJson.write(sessions, out);
    }

    @Override
    public List<Path> writeFiles(Stream<? extends SessionRecord> sessions, Path folder) {
        return ReportFiles.write(folder, List.of("sessions.ndjson"), outputs -> write(sessions, outputs.get(0)));
    }
}
