package io.github.cowriekit.report.internal.html;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.cowriekit.model.intel.EnrichmentResult;
import io.github.cowriekit.model.intel.FactDetail;
import io.github.cowriekit.model.intel.Observable;
import io.github.cowriekit.model.intel.ObservableType;
import io.github.cowriekit.report.internal.text.TimeText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the sources said, one shared part per subject: sessions from one address have the same answers about it.
 *
 * <p>A part is the subject and its answers: source, what became of the question, when, and the details or the reason.
 */
final class AnswerData {
    private static final int MAX_CHARACTERS = 40_000;
    private static final int MAX_DETAILS = 60;
    private static final int TO_MINUTES = "2026-11-29T07:00".length();

    private AnswerData() {}

    static void write(List<EnrichmentResult> results, JsonGenerator out) throws IOException {
        PageText text = new PageText(out, MAX_CHARACTERS);
        Map<Observable, List<EnrichmentResult>> bySubject = new LinkedHashMap<>();
        for (EnrichmentResult result : results) {
            bySubject
                    .computeIfAbsent(result.observable(), subject -> new ArrayList<>())
                    .add(result);
        }
        // what was found is not to be pushed out by what was not
        List<List<EnrichmentResult>> groups = new ArrayList<>(bySubject.values());
        groups.sort(Comparator.comparing(group -> group.stream().noneMatch(EnrichmentResult.Found.class::isInstance)));
        int left = results.size();
        out.writeStartArray();
        for (List<EnrichmentResult> group : groups) {
            if (text.hasRoom()) {
                subject(group, text, out);
                left -= group.size();
            }
        }
        out.writeEndArray();
        out.writeNumber(left);
    }

    private static void subject(List<EnrichmentResult> group, PageText text, JsonGenerator out) throws IOException {
        out.writeStartObject();
        out.writeArrayFieldStart("part");
        Observable subject = group.get(0).observable();
        if (subject.type() == ObservableType.IP) {
            text.undefanged(subject.value());
        } else {
            text.log(subject.value());
        }
        out.writeStartArray();
        for (EnrichmentResult result : group) {
            answer(result, text, out);
        }
        out.writeEndArray();
        out.writeEndArray();
        out.writeEndObject();
    }

    private static void answer(EnrichmentResult result, PageText text, JsonGenerator out) throws IOException {
        out.writeStartArray();
        text.service(result.source());
        out.writeString(
                result.fetchedAt() == null
                        ? null
                        : TimeText.iso(result.fetchedAt()).substring(0, TO_MINUTES) + "Z");
        if (result instanceof EnrichmentResult.Found found) {
            out.writeNumber(0);
            details(found, text, out);
        } else if (result instanceof EnrichmentResult.NotFound) {
            out.writeNumber(1);
        } else if (result instanceof EnrichmentResult.Skipped skipped) {
            out.writeNumber(2);
            text.service(skipped.text());
        } else if (result instanceof EnrichmentResult.Failed failed) {
            out.writeNumber(3);
            text.service(failed.text());
        }
        out.writeEndArray();
    }

    private static void details(EnrichmentResult.Found found, PageText text, JsonGenerator out) throws IOException {
        out.writeStartArray();
        List<FactDetail> details = found.details().stream()
                .filter(detail -> !detail.value().equals(""))
                .limit(MAX_DETAILS)
                .toList();
        for (FactDetail detail : details) {
            out.writeStartArray();
            text.service(detail.label());
            text.service(detail.value());
            out.writeEndArray();
        }
        out.writeEndArray();
    }
}
