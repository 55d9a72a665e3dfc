package io.github.cowriekit.model.view;

import io.github.cowriekit.model.intel.AbuseIpDbFacts;
import io.github.cowriekit.model.intel.CloudFacts;
import io.github.cowriekit.model.intel.CowrieLogFacts;
import io.github.cowriekit.model.intel.CrowdSecFacts;
import io.github.cowriekit.model.intel.CustomFacts;
import io.github.cowriekit.model.intel.DshieldFacts;
import io.github.cowriekit.model.intel.Facts;
import io.github.cowriekit.model.intel.FeodoTrackerFacts;
import io.github.cowriekit.model.intel.GreyNoiseFacts;
import io.github.cowriekit.model.intel.HashlookupFacts;
import io.github.cowriekit.model.intel.HibpFacts;
import io.github.cowriekit.model.intel.IntelfeedFacts;
import io.github.cowriekit.model.intel.InternetDbFacts;
import io.github.cowriekit.model.intel.MalwareBazaarFacts;
import io.github.cowriekit.model.intel.MaxMindFacts;
import io.github.cowriekit.model.intel.NetworkListFacts;
import io.github.cowriekit.model.intel.OtxFacts;
import io.github.cowriekit.model.intel.RdapFacts;
import io.github.cowriekit.model.intel.ResearchScannerFacts;
import io.github.cowriekit.model.intel.ReverseDnsFacts;
import io.github.cowriekit.model.intel.ShodanFacts;
import io.github.cowriekit.model.intel.SpurFacts;
import io.github.cowriekit.model.intel.TeamCymruFacts;
import io.github.cowriekit.model.intel.ThreatFoxFacts;
import io.github.cowriekit.model.intel.TorFacts;
import io.github.cowriekit.model.intel.UrlhausHostFacts;
import io.github.cowriekit.model.intel.UrlhausPayloadFacts;
import io.github.cowriekit.model.intel.UrlhausUrlFacts;
import io.github.cowriekit.model.intel.VirusTotalDomainFacts;
import io.github.cowriekit.model.intel.VirusTotalFileFacts;
import io.github.cowriekit.model.intel.VirusTotalIpFacts;
import io.github.cowriekit.model.intel.VirusTotalUrlFacts;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

/** Knows for each kind of facts what it says for the view: one line here for each of them. */
final class Tellers {
    private static final Map<Class<?>, BiConsumer<Facts, Teller>> BY_KIND = new HashMap<>();

    static {
        on(AbuseIpDbFacts.class, AddressTellers::abuseIpDb);
        on(CloudFacts.class, LocalTellers::cloud);
        on(CowrieLogFacts.class, FileTellers::cowrieLog);
        on(CrowdSecFacts.class, AddressTellers::crowdSec);
        // the names in it are anybody's
        on(CustomFacts.class, (facts, teller) -> {});
        on(DshieldFacts.class, AddressTellers::dshield);
        on(FeodoTrackerFacts.class, FeedTellers::feodoTracker);
        on(GreyNoiseFacts.class, AddressTellers::greyNoise);
        on(HashlookupFacts.class, FileTellers::hashlookup);
        // how often a password leaked says nothing about a network or a file
        on(HibpFacts.class, (facts, teller) -> {});
        // a label says what an address was seen doing, not who it is
        on(IntelfeedFacts.class, (facts, teller) -> {});
        on(InternetDbFacts.class, AddressTellers::internetDb);
        on(MalwareBazaarFacts.class, FileTellers::malwareBazaar);
        on(MaxMindFacts.class, LocalTellers::maxMind);
        on(NetworkListFacts.class, LocalTellers::networkLists);
        on(OtxFacts.class, FeedTellers::otx);
        on(RdapFacts.class, RegistryTellers::rdap);
        on(ResearchScannerFacts.class, FeedTellers::researchScanners);
        // whoever runs the reverse zone writes what they like
        on(ReverseDnsFacts.class, (facts, teller) -> {});
        on(ShodanFacts.class, AddressTellers::shodan);
        on(SpurFacts.class, AddressTellers::spur);
        on(TeamCymruFacts.class, RegistryTellers::teamCymru);
        on(ThreatFoxFacts.class, FileTellers::threatFox);
        on(TorFacts.class, LocalTellers::tor);
        on(UrlhausHostFacts.class, FileTellers::urlhausHost);
        on(UrlhausPayloadFacts.class, FileTellers::urlhausPayload);
        on(UrlhausUrlFacts.class, FileTellers::urlhausUrl);
        on(VirusTotalDomainFacts.class, (facts, teller) -> teller.detections(facts.lastAnalysisStats()));
        on(VirusTotalFileFacts.class, FileTellers::virusTotalFile);
        on(VirusTotalIpFacts.class, AddressTellers::virusTotal);
        on(VirusTotalUrlFacts.class, FileTellers::virusTotalUrl);
    }

    private Tellers() {}

    private static <F extends Facts> void on(Class<F> kind, BiConsumer<F, Teller> telling) {
        BY_KIND.put(kind, (facts, teller) -> telling.accept(kind.cast(facts), teller));
    }

    /** Returns the kinds of facts that are known here. */
    static Set<Class<?>> kinds() {
        return BY_KIND.keySet();
    }

    static void tell(Facts facts, Teller teller) {
        BiConsumer<Facts, Teller> telling = BY_KIND.get(facts.getClass());
        if (telling != null) {
            telling.accept(facts, teller);
        }
    }
}
