package io.github.cowriekit.report.internal.html;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.cowriekit.model.assessment.Assessment;
import io.github.cowriekit.model.assessment.Evidence;
import io.github.cowriekit.report.internal.digest.Conclusion;
import io.github.cowriekit.report.internal.text.SafeText;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What was concluded about a session, as the page's script wants it. */
final class ConclusionData {
    private static final int MAX_EVIDENCE = 6;
    private static final SafeText TEXT = new SafeText(100);

    private ConclusionData() {}

    static void write(Assessment assessment, JsonGenerator out) throws IOException {
        Conclusion conclusion = Objects.requireNonNull(Conclusion.of(assessment, TEXT));
        out.writeStringField("e", assessment.operator().verdict().label());
        if (assessment.interest() != null) {
            out.writeNumberField("x", assessment.interest().points());
        }
        out.writeArrayFieldStart("j");
        for (Map.Entry<String, String> fact : conclusion.facts().entrySet()) {
            if (!fact.getKey().equals("Because")) {
                pair(fact.getKey(), fact.getValue(), out);
            }
        }
        out.writeEndArray();
        out.writeArrayFieldStart("y");
        List<Evidence> strongest = Conclusion.strongest(assessment.operator()).toList();
        for (Evidence item : strongest.subList(0, Math.min(MAX_EVIDENCE, strongest.size()))) {
            pair((item.weight() > 0 ? "+" : "") + item.weight(), Conclusion.sentence(item, TEXT), out);
        }
        out.writeEndArray();
        out.writeNumberField("z", strongest.size());
    }

    private static void pair(String first, String second, JsonGenerator out) throws IOException {
        out.writeStartArray();
        out.writeString(first);
        out.writeString(second);
        out.writeEndArray();
    }
}
