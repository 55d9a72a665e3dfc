package io.github.cowriekit.model.internal;

import io.github.cowriekit.model.intel.CustomFacts;
import io.github.cowriekit.model.intel.Facts;
import io.github.cowriekit.model.intel.FactsKinds;
import io.github.cowriekit.model.intel.abuseipdb.AbuseIpDbFacts;
import io.github.cowriekit.model.intel.circl.HashlookupFacts;
import io.github.cowriekit.model.intel.clouds.CloudFacts;
import io.github.cowriekit.model.intel.cowrielog.CowrieLogFacts;
import io.github.cowriekit.model.intel.crowdsec.CrowdSecFacts;
import io.github.cowriekit.model.intel.dshield.DshieldFacts;
import io.github.cowriekit.model.intel.feodotracker.FeodoTrackerFacts;
import io.github.cowriekit.model.intel.firehol.FireholFacts;
import io.github.cowriekit.model.intel.greedybear.GreedyBearFacts;
import io.github.cowriekit.model.intel.greynoise.GreyNoiseFacts;
import io.github.cowriekit.model.intel.hibp.HibpFacts;
import io.github.cowriekit.model.intel.intelfeed.IntelfeedFacts;
import io.github.cowriekit.model.intel.internetdb.InternetDbFacts;
import io.github.cowriekit.model.intel.ipinfo.IpInfoFacts;
import io.github.cowriekit.model.intel.iscresearch.ResearchScannerFacts;
import io.github.cowriekit.model.intel.malwarebazaar.MalwareBazaarFacts;
import io.github.cowriekit.model.intel.maxmind.MaxMindFacts;
import io.github.cowriekit.model.intel.networks.NetworkListFacts;
import io.github.cowriekit.model.intel.otx.OtxFacts;
import io.github.cowriekit.model.intel.rdap.RdapFacts;
import io.github.cowriekit.model.intel.reversedns.ReverseDnsFacts;
import io.github.cowriekit.model.intel.shodan.ShodanFacts;
import io.github.cowriekit.model.intel.spamhausdrop.SpamhausDropFacts;
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
import io.github.cowriekit.model.intel.yaraify.YaraifyFacts;
import java.util.Map;

/** The kinds of facts that this library knows: one line for each of them. */
public final class BuiltInFacts implements FactsKinds {
    private static final Map<String, Class<? extends Facts>> KINDS = Map.ofEntries(
            Map.entry("abuseipdb", AbuseIpDbFacts.class),
            Map.entry("circl-hashlookup", HashlookupFacts.class),
            Map.entry("clouds", CloudFacts.class),
            Map.entry("cowrie-log", CowrieLogFacts.class),
            Map.entry("crowdsec", CrowdSecFacts.class),
            Map.entry("dshield", DshieldFacts.class),
            Map.entry("feodotracker", FeodoTrackerFacts.class),
            Map.entry("firehol", FireholFacts.class),
            Map.entry("greedybear", GreedyBearFacts.class),
            Map.entry("greynoise", GreyNoiseFacts.class),
            Map.entry("hibp", HibpFacts.class),
            Map.entry("internetdb", InternetDbFacts.class),
            Map.entry("ipinfo", IpInfoFacts.class),
            Map.entry("isc-intelfeed", IntelfeedFacts.class),
            Map.entry("isc-research", ResearchScannerFacts.class),
            Map.entry("malwarebazaar", MalwareBazaarFacts.class),
            Map.entry("maxmind", MaxMindFacts.class),
            Map.entry("networks", NetworkListFacts.class),
            Map.entry("otx", OtxFacts.class),
            Map.entry("rdap", RdapFacts.class),
            Map.entry("reversedns", ReverseDnsFacts.class),
            Map.entry("shodan", ShodanFacts.class),
            Map.entry("spamhaus-drop", SpamhausDropFacts.class),
            Map.entry("spur", SpurFacts.class),
            Map.entry("teamcymru", TeamCymruFacts.class),
            Map.entry("threatfox", ThreatFoxFacts.class),
            Map.entry("tor-exit", TorFacts.class),
            Map.entry("urlhaus-host", UrlhausHostFacts.class),
            Map.entry("urlhaus-payload", UrlhausPayloadFacts.class),
            Map.entry("urlhaus-url", UrlhausUrlFacts.class),
            Map.entry("virustotal-domain", VirusTotalDomainFacts.class),
            Map.entry("virustotal-file", VirusTotalFileFacts.class),
            Map.entry("virustotal-ip", VirusTotalIpFacts.class),
            Map.entry("virustotal-url", VirusTotalUrlFacts.class),
            Map.entry("yaraify", YaraifyFacts.class),
            Map.entry("custom", CustomFacts.class));

    @Override
    public Map<String, Class<? extends Facts>> kinds() {
        return KINDS;
    }
}
