package io.github.cowriekit.report.internal.csv;

import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.intel.EnrichmentResult;
import io.github.cowriekit.model.intel.FactDetail;
import io.github.cowriekit.model.intel.SessionRecord;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One row per detail of an answer, or one for an answer without details. */
final class AnswerRows implements Rows {
    @Override
    public List<String> header() {
        return List.of(
                "session", "sensor", "subject_type", "subject", "source", "fetched_at", "status", "label", "value");
    }

    @Override
    public void of(SessionRecord record, Consumer<List<@Nullable String>> rows) {
        for (EnrichmentResult result : record.enriched().results()) {
            if (result instanceof EnrichmentResult.Skipped skipped) {
                rows.accept(row(record.session(), result, "skipped", null, skipped.text()));
            } else if (result instanceof EnrichmentResult.Failed failed) {
                rows.accept(row(record.session(), result, "failed", null, failed.text()));
            } else if (result instanceof EnrichmentResult.Found found) {
                found(record.session(), found, rows);
            } else {
                rows.accept(row(record.session(), result, "not-found", null, null));
            }
        }
    }

    private static void found(Session session, EnrichmentResult.Found found, Consumer<List<@Nullable String>> rows) {
        List<FactDetail> details = found.details();
        if (details.isEmpty()) {
            rows.accept(row(session, found, "found", null, null));
        }
        for (FactDetail detail : details) {
            rows.accept(row(session, found, "found", detail.label(), text(detail.value())));
        }
    }

    private static List<@Nullable String> row(
            Session session, EnrichmentResult result, String status, @Nullable String label, @Nullable String value) {
        return new Cells()
                .text(session.id())
                .text(session.sensor())
                .text(result.observable().type().label())
                .text(result.observable().value())
                .text(result.source())
                .time(result.fetchedAt())
                .text(status)
                .text(label)
                .text(value)
                .row();
    }

    private static String text(Object value) {
        return value instanceof Collection<?> several
                ? String.join(", ", several.stream().map(String::valueOf).toList())
                : value.toString();
    }
}
