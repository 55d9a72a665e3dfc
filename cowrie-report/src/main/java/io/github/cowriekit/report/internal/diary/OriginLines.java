package io.github.cowriekit.report.internal.diary;

import io.github.cowriekit.model.intel.Attributed;
import io.github.cowriekit.model.intel.EnrichmentResult;
import io.github.cowriekit.model.intel.Facts;
import io.github.cowriekit.model.intel.NetworkUse;
import io.github.cowriekit.model.intel.Observable;
import io.github.cowriekit.model.intel.SubjectView;
import io.github.cowriekit.model.intel.clouds.CloudFacts;
import io.github.cowriekit.model.intel.maxmind.MaxMindFacts;
import io.github.cowriekit.model.intel.networks.NetworkListFacts;
import io.github.cowriekit.model.intel.tor.TorFacts;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Where a host is and what its network is used for, of all who say so.
 *
 * <p>Only where databases or lists on this machine know the host: what services say of themselves stands in their own
 * lines.
 */
final class OriginLines {
    private final LabelledLines lines;
    private final AnswersBySubject answers;
    private final HostLines hosts;

    OriginLines(LabelledLines lines, AnswersBySubject answers, HostLines hosts) {
        this.lines = lines;
        this.answers = answers;
        this.hosts = hosts;
    }

    void add(@Nullable Observable host) {
        hosts.failed("MaxMind", answers.find(MaxMindFacts.class, "maxmind", host));
        hosts.failed("Tor", answers.find(TorFacts.class, "tor", host));
        hosts.failed("Cloud Ranges", answers.find(CloudFacts.class, "clouds", host));
        hosts.failed("Network Lists", answers.find(NetworkListFacts.class, "networks", host));
        List<EnrichmentResult> about = answers.about(host);
        if (host == null || about.stream().noneMatch(OriginLines::isOfThisMachine)) {
            return;
        }
        SubjectView view = SubjectView.of(host, about);
        lines.ifPresent("Country", joined(view.countries(), Function.identity()));
        lines.ifPresent("Network Kind", joined(view.uses(), OriginLines::words));
        lines.ifPresent("Known Scanner", joined(view.knownScanners(), Function.identity()));
    }

    private static boolean isOfThisMachine(EnrichmentResult result) {
        if (!(result instanceof EnrichmentResult.Found found)) {
            return false;
        }
        Facts facts = found.facts();
        return facts instanceof MaxMindFacts
                || facts instanceof TorFacts
                || facts instanceof CloudFacts
                || facts instanceof NetworkListFacts;
    }

    private static String words(NetworkUse use) {
        return use.name() == null ? use.kind().label() : use.kind().label() + " " + use.name();
    }

    /** Returns each value once with all who say it: {@code GB (maxmind, shodan), US (abuseipdb)}. */
    private static <T> String joined(List<Attributed<T>> values, Function<T, String> words) {
        Map<String, Set<String>> sources = new LinkedHashMap<>();
        for (Attributed<T> said : values) {
            sources.computeIfAbsent(words.apply(said.value()), value -> new LinkedHashSet<>())
                    .add(said.source());
        }
        return sources.entrySet().stream()
                .map(entry -> entry.getKey() + " (" + String.join(", ", entry.getValue()) + ")")
                .collect(Collectors.joining(", "));
    }
}
