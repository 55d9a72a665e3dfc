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

/**
 * What a source says about an observable; one record per kind of answer.
 *
 * <p>Sources that this library does not know answer with {@link CustomFacts}. A part that the source leaves out is null
 * or empty, never zero. Immutable.
 *
 * @since 0.1.0
 */
public sealed interface Facts
        permits DshieldFacts,
                UrlhausHostFacts,
                UrlhausUrlFacts,
                UrlhausPayloadFacts,
                VirusTotalFileFacts,
                VirusTotalIpFacts,
                VirusTotalDomainFacts,
                VirusTotalUrlFacts,
                SpurFacts,
                ShodanFacts,
                InternetDbFacts,
                AbuseIpDbFacts,
                GreyNoiseFacts,
                MalwareBazaarFacts,
                ThreatFoxFacts,
                CrowdSecFacts,
                HashlookupFacts,
                IntelfeedFacts,
                ResearchScannerFacts,
                FeodoTrackerFacts,
                CowrieLogFacts,
                OtxFacts,
                HibpFacts,
                RdapFacts,
                TeamCymruFacts,
                ReverseDnsFacts,
                MaxMindFacts,
                TorFacts,
                CloudFacts,
                NetworkListFacts,
                CustomFacts {}
