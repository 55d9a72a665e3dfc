package io.github.cowriekit.model.intel;

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
