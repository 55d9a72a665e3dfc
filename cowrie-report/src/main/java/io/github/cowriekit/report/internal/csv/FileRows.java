package io.github.cowriekit.report.internal.csv;

import io.github.cowriekit.model.Download;
import io.github.cowriekit.model.FileOrigin;
import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.SessionRecord;
import io.github.cowriekit.model.Upload;
import io.github.cowriekit.model.intel.Detections;
import io.github.cowriekit.model.intel.SubjectView;
import io.github.cowriekit.report.internal.digest.FileReputation;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One row per download or upload, with what sources say about it. */
final class FileRows implements Rows {
    @Override
    public List<String> header() {
        return List.of(
                "session",
                "sensor",
                "direction",
                "at",
                "origin",
                "url",
                "host",
                "sha256",
                "destination",
                "filename",
                "failed",
                "duplicate",
                "late",
                "malware_family",
                "detections",
                "engines_asked",
                "called_malicious_by",
                "first_seen");
    }

    @Override
    public void of(SessionRecord record, Consumer<List<@Nullable String>> rows) {
        Session session = record.session();
        FileReputation known = new FileReputation(record);
        for (Download file : session.downloads()) {
            Cells cells = start(session, "download", file.at(), file.origin())
                    .text(file.url())
                    .text(file.host())
                    .text(file.sha256())
                    .text(file.destination())
                    .text(null)
                    .flag(file.failed())
                    .flag(file.duplicate())
                    .flag(file.late());
            rows.accept(reputation(cells, known.find(file.sha256())).row());
        }
        for (Upload file : session.uploads()) {
            Cells cells = start(session, "upload", file.at(), file.origin())
                    .text(file.url())
                    .text(file.host())
                    .text(file.sha256())
                    .text(file.destination())
                    .text(file.filename())
                    .flag(false)
                    .flag(file.duplicate())
                    .flag(file.late());
            rows.accept(reputation(cells, known.find(file.sha256())).row());
        }
    }

    private static Cells start(Session session, String direction, @Nullable Instant at, FileOrigin origin) {
        return new Cells()
                .text(session.id())
                .text(session.sensor())
                .text(direction)
                .time(at)
                .text(origin.name().toLowerCase(Locale.ROOT));
    }

    private static Cells reputation(Cells cells, @Nullable SubjectView file) {
        Detections detections =
                file == null ? null : FileReputation.detections(file).orElse(null);
        List<String> accusers = file == null ? List.of() : FileReputation.accusers(file);
        return cells.text(file == null ? null : FileReputation.family(file))
                .number(detections == null ? null : detections.positive())
                .number(detections == null ? null : detections.asked())
                .text(accusers.isEmpty() ? null : String.join(" ", accusers))
                .time(file == null ? null : FileReputation.firstSeen(file));
    }
}
