package io.github.cowriekit.report.internal.diary;

import io.github.cowriekit.model.intel.EnrichmentResult;
import io.github.cowriekit.model.intel.Facts;
import io.github.cowriekit.model.intel.Observable;
import io.github.cowriekit.model.intel.ObservableType;
import io.github.cowriekit.model.intel.Reason;
import io.github.cowriekit.model.intel.cowrielog.CowrieLogFacts;
import io.github.cowriekit.model.intel.dshield.DshieldFacts;
import io.github.cowriekit.model.intel.internetdb.InternetDbFacts;
import io.github.cowriekit.model.intel.shodan.ShodanFacts;
import io.github.cowriekit.model.intel.spur.SpurFacts;
import io.github.cowriekit.model.intel.urlhaus.UrlhausHostFacts;
import io.github.cowriekit.model.intel.virustotal.AnalysisStats;
import io.github.cowriekit.model.intel.virustotal.VirusTotalDomainFacts;
import io.github.cowriekit.model.intel.virustotal.VirusTotalIpFacts;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What sources say about the address of a client or the host of a file, each asked about that very subject. */
final class HostLines {
    static final String URLHAUS = "urlhaus";
    static final String VIRUSTOTAL = "virustotal";
    static final String SHODAN = "shodan";
    static final String INTERNETDB = "internetdb";

    private final LabelledLines lines;
    private final AnswersBySubject answers;

    HostLines(LabelledLines lines, AnswersBySubject answers) {
        this.lines = lines;
        this.answers = answers;
    }

    void network(@Nullable Observable host) {
        SourceAnswer<UrlhausHostFacts> urlhaus = answers.find(UrlhausHostFacts.class, URLHAUS, host);
        if (urlhaus != null) {
            // a host without malware URLs has no tags: the diary shows that as an empty value
            String tags = urlhaus.facts() == null
                    ? ""
                    : String.join(", ", urlhaus.facts().tags());
            boolean answered = urlhaus.facts() != null || urlhaus.isNotFound();
            lines.add("URLhaus IP Tags", answered ? lines.text().ofService(tags) : said(urlhaus));
        }
        SourceAnswer<DshieldFacts> dshield = answers.find(DshieldFacts.class, "dshield", host);
        if (dshield != null && dshield.facts() != null) {
            lines.service("ASNAME", dshield.facts().asName());
            lines.service("ASCOUNTRY", dshield.facts().asCountry());
        } else if (dshield != null) {
            lines.add("ASNAME", said(dshield));
        }
    }

    void spur(@Nullable Observable host) {
        SourceAnswer<SpurFacts> spur = answers.find(SpurFacts.class, "spur", host);
        if (spur != null && spur.facts() != null) {
            new SpurLines(lines).add(spur.facts());
        } else if (spur != null) {
            lines.add("SPUR", said(spur));
        }
    }

    /** Adds what the diary has no line for, so that nothing that was found is hidden. */
    void more(@Nullable Observable host) {
        new OriginLines(lines, answers, this).add(host);
        SourceAnswer<UrlhausHostFacts> urlhaus = answers.find(UrlhausHostFacts.class, URLHAUS, host);
        if (urlhaus != null && urlhaus.facts() != null) {
            lines.service("URLhaus Malware URLs", count(urlhaus.facts()));
            Instant firstSeen = urlhaus.facts().firstSeen();
            lines.ifPresent("URLhaus First Seen", firstSeen == null ? null : FileLines.utc(firstSeen));
        }
        if (host != null && host.type() == ObservableType.IP) {
            virusTotal("VT Address", answers.find(VirusTotalIpFacts.class, VIRUSTOTAL, host));
        } else {
            virusTotal("VT Domain", answers.find(VirusTotalDomainFacts.class, VIRUSTOTAL, host));
        }
        exposure(host);
        new RegistryLines(lines, answers, this).add(host);
        new ReputationLines(lines, answers, this).add(host);
        new FeedLines(lines, answers, this).add(host);
        new CowrieLogLines(lines).add(answers.find(CowrieLogFacts.class, CowrieLogLines.SOURCE, host));
        new CustomLines(lines, "").add(answers.about(host));
    }

    /** What the host exposes itself: lines only where something was found or went wrong; the summary counts the rest. */
    private void exposure(@Nullable Observable host) {
        SourceAnswer<ShodanFacts> shodan = answers.find(ShodanFacts.class, SHODAN, host);
        if (shodan != null && shodan.facts() != null) {
            new ShodanLines(lines).add(shodan.facts());
        }
        failed("Shodan", shodan);
        SourceAnswer<InternetDbFacts> internetDb = answers.find(InternetDbFacts.class, INTERNETDB, host);
        if (internetDb != null && internetDb.facts() != null) {
            new ShodanLines(lines).add(internetDb.facts());
        }
        failed("InternetDB", internetDb);
    }

    /** Adds a line for a question that failed, of a source that is silent where it has nothing to say. */
    void failed(String label, @Nullable SourceAnswer<? extends Facts> answer) {
        if (answer != null && answer.result() instanceof EnrichmentResult.Failed) {
            unanswered(label, answer);
        }
    }

    private static long count(UrlhausHostFacts facts) {
        return facts.urlCount() == null ? facts.urls().size() : facts.urlCount();
    }

    /** Adds a line for a question beyond the diary's that has no answer, unless the block says so already. */
    void unanswered(String label, @Nullable SourceAnswer<? extends Facts> answer) {
        if (answer == null || answer.facts() != null || answer.isNotFound() || isUnwanted(answer)) {
            return;
        }
        String word = answers.news(answer.result(), lines.text());
        if (word != null) {
            lines.add(label, word);
        }
    }

    /** A question that nobody wanted is no news in every block; the summary counts it. */
    private static boolean isUnwanted(SourceAnswer<? extends Facts> answer) {
        return answer.result() instanceof EnrichmentResult.Skipped skipped && skipped.reason() == Reason.NOT_ASKED;
    }

    /** Returns the word for a line that the block always has. */
    String said(SourceAnswer<? extends Facts> answer) {
        answers.news(answer.result(), lines.text());
        return answer.word(lines.text());
    }

    private void virusTotal(String label, @Nullable SourceAnswer<? extends Facts> answer) {
        if (answer == null || answer.isNotFound()) {
            return;
        }
        AnalysisStats stats = null;
        if (answer.facts() instanceof VirusTotalIpFacts facts) {
            stats = facts.lastAnalysisStats();
        } else if (answer.facts() instanceof VirusTotalDomainFacts facts) {
            stats = facts.lastAnalysisStats();
        } else if (answer.facts() == null) {
            unanswered(label, answer);
        }
        if (stats != null && stats.malicious() > 0) {
            lines.service(label + " Malicious Hits", stats.malicious());
        }
    }
}
