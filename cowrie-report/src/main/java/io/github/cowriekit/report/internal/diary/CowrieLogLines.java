package io.github.cowriekit.report.internal.diary;

import io.github.cowriekit.model.intel.cowrielog.CowrieLogFacts;
import java.time.Instant;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The lines of what Cowrie's own plugins wrote into the log about a subject, each only where they wrote something. */
final class CowrieLogLines {
    static final String SOURCE = "cowrie-log";

    private final LabelledLines lines;

    CowrieLogLines(LabelledLines lines) {
        this.lines = lines;
    }

    void add(@Nullable SourceAnswer<CowrieLogFacts> answer) {
        if (answer == null) {
            return;
        }
        if (answer.isNotFound()) {
            lines.service("Logged VT Scan", "not found");
        }
        if (answer.facts() != null) {
            add(answer.facts());
        }
    }

    private void add(CowrieLogFacts facts) {
        CowrieLogFacts.Scan scan = facts.virusTotal();
        if (scan != null) {
            Instant scannedAt = scan.scannedAt();
            lines.service("Logged VT Scan", hits(scan) + (scannedAt == null ? "" : ", " + FileLines.utc(scannedAt)));
        }
        CowrieLogFacts.Noise noise = facts.greyNoise();
        if (noise != null) {
            lines.ifPresent(
                    "Logged GreyNoise",
                    Stream.of(
                                    Boolean.TRUE.equals(noise.riot()) ? "benign service" : null,
                                    noise.classification(),
                                    noise.name(),
                                    noise.tag())
                            .filter(Objects::nonNull)
                            .collect(Collectors.joining(", ")));
        }
        CowrieLogFacts.Name name = facts.reverseDns();
        if (name != null) {
            lines.ifPresent("Logged Reverse DNS", name.name());
        }
    }

    private static String hits(CowrieLogFacts.Scan scan) {
        String positives = scan.positives() == null ? "?" : scan.positives().toString();
        return scan.total() == null ? positives + " hits" : positives + " of " + scan.total();
    }
}
