package io.github.cowriekit.model.intel;

import io.github.cowriekit.model.intel.abuseipdb.AbuseIpDbFacts;
import io.github.cowriekit.model.intel.circl.HashlookupFacts;
import io.github.cowriekit.model.intel.clouds.CloudFacts;
import io.github.cowriekit.model.intel.cowrielog.CowrieLogFacts;
import io.github.cowriekit.model.intel.crowdsec.CrowdSecFacts;
import io.github.cowriekit.model.intel.dshield.DshieldFacts;
import io.github.cowriekit.model.intel.feodotracker.FeodoTrackerFacts;
import io.github.cowriekit.model.intel.greynoise.GreyNoiseFacts;
import io.github.cowriekit.model.intel.hibp.HibpFacts;
import io.github.cowriekit.model.intel.intelfeed.IntelfeedFacts;
import io.github.cowriekit.model.intel.internetdb.InternetDbFacts;
import io.github.cowriekit.model.intel.iscresearch.ResearchScannerFacts;
import io.github.cowriekit.model.intel.malwarebazaar.MalwareBazaarFacts;
import io.github.cowriekit.model.intel.maxmind.MaxMindFacts;
import io.github.cowriekit.model.intel.networks.NetworkListFacts;
import io.github.cowriekit.model.intel.otx.OtxFacts;
import io.github.cowriekit.model.intel.rdap.RdapFacts;
import io.github.cowriekit.model.intel.reversedns.ReverseDnsFacts;
import io.github.cowriekit.model.intel.shodan.ShodanFacts;
import io.github.cowriekit.model.intel.spur.SpurFacts;
import io.github.cowriekit.model.intel.teamcymru.TeamCymruFacts;
import io.github.cowriekit.model.intel.threatfox.ThreatFoxFacts;
import io.github.cowriekit.model.intel.tor.TorFacts;
import io.github.cowriekit.model.intel.urlhaus.UrlhausHostFacts;
import io.github.cowriekit.model.intel.urlhaus.UrlhausPayloadFacts;
import io.github.cowriekit.model.intel.urlhaus.UrlhausUrlFacts;
import io.github.cowriekit.model.intel.virustotal.VirusTotalDomainFacts;
import io.github.cowriekit.model.intel.virustotal.VirusTotalFileFacts;
import io.github.cowriekit.model.intel.virustotal.VirusTotalIpFacts;
import io.github.cowriekit.model.intel.virustotal.VirusTotalUrlFacts;
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
