package io.github.cowriekit.report.internal.csv;

import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.SessionRecord;
import io.github.cowriekit.model.intel.EnrichedSession;
import io.github.cowriekit.model.intel.EnrichmentResult;
import io.github.cowriekit.model.intel.FactDetail;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One row per detail of an answer, or one for an answer without details. */
final class AnswerRows implements Rows {
    private static final int MAX_DEPTH = 16;

    @Override
    public List<String> header() {
        return List.of(
                "session", "sensor", "subject_type", "subject", "source", "fetched_at", "status", "label", "value");
    }

    @Override
    public void of(SessionRecord record, Consumer<List<@Nullable String>> rows) {
        for (EnrichmentResult result : EnrichedSession.of(record).results()) {
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
            rows.accept(row(session, found, "found", detail.label(), text(detail.value(), 0)));
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

    /** Returns {@code a, b} of a list and {@code a: b, c: d} of a map, with brackets around those inside of others. */
    private static String text(@Nullable Object value, int depth) {
        if (depth > MAX_DEPTH) {
            return "…";
        }
        boolean isInside = depth > 0;
        if (value instanceof Collection<?> list) {
            StringJoiner joined = isInside ? new StringJoiner(", ", "[", "]") : new StringJoiner(", ");
            list.forEach(element -> joined.add(text(element, depth + 1)));
            return joined.toString();
        }
        if (value instanceof Map<?, ?> map) {
            StringJoiner joined = isInside ? new StringJoiner(", ", "{", "}") : new StringJoiner(", ");
            map.forEach((key, element) -> joined.add(key + ": " + text(element, depth + 1)));
            return joined.toString();
        }
        return String.valueOf(value);
    }
}
