package io.github.cowriekit.enrich.internal.abuseipdb;

import io.github.cowriekit.enrich.spi.http.AnswerFields;
import io.github.cowriekit.model.intel.abuseipdb.AbuseIpDbFacts;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Reads {@code data} of a check. A busy address has thousands of reports; they are counted, and the newest kept. */
final class AbuseIpDbAnswer {
    private static final int MOST_REPORTS = 20;
    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");
    private static final Comparator<AbuseIpDbFacts.Report> NEWEST_FIRST = Comparator.comparing(
            AbuseIpDbFacts.Report::reportedAt, Comparator.nullsLast(Comparator.<Instant>reverseOrder()));

    private AbuseIpDbAnswer() {}

    static AbuseIpDbFacts read(AnswerFields data) {
        List<AbuseIpDbFacts.Report> reports = data.objects("reports").stream()
                .map(AbuseIpDbAnswer::report)
                .sorted(NEWEST_FIRST)
                .toList();
        return AbuseIpDbFacts.builder()
                .ip(data.text("ipAddress"))
                .whitelisted(data.flag("isWhitelisted"))
                .abuseConfidenceScore(data.number("abuseConfidenceScore"))
                .countryCode(data.text("countryCode"))
                .usageType(data.text("usageType"))
                .isp(data.text("isp"))
                .domain(data.text("domain"))
                .hostnames(data.tags("hostnames"))
                .tor(data.flag("isTor"))
                .totalReports(data.number("totalReports"))
                .distinctReporters(data.number("numDistinctUsers"))
                .lastReported(data.time("lastReportedAt"))
                .categories(categories(reports))
                .reports(reports.stream().limit(MOST_REPORTS).toList())
                .extra(data.plain("isPublic", "ipVersion", "countryName"))
                .build();
    }

    private static AbuseIpDbFacts.Report report(AnswerFields report) {
        return new AbuseIpDbFacts.Report(
                report.time("reportedAt"),
                report.text("comment"),
                report.texts("categories").stream()
                        .filter(category -> NUMBER.matcher(category).matches())
                        .map(Integer::valueOf)
                        .toList(),
                report.number("reporterId"),
                report.text("reporterCountryCode"),
                report.text("reporterCountryName"));
    }

    private static Map<String, Long> categories(List<AbuseIpDbFacts.Report> reports) {
        Map<String, Long> counts = new TreeMap<>();
        for (AbuseIpDbFacts.Report report : reports) {
            for (int category : report.categories()) {
                counts.merge(Categories.name(category), 1L, Long::sum);
            }
        }
        return counts;
    }
}
