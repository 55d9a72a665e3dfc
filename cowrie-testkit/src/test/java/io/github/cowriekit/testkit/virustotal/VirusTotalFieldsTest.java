package io.github.cowriekit.testkit.virustotal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cowriekit.model.intel.Facts;
import io.github.cowriekit.model.intel.Observable;
import io.github.cowriekit.model.intel.YaraMatch;
import io.github.cowriekit.model.intel.virustotal.AnalysisStats;
import io.github.cowriekit.model.intel.virustotal.CommunityVotes;
import io.github.cowriekit.model.intel.virustotal.EngineResult;
import io.github.cowriekit.model.intel.virustotal.VirusTotalDomainFacts;
import io.github.cowriekit.model.intel.virustotal.VirusTotalFileFacts;
import io.github.cowriekit.model.intel.virustotal.VirusTotalIpFacts;
import io.github.cowriekit.model.intel.virustotal.VirusTotalUrlFacts;
import io.github.cowriekit.testkit.DirectLookup;
import io.github.cowriekit.testkit.Sources;
import io.github.cowriekit.testkit.fakes.FakeVirusTotal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Every documented attribute of every kind of object. */
final class VirusTotalFieldsTest {
    private static final Instant T1 = Instant.ofEpochSecond(1_700_000_001);
    private static final Instant T2 = Instant.ofEpochSecond(1_700_000_002);
    private static final Instant T3 = Instant.ofEpochSecond(1_700_000_003);
    private static final String SHARED = """
            "reputation": -7, "total_votes": {"harmless": 1, "malicious": 2}, "tags": ["zip", "arm", "zip"],
            "last_analysis_stats": {"harmless": 70, "malicious": 5, "suspicious": 1, "undetected": 9, "timeout": 2},
            "last_analysis_results": {
              "Zeta": {"category": "undetected", "engine_name": "Zeta", "result": null, "method": "blacklist"},
              "Alpha": {"category": "malicious", "engine_name": "Alpha", "engine_version": "1.2", "engine_update": "20240202",
                "method": "blacklist", "result": "Example.Trojan"}}
            """;
    private static final AnalysisStats STATS = AnalysisStats.builder()
            .harmless(70)
            .malicious(5)
            .suspicious(1)
            .undetected(9)
            .timeout(2)
            .build();
    private static final CommunityVotes VOTES = new CommunityVotes(1, 2);
    private static final List<String> TAGS = List.of("arm", "zip");
    private static final List<EngineResult> RESULTS = List.of(
            new EngineResult("Alpha", "malicious", "Example.Trojan", "blacklist", "1.2", "20240202"),
            new EngineResult("Zeta", "undetected", null, "blacklist", null, null));

    private static Facts answered(Observable subject, String type, String attributes) {
        try (FakeVirusTotal fake = new FakeVirusTotal()) {
            fake.knows(
                    subject,
                    "{\"data\": {\"id\": \"x\", \"type\": \"" + type + "\", \"attributes\": {" + attributes + "}}}");
            return DirectLookup.ask(Sources.enricher("virustotal", fake), subject)
                    .orElseThrow();
        }
    }

    @Test
    void readsFiles() {
        String file = """
                "type_description": "ELF", "type_tag": "elf", "type_extension": "so", "magic": "ELF 32-bit LSB",
                "md5": "aa", "sha1": "bb", "sha256": "cc", "ssdeep": "3:a:b", "tlsh": "T1A", "vhash": "dd", "size": 115288,
                "names": ["bot.arm", "a"], "meaningful_name": "bot.arm",
                "popular_threat_classification": {"suggested_threat_label": "trojan.example/x",
                  "popular_threat_category": [{"count": 25, "value": "trojan"}, {"count": "4", "value": "ddos"}, {"count": 1}],
                  "popular_threat_name": [{"count": 22, "value": "example"}]},
                "first_submission_date": 1700000001, "last_submission_date": "1700000002", "last_analysis_date": 1700000003,
                "creation_date": 1700000004, "times_submitted": 5, "unique_sources": 4,
                "sandbox_verdicts": {
                  "Zebra": {"category": "harmless", "sandbox_name": "Zebra"},
                  "Boxy": {"category": "malicious", "confidence": 88, "malware_classification": ["MALWARE", "BOT"],
                    "malware_names": ["Example"], "sandbox_name": "Boxy Linux"}},
                "crowdsourced_yara_results": [{"rule_name": "Example_Bot", "ruleset_name": "bots", "author": "someone",
                  "description": "finds it", "source": "https://rules.example/"}],
                """ + SHARED.replace("\"timeout\": 2", """
                        "timeout": 2, "confirmed-timeout": 3, "failure": 4, "type-unsupported": 6""");

        assertThat(answered(Observable.sha256("cc"), "file", file))
                .isEqualTo(VirusTotalFileFacts.builder()
                        .hashes(new VirusTotalFileFacts.Hashes("aa", "bb", "cc", "3:a:b", "T1A", "dd"))
                        .typeDescription("ELF")
                        .sizeBytes(115_288L)
                        .names(List.of("bot.arm", "a"))
                        .meaningfulName("bot.arm")
                        .tags(TAGS)
                        .threatLabel("trojan.example/x")
                        .threatCategories(List.of(
                                new VirusTotalFileFacts.CountedLabel("trojan", 25),
                                new VirusTotalFileFacts.CountedLabel("ddos", 4)))
                        .threatNames(List.of(new VirusTotalFileFacts.CountedLabel("example", 22)))
                        .firstSubmission(T1)
                        .lastAnalysis(T3)
                        .lastAnalysisStats(AnalysisStats.builder()
                                .harmless(70)
                                .malicious(5)
                                .suspicious(1)
                                .undetected(9)
                                .timeout(2)
                                .confirmedTimeout(3)
                                .failure(4)
                                .typeUnsupported(6)
                                .build())
                        .engineResults(RESULTS)
                        .sandboxVerdicts(List.of(
                                new VirusTotalFileFacts.SandboxVerdict(
                                        "Boxy Linux", "malicious", 88L, List.of("MALWARE", "BOT"), List.of("Example")),
                                new VirusTotalFileFacts.SandboxVerdict(
                                        "Zebra", "harmless", null, List.of(), List.of())))
                        .yaraMatches(List.of(
                                new YaraMatch("Example_Bot", "bots", "someone", "finds it", "https://rules.example/")))
                        .extra(Map.of(
                                "type_tag",
                                "elf",
                                "type_extension",
                                "so",
                                "magic",
                                "ELF 32-bit LSB",
                                "creation_date",
                                1_700_000_004L,
                                "last_submission_date",
                                "1700000002",
                                "times_submitted",
                                5L,
                                "unique_sources",
                                4L,
                                "reputation",
                                -7L,
                                "total_votes",
                                Map.of("harmless", 1L, "malicious", 2L)))
                        .build());
    }

    @Test
    void readsAddresses() {
        String address = """
                "as_owner": "EXAMPLE", "asn": 64500, "country": "NL", "continent": "EU", "network": "203.0.113.0/24",
                "regional_internet_registry": "RIPE NCC", "last_modification_date": 1700000001, "first_seen_date": 1700000002,
                "jarm": "29d", "whois": "inetnum: x",
                """ + SHARED;

        assertThat(answered(Observable.ip("203.0.113.67"), "ip_address", address))
                .isEqualTo(VirusTotalIpFacts.builder()
                        .asOwner("EXAMPLE")
                        .asn(64500L)
                        .country("NL")
                        .continent("EU")
                        .network("203.0.113.0/24")
                        .registry("RIPE NCC")
                        .reputation(-7L)
                        .votes(VOTES)
                        .tags(TAGS)
                        .lastAnalysisStats(STATS)
                        .engineResults(RESULTS)
                        .lastModification(T1)
                        .firstSeen(T2)
                        .jarm("29d")
                        .whois("inetnum: x")
                        .build());
    }

    @Test
    void readsUrls() {
        String url = """
                "url": "http://a.example/", "last_final_url": "http://b.example/", "last_http_response_code": 200,
                "title": "Index", "threat_names": ["C2/Example"], "first_submission_date": 1700000001,
                "last_submission_date": 1700000002, "last_analysis_date": 1700000003, "times_submitted": 456,
                "categories": {"Vendor B": "malicious", "Vendor A": "c2"},
                """ + SHARED;

        assertThat(answered(Observable.url("http://a.example/"), "url", url))
                .isEqualTo(VirusTotalUrlFacts.builder()
                        .url("http://a.example/")
                        .lastFinalUrl("http://b.example/")
                        .lastHttpResponseCode(200L)
                        .title("Index")
                        .threatNames(List.of("C2/Example"))
                        .firstSubmission(T1)
                        .lastSubmission(T2)
                        .lastAnalysis(T3)
                        .lastAnalysisStats(STATS)
                        .engineResults(RESULTS)
                        .timesSubmitted(456L)
                        .categories(Map.of("Vendor A", "c2", "Vendor B", "malicious"))
                        .reputation(-7L)
                        .votes(VOTES)
                        .tags(TAGS)
                        .build());
    }

    @Test
    void readsDomains() {
        String domain = """
                "registrar": "Example Registrar", "creation_date": 1700000001,
                "last_dns_records": [{"type": "A", "value": "203.0.113.67", "ttl": 300}, {"type": "NS", "ttl": null}],
                "categories": {"Vendor": "malware"}, "jarm": "29d",
                "popularity_ranks": {"List B": {"rank": 5, "timestamp": 1700000002}, "List A": {}},
                """ + SHARED;

        assertThat(answered(Observable.host("a.example"), "domain", domain))
                .isEqualTo(VirusTotalDomainFacts.builder()
                        .registrar("Example Registrar")
                        .creation(T1)
                        .dnsRecords(List.of(
                                new VirusTotalDomainFacts.DnsRecord("A", "203.0.113.67", 300L),
                                new VirusTotalDomainFacts.DnsRecord("NS", null, null)))
                        .categories(Map.of("Vendor", "malware"))
                        .popularityRanks(List.of(
                                new VirusTotalDomainFacts.PopularityRank("List A", null, null),
                                new VirusTotalDomainFacts.PopularityRank("List B", 5L, T2)))
                        .reputation(-7L)
                        .votes(VOTES)
                        .tags(TAGS)
                        .lastAnalysisStats(STATS)
                        .engineResults(RESULTS)
                        .jarm("29d")
                        .build());
    }
}
