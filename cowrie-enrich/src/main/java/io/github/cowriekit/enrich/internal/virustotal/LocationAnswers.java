package io.github.cowriekit.enrich.internal.virustotal;

import io.github.cowriekit.enrich.spi.http.AnswerFields;
import io.github.cowriekit.model.intel.virustotal.VirusTotalDomainFacts;
import io.github.cowriekit.model.intel.virustotal.VirusTotalIpFacts;
import io.github.cowriekit.model.intel.virustotal.VirusTotalUrlFacts;

/**
 * Reads the attributes of an <a href="https://docs.virustotal.com/reference/ip-object">address</a>, a
 * <a href="https://docs.virustotal.com/reference/domains-object">domain</a> and a
 * <a href="https://docs.virustotal.com/reference/url-object">URL</a>.
 */
final class LocationAnswers {
    private LocationAnswers() {}

    static VirusTotalIpFacts address(AnswerFields ip) {
        return VirusTotalIpFacts.builder()
                .asOwner(ip.text("as_owner"))
                .asn(ip.number("asn"))
                .country(ip.text("country"))
                .continent(ip.text("continent"))
                .network(ip.text("network"))
                .registry(ip.text("regional_internet_registry"))
                .reputation(ip.number("reputation"))
                .votes(CommonAttributes.votes(ip))
                .tags(ip.tags("tags"))
                .lastAnalysisStats(CommonAttributes.stats(ip))
                .engineResults(CommonAttributes.engineResults(ip))
                .lastModification(ip.unixTime("last_modification_date"))
                .firstSeen(ip.unixTime("first_seen_date"))
                .jarm(ip.text("jarm"))
                .whois(ip.text("whois"))
                .build();
    }

    static VirusTotalDomainFacts domain(AnswerFields domain) {
        return VirusTotalDomainFacts.builder()
                .registrar(domain.text("registrar"))
                .creation(domain.unixTime("creation_date"))
                .dnsRecords(domain.objects("last_dns_records").stream()
                        .map(dns -> new VirusTotalDomainFacts.DnsRecord(
                                dns.text("type"), dns.text("value"), dns.number("ttl")))
                        .toList())
                .categories(domain.textsByName("categories"))
                .popularityRanks(domain.objectsByName("popularity_ranks").entrySet().stream()
                        .map(rank -> new VirusTotalDomainFacts.PopularityRank(
                                rank.getKey(),
                                rank.getValue().number("rank"),
                                rank.getValue().unixTime("timestamp")))
                        .toList())
                .reputation(domain.number("reputation"))
                .votes(CommonAttributes.votes(domain))
                .tags(domain.tags("tags"))
                .lastAnalysisStats(CommonAttributes.stats(domain))
                .engineResults(CommonAttributes.engineResults(domain))
                .jarm(domain.text("jarm"))
                .build();
    }

    static VirusTotalUrlFacts url(AnswerFields url) {
        return VirusTotalUrlFacts.builder()
                .url(url.text("url"))
                .lastFinalUrl(url.text("last_final_url"))
                .lastHttpResponseCode(url.number("last_http_response_code"))
                .title(url.text("title"))
                .threatNames(url.texts("threat_names"))
                .firstSubmission(url.unixTime("first_submission_date"))
                .lastSubmission(url.unixTime("last_submission_date"))
                .lastAnalysis(url.unixTime("last_analysis_date"))
                .lastAnalysisStats(CommonAttributes.stats(url))
                .engineResults(CommonAttributes.engineResults(url))
                .timesSubmitted(url.number("times_submitted"))
                .categories(url.textsByName("categories"))
                .reputation(url.number("reputation"))
                .votes(CommonAttributes.votes(url))
                .tags(url.tags("tags"))
                .build();
    }
}
