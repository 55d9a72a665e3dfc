package io.github.cowriekit.report.internal.misp;

import io.github.cowriekit.model.SessionRecord;
import io.github.cowriekit.report.ExportOptions;
import io.github.cowriekit.report.internal.export.Claims;
import io.github.cowriekit.report.internal.export.Indicators;
import io.github.cowriekit.report.internal.export.JsonLines;
import io.github.cowriekit.report.internal.export.NameUuid;
import io.github.cowriekit.report.internal.export.SessionFacts;
import io.github.cowriekit.report.internal.export.SessionFile;
import io.github.cowriekit.report.internal.export.SessionSink;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes one event with an object per session, then one per file and URL, each once. */
public final class MispWriter implements SessionSink {
    private static final UUID NAMESPACE = UUID.fromString("0c9d7f1e-2f1b-5b0a-8d84-6a0f8e3f1d21");

    private final JsonLines json;
    private final ExportOptions options;
    private final SharedObjects shared = new SharedObjects();
    private UUID event = NAMESPACE;

    /** MISP takes an id in one event only, so a file has another one in every event. */
    private @Nullable UUID scope;

    private @Nullable Instant first;
    private @Nullable Instant last;

    public MispWriter(OutputStream out, ExportOptions options) throws IOException {
        this.json = new JsonLines(out);
        this.options = options;
        json.begin();
        json.beginObject("Event");
        json.beginList("Object");
    }

    @Override
    public void add(SessionRecord session) throws IOException {
        SessionFacts facts = new SessionFacts(session);
        if (scope == null) {
            scope = facts.id();
        }
        event = NameUuid.of(event, facts.id().toString());
        Instant start = facts.start();
        Instant end = facts.end();
        if (start != null && end != null) {
            first = first == null || start.isBefore(first) ? start : first;
            last = last == null || end.isAfter(last) ? end : last;
        }
        Claims claims = new Claims(facts, options.warninglist());
        MispObject object =
                MispObject.cowrie(facts, claims, options.interestOf(session), options.techniquesOf(session));
        Set<String> urls = Indicators.of(facts.session(), facts.files()).urls();
        for (String url : urls) {
            UUID id = id("url", url);
            if (shared.url(id, url, claims)) {
                object.refer("downloaded-from", id);
            }
        }
        for (SessionFile file : facts.files()) {
            UUID id = id("file", file.sha256());
            UUID from = file.url() != null && urls.contains(file.url()) ? id("url", file.url()) : null;
            if (shared.file(id, file, from, claims)) {
                object.refer(file.url() == null ? "dropped" : "downloaded", id);
            }
        }
        json.element(object::write);
    }

    private UUID id(String kind, String value) {
        return NameUuid.of(Objects.requireNonNull(scope), kind + "\n" + value);
    }

    @Override
    public void end() throws IOException {
        Iterator<MispObject> objects = shared.objects().iterator();
        while (objects.hasNext()) {
            json.element(objects.next()::write);
        }
        json.endList();
        json.out().text("uuid", event.toString());
        String cut = shared.left() == 0
                ? ""
                : "; " + shared.left() + " mentions of files and URLs left out, as an event holds "
                        + SharedObjects.MAX_OBJECTS + " of them and " + SharedObjects.MAX_CHARACTERS + " characters";
        json.out().text("info", "Sessions of a Cowrie honeypot" + cut);
        if (first != null && last != null) {
            json.out().text("date", first.atZone(ZoneOffset.UTC).toLocalDate().toString());
            json.out().text("timestamp", Long.toString(last.getEpochSecond()));
        }
        // 3 is low, 2 is complete, 0 is for the own organisation: who imports it decides on more
        json.out().text("threat_level_id", "3");
        json.out().text("analysis", "2");
        json.out().text("distribution", "0");
        json.out().bool("published", false);
        json.out()
                .objects(
                        "Tag",
                        List.of("tlp:" + options.marking().colour()),
                        tag -> json.out().text("name", tag));
        json.endObject();
        json.end();
        json.close();
    }
}
