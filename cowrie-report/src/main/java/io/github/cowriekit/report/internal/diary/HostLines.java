package io.github.cowriekit.report.internal.diary;

import io.github.cowriekit.model.intel.EnrichmentResult;
import io.github.cowriekit.model.intel.Observable;
import io.github.cowriekit.report.spi.SafeText;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What sources say about the address of a client or the host of a file: once in a report, then where it was said. */
final class HostLines {
    private static final Set<String> NETWORK = Set.of("urlhaus", "dshield");
    private static final String SPUR = "spur";
    /** Fewer lines than this are shorter than looking them up elsewhere. */
    private static final int WORTH_A_REFERENCE = 3;

    private final SafeText text;
    private final AnswersBySubject answers;
    private final KnownHosts known;
    private final String session;

    HostLines(SafeText text, AnswersBySubject answers, KnownHosts known, String session) {
        this.text = text;
        this.answers = answers;
        this.known = known;
        this.session = session;
    }

    /**
     * The lines about a host.
     *
     * @param network those that stand first in a block of the diary
     * @param more those of SPUR and what the diary has no line for, so that nothing that was found is hidden
     */
    record Text(String network, String more) {
        long count() {
            return network.lines().count() + more.lines().count();
        }
    }

    Text about(@Nullable Observable host) {
        if (host == null) {
            return new Text("", "");
        }
        LabelledLines network = new LabelledLines(text, SessionBlock.WIDTH);
        add(network, host, source -> source.equals("urlhaus"));
        add(network, host, source -> source.equals("dshield"));
        LabelledLines more = new LabelledLines(text, SessionBlock.WIDTH);
        add(more, host, source -> source.equals(SPUR));
        new OriginLines(more).add(host, answers.about(host));
        add(more, host, source -> !NETWORK.contains(source) && !source.equals(SPUR));
        Text lines = new Text(network.toString(), more.toString());
        String before = lines.count() < WORTH_A_REFERENCE ? null : known.session(host, lines, session);
        return before == null ? lines : reference(before);
    }

    private Text reference(String before) {
        LabelledLines line = new LabelledLines(text, SessionBlock.WIDTH);
        line.add("Intelligence", before.equals(session) ? "as above" : "as in session " + text.undefanged(before));
        return new Text(line.toString(), "");
    }

    private void add(LabelledLines lines, Observable host, Predicate<String> isWanted) {
        AnswerLines about = new AnswerLines(lines, answers);
        for (EnrichmentResult result : answers.about(host)) {
            if (isWanted.test(result.source())) {
                about.add(result);
            }
        }
    }
}
