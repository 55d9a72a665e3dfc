package io.github.cowriekit.report.internal.diary;

import io.github.cowriekit.model.intel.Facts;
import io.github.cowriekit.model.intel.Observable;
import io.github.cowriekit.model.intel.feodotracker.FeodoTrackerFacts;
import io.github.cowriekit.model.intel.intelfeed.IntelfeedFacts;
import io.github.cowriekit.model.intel.iscresearch.ResearchScannerFacts;
import io.github.cowriekit.model.intel.urlhaus.UrlhausHostFacts;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What lists that are fetched whole say about a host: lines only where it is listed or the list could not be had. */
final class FeedLines {
    static final String INTELFEED = "isc-intelfeed";
    static final String RESEARCH = "isc-research";
    static final String FEODO_TRACKER = "feodotracker";
    static final String URLHAUS_RECENT = "urlhaus-recent";
    static final Set<String> SOURCES = Set.of(INTELFEED, RESEARCH, FEODO_TRACKER, URLHAUS_RECENT);
    private static final String LISTED = "listed";

    private final LabelledLines lines;
    private final AnswersBySubject answers;
    private final HostLines hosts;

    FeedLines(LabelledLines lines, AnswersBySubject answers, HostLines hosts) {
        this.lines = lines;
        this.answers = answers;
        this.hosts = hosts;
    }

    void add(@Nullable Observable host) {
        add(
                "Known Scanner",
                answers.find(ResearchScannerFacts.class, RESEARCH, host),
                facts -> lines.service("Known Scanner", join(facts.scanners(), ResearchScannerFacts.Scanner::name)));
        add(
                "ISC Intelfeed",
                answers.find(IntelfeedFacts.class, INTELFEED, host),
                facts -> lines.service("ISC Intelfeed", join(facts.labels(), Function.identity())));
        add(
                "Feodo Tracker",
                answers.find(FeodoTrackerFacts.class, FEODO_TRACKER, host),
                facts -> lines.service("Feodo Tracker", join(facts.servers(), FeodoTrackerFacts.Server::malware)));
        add("URLhaus Recent", answers.find(UrlhausHostFacts.class, URLHAUS_RECENT, host), facts -> {
            lines.service("URLhaus Recent URLs", (long) facts.urls().size());
            lines.ifPresent("URLhaus Recent Tags", String.join(", ", facts.tags()));
        });
    }

    private <F extends Facts> void add(String label, @Nullable SourceAnswer<F> answer, Consumer<F> found) {
        F facts = answer == null ? null : answer.facts();
        if (facts == null) {
            hosts.failed(label, answer);
        } else {
            found.accept(facts);
        }
    }

    private static <T> String join(List<T> items, Function<? super T, @Nullable String> text) {
        String joined =
                items.stream().map(text).filter(Objects::nonNull).distinct().collect(Collectors.joining(", "));
        return joined.isEmpty() ? LISTED : joined;
    }
}
