package io.github.cowriekit.report.internal.html;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.cowriekit.model.assessment.Assessment;
import io.github.cowriekit.model.assessment.CampaignMatch;
import io.github.cowriekit.model.assessment.Evidence;
import io.github.cowriekit.model.assessment.Interest;
import io.github.cowriekit.model.assessment.Operator;
import io.github.cowriekit.model.assessment.PlantedKey;
import io.github.cowriekit.report.internal.digest.Conclusion;
import io.github.cowriekit.report.spi.SafeText;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What was concluded about a session, as columns of its data. */
final class ConclusionData {
    /** In the data a verdict is its place in this list. */
    static final List<Operator> VERDICTS = List.of(Operator.values());

    private static final int MAX_ROWS = 100;
    /** A line of conclusions names many things. */
    private static final SafeText LONG = new SafeText(2_000);

    private ConclusionData() {}

    static void write(Assessment assessment, PageText text, JsonGenerator out) throws IOException {
        out.writeNumber(VERDICTS.indexOf(assessment.operator().verdict()));
        out.writeNumber(
                assessment.interest() == null ? -1 : assessment.interest().points());
        out.writeStartArray();
        Conclusion conclusion = Objects.requireNonNull(Conclusion.of(assessment, LONG));
        for (Map.Entry<String, String> fact : conclusion.facts().entrySet()) {
            // the evidence stands below, all of it
            if (!fact.getKey().equals("Because")) {
                out.writeStartArray();
                out.writeString(fact.getKey());
                out.writeString(fact.getValue());
                out.writeEndArray();
            }
        }
        out.writeEndArray();
        evidence(assessment, out);
        reasons(
                assessment.interest() == null
                        ? List.of()
                        : assessment.interest().reasons(),
                text,
                out);
        out.writeStartArray();
        if (assessment.playbook() != null) {
            for (CampaignMatch campaign : assessment.playbook().campaigns()) {
                text.service(campaign.name());
            }
        }
        out.writeEndArray();
        out.writeStartArray();
        if (assessment.playbook() != null) {
            for (PlantedKey key : assessment.playbook().keys()) {
                out.writeString(key(key));
            }
        }
        out.writeEndArray();
    }

    /** Writes the columns of a session that was not assessed. */
    static void none(JsonGenerator out) throws IOException {
        out.writeNumber(-1);
        out.writeNumber(-1);
        for (int i = 0; i < 5; i++) {
            out.writeStartArray();
            out.writeEndArray();
        }
    }

    /** Returns a key in a line. */
    static String key(PlantedKey key) {
        return PageText.LIST.undefanged(key.type())
                + (key.fingerprint() == null ? "" : " " + PageText.LIST.undefanged(key.fingerprint()))
                + (key.comment() == null ? "" : " " + PageText.LIST.ofLog(key.comment()));
    }

    private static void evidence(Assessment assessment, JsonGenerator out) throws IOException {
        out.writeStartArray();
        List<Evidence> weighed = assessment.operator().evidence().stream()
                .filter(item -> item.weight() != 0)
                .sorted((a, b) -> Double.compare(Math.abs(b.weight()), Math.abs(a.weight())))
                .limit(MAX_ROWS)
                .toList();
        for (Evidence item : weighed) {
            out.writeStartArray();
            out.writeNumber(item.weight());
            out.writeString(Conclusion.sentence(item, LONG));
            out.writeEndArray();
        }
        out.writeEndArray();
    }

    private static void reasons(List<Interest.Reason> reasons, PageText text, JsonGenerator out) throws IOException {
        out.writeStartArray();
        for (Interest.Reason reason : reasons.subList(0, Math.min(MAX_ROWS, reasons.size()))) {
            out.writeStartArray();
            out.writeNumber(reason.points());
            text.log(reason.text());
            out.writeEndArray();
        }
        out.writeEndArray();
    }
}
