import io.github.cowriekit.enrich.internal.abuseipdb.AbuseIpDbProvider;
import io.github.cowriekit.enrich.internal.circl.CirclProvider;
import io.github.cowriekit.enrich.internal.clouds.CloudsProvider;
import io.github.cowriekit.enrich.internal.crowdsec.CrowdSecProvider;
import io.github.cowriekit.enrich.internal.dshield.DshieldProvider;
import io.github.cowriekit.enrich.internal.feodotracker.FeodoTrackerProvider;
import io.github.cowriekit.enrich.internal.firehol.FireholProvider;
import io.github.cowriekit.enrich.internal.greedybear.GreedyBearProvider;
import io.github.cowriekit.enrich.internal.greynoise.GreyNoiseProvider;
import io.github.cowriekit.enrich.internal.hibp.HibpProvider;
import io.github.cowriekit.enrich.internal.intelfeed.IntelfeedProvider;
import io.github.cowriekit.enrich.internal.internetdb.InternetDbProvider;
import io.github.cowriekit.enrich.internal.ipinfo.IpInfoProvider;
import io.github.cowriekit.enrich.internal.iscresearch.IscResearchProvider;
import io.github.cowriekit.enrich.internal.malwarebazaar.MalwareBazaarProvider;
import io.github.cowriekit.enrich.internal.maxmind.MaxMindProvider;
import io.github.cowriekit.enrich.internal.networks.NetworksProvider;
import io.github.cowriekit.enrich.internal.otx.OtxProvider;
import io.github.cowriekit.enrich.internal.rdap.RdapProvider;
import io.github.cowriekit.enrich.internal.reversedns.ReverseDnsProvider;
import io.github.cowriekit.enrich.internal.shodan.ShodanProvider;
import io.github.cowriekit.enrich.internal.spamhausdrop.SpamhausDropProvider;
import io.github.cowriekit.enrich.internal.spur.SpurProvider;
import io.github.cowriekit.enrich.internal.teamcymru.TeamCymruProvider;
import io.github.cowriekit.enrich.internal.threatfox.ThreatFoxProvider;
import io.github.cowriekit.enrich.internal.tor.TorProvider;
import io.github.cowriekit.enrich.internal.urlhaus.UrlhausProvider;
import io.github.cowriekit.enrich.internal.urlhausrecent.UrlhausRecentProvider;
import io.github.cowriekit.enrich.internal.virustotal.VirusTotalProvider;
import io.github.cowriekit.enrich.internal.yaraify.YaraifyProvider;
import io.github.cowriekit.enrich.spi.EnricherProvider;

/** Asks threat-intelligence sources about the addresses, hosts, URLs and files of sessions. */
module io.github.cowriekit.enrich {
    requires com.github.benmanes.caffeine;
    requires com.maxmind.db;
    requires inet.ipaddr;
    requires static micrometer.core;
    requires static org.xerial.sqlitejdbc;
    requires io.github.cowriekit.json;
    requires static transitive org.jspecify;
    requires transitive io.github.cowriekit.model;
    requires transitive java.net.http;
    requires io.github.cowriekit.shaded;
    requires java.sql;
    requires jdk.jfr;
    requires com.fasterxml.jackson.databind;
    requires com.fasterxml.jackson.dataformat.csv;

    exports io.github.cowriekit.enrich;
    exports io.github.cowriekit.enrich.micrometer;
    exports io.github.cowriekit.enrich.spi;
    exports io.github.cowriekit.enrich.spi.http;

    uses EnricherProvider;

    provides EnricherProvider with
            AbuseIpDbProvider,
            CrowdSecProvider,
            CirclProvider,
            CloudsProvider,
            DshieldProvider,
            FeodoTrackerProvider,
            FireholProvider,
            GreedyBearProvider,
            GreyNoiseProvider,
            HibpProvider,
            IntelfeedProvider,
            InternetDbProvider,
            IpInfoProvider,
            IscResearchProvider,
            MalwareBazaarProvider,
            MaxMindProvider,
            NetworksProvider,
            OtxProvider,
            RdapProvider,
            ReverseDnsProvider,
            ShodanProvider,
            SpamhausDropProvider,
            SpurProvider,
            TeamCymruProvider,
            ThreatFoxProvider,
            TorProvider,
            UrlhausProvider,
            UrlhausRecentProvider,
            YaraifyProvider,
            VirusTotalProvider;
}
