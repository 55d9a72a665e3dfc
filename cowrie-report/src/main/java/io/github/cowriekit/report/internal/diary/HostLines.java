package io.github.cowriekit.report.internal.diary;

import io.github.cowriekit.model.intel.EnrichmentResult;
import io.github.cowriekit.model.intel.Observable;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What sources say about the address of a client or the host of a file. */
final class HostLines {
    private static final Set<String> NETWORK = Set.of("urlhaus", "dshield");
    private static final String SPUR = "spur";

    private final OriginLines origin;
    private final AnswerLines lines;
    private final AnswersBySubject answers;

    HostLines(LabelledLines lines, AnswersBySubject answers) {
        this.origin = new OriginLines(lines);
        this.lines = new AnswerLines(lines, answers);
        this.answers = answers;
    }

    /** Adds the lines that stand first in a block of the diary. */
    void network(@Nullable Observable host) {
        add(host, source -> source.equals("urlhaus"));
        add(host, source -> source.equals("dshield"));
    }

    /**
     * Adds the lines of SPUR and what the diary has no line for, so that nothing that was found is hidden.
     *
     * @param isConcluded whether the block tells the kind of its network in another line already
     */
    void more(@Nullable Observable host, boolean isConcluded) {
        add(host, source -> source.equals(SPUR));
        if (host != null) {
            origin.add(host, answers.about(host), isConcluded);
        }
        add(host, source -> !NETWORK.contains(source) && !source.equals(SPUR));
    }

    private void add(@Nullable Observable host, Predicate<String> isWanted) {
        for (EnrichmentResult result : answers.about(host)) {
            if (isWanted.test(result.source())) {
                lines.add(result);
            }
        }
    }
}
