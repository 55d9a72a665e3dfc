package io.github.cowriekit.report.internal.csv;

import io.github.cowriekit.model.Download;
import io.github.cowriekit.model.FileOrigin;
import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.Upload;
import io.github.cowriekit.model.intel.EnrichedSession;
import io.github.cowriekit.model.intel.EnrichmentResult;
import io.github.cowriekit.model.intel.SessionRecord;
import io.github.cowriekit.model.intel.virustotal.AnalysisStats;
import io.github.cowriekit.model.intel.virustotal.VirusTotalFileFacts;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One row per download or upload, with what VirusTotal knows about it. */
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
                "vt_type",
                "vt_label",
                "vt_malicious",
                "vt_first_submission");
    }

    @Override
    public void of(SessionRecord record, Consumer<List<@Nullable String>> rows) {
        EnrichedSession enriched = record.enriched();
        Session session = enriched.session();
        Map<String, VirusTotalFileFacts> known = known(enriched);
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
            rows.accept(virusTotal(cells, known.get(file.sha256())).row());
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
            rows.accept(virusTotal(cells, known.get(file.sha256())).row());
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

    /** Looked up once per session: ten thousand files times ten thousand answers are too many to search. */
    private static Map<String, VirusTotalFileFacts> known(EnrichedSession enriched) {
        Map<String, VirusTotalFileFacts> known = new HashMap<>();
        for (EnrichmentResult result : enriched.results()) {
            if (result instanceof EnrichmentResult.Found found && found.facts() instanceof VirusTotalFileFacts facts) {
                known.putIfAbsent(result.observable().value(), facts);
            }
        }
        return known;
    }

    private static Cells virusTotal(Cells cells, @Nullable VirusTotalFileFacts facts) {
        AnalysisStats stats = facts == null ? null : facts.lastAnalysisStats();
        return cells.text(facts == null ? null : facts.typeDescription())
                .text(facts == null ? null : facts.threatLabel())
                .number(stats == null ? null : stats.malicious())
                .time(facts == null ? null : facts.firstSubmission());
    }
}
