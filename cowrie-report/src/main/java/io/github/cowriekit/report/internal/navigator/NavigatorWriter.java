package io.github.cowriekit.report.internal.navigator;

import io.github.cowriekit.model.SessionRecord;
import io.github.cowriekit.model.assessment.technique.Techniques;
import io.github.cowriekit.report.AttackTechnique;
import io.github.cowriekit.report.ExportOptions;
import io.github.cowriekit.report.internal.export.JsonLines;
import io.github.cowriekit.report.internal.export.SessionSink;
import io.github.cowriekit.report.internal.json.JsonOut;
import io.github.cowriekit.report.internal.text.TimeText;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Counts the sessions of each technique and writes one layer, techniques sorted by id. */
public final class NavigatorWriter implements SessionSink {
    /** The version of the layer format, and the version of the Navigator from which on it is read. */
    private static final String LAYER = "4.5";

    private static final String NAVIGATOR = "5.1.0";

    /** More than ATT&CK has; a caller's own techniques may be anything. */
    static final int MAX_TECHNIQUES = 2_000;

    private static final String FEWEST = "#ffe0b2";
    private static final String MOST = "#d84315";

    private final JsonLines json;
    private final ExportOptions options;
    private final SortedMap<String, TechniqueTally> tallies = new TreeMap<>();
    private long sessions;
    private long withTechniques;
    private long left;

    public NavigatorWriter(OutputStream out, ExportOptions options) throws IOException {
        this.json = new JsonLines(out);
        this.options = options;
    }

    @Override
    public void add(SessionRecord session) {
        List<AttackTechnique> techniques = options.techniquesOf(session);
        sessions++;
        withTechniques += techniques.isEmpty() ? 0 : 1;
        for (AttackTechnique technique : techniques) {
            TechniqueTally tally = tallies.get(technique.id());
            if (tally == null && tallies.size() < MAX_TECHNIQUES) {
                tally = new TechniqueTally(technique.name());
                tallies.put(technique.id(), tally);
            }
            if (tally == null) {
                left++;
            } else {
                tally.add(session, technique);
            }
        }
    }

    @Override
    public void end() throws IOException {
        long most = tallies.values().stream()
                .mapToLong(TechniqueTally::sessions)
                .max()
                .orElse(0);
        json.begin();
        JsonOut out = json.out();
        out.text("name", "Sessions of a Cowrie honeypot");
        out.text("description", description());
        out.text("domain", "enterprise-attack");
        out.object("versions", LAYER, layer -> {
            // the Navigator has one matrix for all minor versions
            out.text("attack", Techniques.ATTACK_VERSION.substring(0, Techniques.ATTACK_VERSION.indexOf('.')));
            out.text("navigator", NAVIGATOR);
            out.text("layer", layer);
        });
        out.number("sorting", 3);
        out.object("layout", "side", layout -> {
            out.text("layout", layout);
            out.bool("showID", true);
            out.bool("showName", true);
            out.bool("showAggregateScores", true);
            out.bool("countUnscored", false);
            // a session may show several sub-techniques of one technique, so their sum says nothing
            out.text("aggregateFunction", "max");
            out.text("expandedSubtechniques", "annotated");
        });
        out.bool("hideDisabled", false);
        json.beginList("techniques");
        for (Map.Entry<String, TechniqueTally> entry : tallies.entrySet()) {
            json.element(technique -> technique(technique, entry.getKey(), entry.getValue()));
        }
        json.endList();
        // its ends must differ
        out.object("gradient", Math.max(1, most), maximum -> {
            out.texts("colors", List.of(FEWEST, MOST));
            out.number("minValue", 0);
            out.number("maxValue", maximum);
        });
        out.objects("legendItems", legend(most), item -> {
            out.text("label", item.name());
            out.text("color", item.value());
        });
        metadata(
                out,
                List.of(
                        new Pair("ATT&CK version", Techniques.ATTACK_VERSION),
                        new Pair("Sessions", Long.toString(sessions)),
                        new Pair("Sessions with techniques", Long.toString(withTechniques)),
                        new Pair("Techniques", Integer.toString(tallies.size()))));
        json.end();
        json.close();
    }

    private String description() {
        return "The score of a technique is the number of sessions that attempted it; Cowrie executes nothing. "
                + withTechniques + " of " + sessions + " sessions showed a technique of MITRE ATT&CK Enterprise v"
                + Techniques.ATTACK_VERSION + "."
                + (left == 0 ? "" : " " + left + " mentions were left out, as a layer holds " + MAX_TECHNIQUES + ".");
    }

    private static List<Pair> legend(long most) {
        List<Pair> legend = new ArrayList<>();
        if (most > 1) {
            legend.add(new Pair("fewest sessions", FEWEST));
        }
        if (most > 0) {
            legend.add(new Pair(most + (most == 1 ? " session" : " sessions"), MOST));
        }
        return legend;
    }

    private static void technique(JsonOut out, String id, TechniqueTally tally) throws IOException {
        out.text("techniqueID", id);
        out.number("score", tally.sessions());
        out.text("comment", tally.comment());
        out.bool("enabled", true);
        List<Pair> details = new ArrayList<>();
        details.add(new Pair("Technique", tally.name()));
        if (tally.matches() > 0) {
            details.add(new Pair("Matches", Long.toString(tally.matches())));
            details.add(new Pair("Rules", tally.rules()));
        }
        time(details, "First session", tally.first());
        time(details, "Last session", tally.last());
        metadata(out, details);
        out.objects(
                "links",
                List.of(new Pair(
                        "attack.mitre.org", "https://attack.mitre.org/techniques/" + id.replace('.', '/') + "/")),
                link -> {
                    out.text("label", link.name());
                    out.text("url", link.value());
                });
    }

    private static void time(List<Pair> details, String name, @Nullable Instant time) {
        if (time != null) {
            details.add(new Pair(name, TimeText.iso(time)));
        }
    }

    private static void metadata(JsonOut out, List<Pair> pairs) throws IOException {
        out.objects("metadata", pairs, pair -> {
            out.text("name", pair.name());
            out.text("value", pair.value());
        });
    }

    private record Pair(String name, String value) {}
}
