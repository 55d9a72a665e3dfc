package io.github.cowriekit.report.internal.html;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.cowriekit.model.SessionRecord;
import io.github.cowriekit.model.assessment.Operator;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/** Counts all sessions in one pass, keeps those that matter most, and writes the page once all were seen. */
public final class HtmlWriter {
    private final OutputStream out;
    private final PageOptions options;
    private final Figures figures = new Figures();
    private final KeptSessions kept;
    private final SessionData data;
    private long position;

    public HtmlWriter(OutputStream out, PageOptions options) {
        this.out = out;
        this.options = options;
        this.kept = new KeptSessions(options.maxSessions());
        this.data = new SessionData(options);
    }

    public void write(Stream<? extends SessionRecord> sessions) {
        sessions.sequential().forEachOrdered(this::add);
        List<KeptSessions.Kept> ranked = kept.ranked();
        try {
            // flushed and not closed: the output is the caller's
            Writer page = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
            page.write(HtmlPage.head());
            page.write(new FirstScreen(figures, ranked, options).markup());
            page.write(HtmlPage.body());
            data(ranked, page);
            page.write(HtmlPage.end());
            page.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void add(SessionRecord record) {
        figures.add(record);
        kept.offer(Rank.of(record, position++), record, data::json);
    }

    private void data(List<KeptSessions.Kept> ranked, Writer page) throws IOException {
        Dictionary dictionary = new Dictionary();
        page.write("{\"sessions\":[\n");
        for (int i = 0; i < ranked.size(); i++) {
            page.write((i == 0 ? "" : ",\n") + dictionary.numbered(ranked.get(i).data()));
        }
        page.write("],\n\"parts\":[\n" + String.join(",\n", dictionary.parts()) + "],\n");
        strings("texts", dictionary.texts(), page);
        page.write(",\n");
        strings("columns", SessionData.COLUMNS, page);
        page.write(",\n");
        strings(
                "verdicts",
                ConclusionData.VERDICTS.stream().map(Operator::label).toList(),
                page);
        page.write(",\n\"people\":" + numbers(ConclusionData.VERDICTS.stream().filter(Operator::isHuman)));
        page.write(",\"programs\":" + numbers(ConclusionData.VERDICTS.stream().filter(Operator::isAutomated)));
        page.write(",\"durations\":" + figures.summary().durations().bounds() + ",\"all\":"
                + figures.summary().totals().sessions() + "}");
    }

    private static String numbers(Stream<Operator> operators) {
        return operators.map(ConclusionData.VERDICTS::indexOf).toList().toString();
    }

    private static void strings(String name, List<String> values, Writer page) throws IOException {
        page.write("\"" + name + "\":");
        JsonGenerator json = PageJson.to(page);
        json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
        json.writeStartArray();
        for (String value : values) {
            json.writeString(value);
        }
        json.writeEndArray();
        json.close();
    }
}
