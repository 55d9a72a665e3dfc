package io.github.cowriekit.report.internal.diary;

import io.github.cowriekit.model.intel.Facts;
import io.github.cowriekit.model.intel.Observable;
import io.github.cowriekit.model.intel.abuseipdb.AbuseIpDbFacts;
import io.github.cowriekit.model.intel.crowdsec.CrowdSecFacts;
import io.github.cowriekit.model.intel.greynoise.GreyNoiseFacts;
import io.github.cowriekit.model.intel.malwarebazaar.MalwareBazaarFacts;
import io.github.cowriekit.model.intel.otx.OtxFacts;
import io.github.cowriekit.model.intel.threatfox.ThreatFoxFacts;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What others think of a host, a file or a URL: lines only where something was found or went wrong. */
final class ReputationLines {
    private static final int MAX_ITEMS = 10;

    private final LabelledLines lines;
    private final AnswersBySubject answers;
    private final HostLines hosts;

    ReputationLines(LabelledLines lines, AnswersBySubject answers, HostLines hosts) {
        this.lines = lines;
        this.answers = answers;
        this.hosts = hosts;
    }

    void add(@Nullable Observable subject) {
        add("AbuseIPDB", answers.find(AbuseIpDbFacts.class, "abuseipdb", subject), this::abuseIpDb);
        add("CrowdSec", answers.find(CrowdSecFacts.class, "crowdsec", subject), this::crowdSec);
        add("GreyNoise", answers.find(GreyNoiseFacts.class, "greynoise", subject), this::greyNoise);
        add("MalwareBazaar", answers.find(MalwareBazaarFacts.class, "malwarebazaar", subject), this::malwareBazaar);
        add("OTX", answers.find(OtxFacts.class, "otx", subject), this::otx);
        add("ThreatFox", answers.find(ThreatFoxFacts.class, "threatfox", subject), this::threatFox);
    }

    private <F extends Facts> void add(String label, @Nullable SourceAnswer<F> answer, Consumer<F> found) {
        F facts = answer == null ? null : answer.facts();
        if (facts == null) {
            hosts.failed(label, answer);
        } else {
            found.accept(facts);
        }
    }

    private void abuseIpDb(AbuseIpDbFacts facts) {
        lines.service("AbuseIPDB Score", facts.abuseConfidenceScore());
        lines.ifPresent("AbuseIPDB Reports", facts.totalReports());
        lines.ifPresent("AbuseIPDB Usage", facts.usageType());
    }

    private void crowdSec(CrowdSecFacts facts) {
        lines.service("CrowdSec Reputation", facts.reputation());
        lines.ifPresent("CrowdSec Behaviors", join(facts.behaviors(), CrowdSecFacts.Label::name));
        lines.ifPresent("CrowdSec Classification", join(facts.classifications(), CrowdSecFacts.Label::name));
    }

    private void greyNoise(GreyNoiseFacts facts) {
        lines.service("GreyNoise Classification", facts.classification());
        lines.ifPresent("GreyNoise Name", facts.name());
        lines.ifPresent("GreyNoise Last Seen", facts.lastSeen());
    }

    private void malwareBazaar(MalwareBazaarFacts facts) {
        lines.service("MalwareBazaar", facts.signature() == null ? "found" : facts.signature());
        lines.ifPresent("MalwareBazaar Tags", join(facts.tags(), Function.identity()));
    }

    private void otx(OtxFacts facts) {
        lines.service("OTX Pulses", facts.pulseCount());
        lines.ifPresent("OTX Authors", facts.authorCount());
        lines.ifPresent("OTX Adversaries", join(facts.adversaries(), Function.identity()));
        lines.ifPresent("OTX Malware Families", join(facts.malwareFamilies(), Function.identity()));
        lines.ifPresent("OTX Validation", join(facts.validations(), OtxFacts.Validation::message));
    }

    private void threatFox(ThreatFoxFacts facts) {
        lines.service("ThreatFox Malware", join(facts.indicators(), ThreatFoxFacts.Indicator::malwareFamily));
    }

    /** Returns the distinct texts that there are, the first ten of them. */
    private static <T> String join(List<T> items, Function<? super T, @Nullable String> text) {
        List<String> distinct = items.stream()
                .map(text)
                .filter(Objects::nonNull)
                .map(Objects::toString)
                .distinct()
                .toList();
        String shown = String.join(", ", distinct.subList(0, Math.min(MAX_ITEMS, distinct.size())));
        int left = distinct.size() - MAX_ITEMS;
        return left <= 0 ? shown : shown + " and " + left + " more";
    }
}
