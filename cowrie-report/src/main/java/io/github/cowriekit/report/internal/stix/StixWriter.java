package io.github.cowriekit.report.internal.stix;

import io.github.cowriekit.model.SessionRecord;
import io.github.cowriekit.report.ExportOptions;
import io.github.cowriekit.report.internal.export.JsonLines;
import io.github.cowriekit.report.internal.export.SessionFacts;
import io.github.cowriekit.report.internal.export.SessionSink;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;

/** Writes a bundle: per session what was observed, and what others should look for. */
public final class StixWriter implements SessionSink {
    private final JsonLines json;
    private final ExportOptions options;
    private final StixObjects objects;
    private String bundle = "";
    private long withoutRoom;
    private long withoutContent;

    public StixWriter(OutputStream out, ExportOptions options) throws IOException {
        this.json = new JsonLines(out);
        this.options = options;
        this.objects = new StixObjects(json, options.marking());
        json.begin();
        json.out().text("type", "bundle");
        json.beginList("objects");
        objects.begin(options.marking());
    }

    @Override
    public void add(SessionRecord session) throws IOException {
        SessionFacts facts = new SessionFacts(session);
        Instant start = facts.start();
        if (objects.isFull()) {
            withoutRoom++;
        } else if (start == null || !new StixSession(objects, facts, start, options).write()) {
            withoutContent++;
        } else {
            bundle = StixIds.of("bundle", bundle + facts.id());
        }
    }

    @Override
    public void end() throws IOException {
        objects.indicators();
        note(
                withoutRoom,
                "sessions were left out, as a bundle has room for " + StixObjects.MAX_OBJECTS + " objects and "
                        + StixObjects.MAX_CHARACTERS + " characters of indicators");
        note(withoutContent, "sessions were left out, as they hold nothing that can be shared");
        json.endList();
        json.out().text("id", bundle.isEmpty() ? StixIds.of("bundle", "") : bundle);
        json.end();
        json.close();
    }

    private void note(long count, String text) throws IOException {
        if (count > 0) {
            String content = count + " " + text;
            objects.domain("note", StixIds.of("note", bundle + content), Instant.parse("2026-01-01T00:00:00Z"), out -> {
                out.text("content", content);
                out.texts("object_refs", List.of(objects.creator()));
            });
        }
    }
}
