package io.github.cowriekit.report.internal.diary;

import io.github.cowriekit.model.Download;
import io.github.cowriekit.model.Upload;
import io.github.cowriekit.model.intel.EnrichmentResult;
import io.github.cowriekit.model.intel.Observable;
import io.github.cowriekit.model.intel.circl.HashlookupFacts;
import io.github.cowriekit.model.intel.cowrielog.CowrieLogFacts;
import io.github.cowriekit.model.intel.urlhaus.UrlhausPayloadFacts;
import io.github.cowriekit.model.intel.urlhaus.UrlhausUrlFacts;
import io.github.cowriekit.model.intel.virustotal.AnalysisStats;
import io.github.cowriekit.model.intel.virustotal.VirusTotalFileFacts;
import io.github.cowriekit.model.intel.virustotal.VirusTotalUrlFacts;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The lines of one file: what it is, what is known about it, and about the host it came from. */
final class FileLines {
    private static final DateTimeFormatter UTC = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private final LabelledLines lines;
    private final AnswersBySubject answers;
    private final HostLines hosts;

    FileLines(LabelledLines lines, AnswersBySubject answers, HostLines hosts) {
        this.lines = lines;
        this.answers = answers;
        this.hosts = hosts;
    }

    static String utc(Instant instant) {
        return UTC.format(instant);
    }

    void download(Download file) {
        lines.raw("");
        lines.add("Download URL", logged(file.url()));
        if (file.failed()) {
            lines.add("Download Failed", file.error() == null ? "yes" : logged(file.error()));
        }
        if (!file.failed() || file.sha256() != null) {
            lines.add("Download SHA-256 Hash", logged(file.sha256()));
        }
        if (!file.failed() || file.destination() != null) {
            lines.add("Destination File", logged(file.destination()));
        }
        late("Download", file.late());
        known("Download", file.sha256(), file.host(), file.url());
    }

    void upload(Upload file) {
        lines.raw("");
        lines.add("Upload URL", logged(file.url()));
        lines.add("Upload SHA-256 Hash", logged(file.sha256()));
        lines.add("Destination File", logged(file.destination() == null ? file.filename() : file.destination()));
        late("Upload", file.late());
        known("Upload", file.sha256(), file.host(), file.url());
    }

    private void late(String kind, boolean late) {
        if (late) {
            lines.add(kind + " Note", "finished after the session was closed");
        }
    }

    private void known(String kind, @Nullable String sha256, @Nullable String host, @Nullable String url) {
        Observable file = AnswersBySubject.file(sha256);
        SourceAnswer<VirusTotalFileFacts> virusTotal =
                answers.find(VirusTotalFileFacts.class, HostLines.VIRUSTOTAL, file);
        if (virusTotal != null && virusTotal.facts() != null) {
            virusTotal(virusTotal.facts());
        } else if (virusTotal != null) {
            lines.add("VT Description", hosts.said(virusTotal));
        }
        if (host != null) {
            Observable subject = AnswersBySubject.host(host);
            lines.plain(kind + " Source Address", host);
            hosts.network(subject);
            hosts.spur(subject);
            hosts.more(subject);
        }
        more(file, AnswersBySubject.url(url));
    }

    private void virusTotal(VirusTotalFileFacts facts) {
        AnalysisStats stats = facts.lastAnalysisStats();
        Instant firstSubmission = facts.firstSubmission();
        lines.service("VT Description", facts.typeDescription());
        lines.service("VT Threat Classification", facts.threatLabel());
        lines.add("VT First Submission", firstSubmission == null ? "" : utc(firstSubmission));
        lines.service("VT Malicious Hits", stats == null ? null : stats.malicious());
    }

    /** Adds what the diary has no line for, so that nothing that was found is hidden. */
    private void more(@Nullable Observable file, @Nullable Observable url) {
        SourceAnswer<UrlhausPayloadFacts> payload = answers.find(UrlhausPayloadFacts.class, HostLines.URLHAUS, file);
        if (payload != null && payload.facts() != null) {
            lines.service("URLhaus Payload", "found");
            lines.ifPresent("URLhaus Payload Type", payload.facts().fileType());
            lines.ifPresent("URLhaus Payload Signature", payload.facts().signature());
        }
        hosts.unanswered("URLhaus Payload", payload);
        hashlookup(answers.find(HashlookupFacts.class, "circl", file));
        SourceAnswer<UrlhausUrlFacts> listed = answers.find(UrlhausUrlFacts.class, HostLines.URLHAUS, url);
        listed("URLhaus URL", listed);
        hosts.unanswered("URLhaus URL", listed);
        SourceAnswer<UrlhausUrlFacts> recent = answers.find(UrlhausUrlFacts.class, FeedLines.URLHAUS_RECENT, url);
        listed("URLhaus Recent URL", recent);
        hosts.failed("URLhaus Recent URL", recent);
        SourceAnswer<VirusTotalUrlFacts> page = answers.find(VirusTotalUrlFacts.class, HostLines.VIRUSTOTAL, url);
        if (page != null && page.facts() != null) {
            AnalysisStats stats = page.facts().lastAnalysisStats();
            lines.ifPresent(
                    "VT URL Malicious Hits", stats == null || stats.malicious() == 0 ? null : stats.malicious());
        }
        hosts.unanswered("VT URL", page);
        new ReputationLines(lines, answers, hosts).add(file);
        new ReputationLines(lines, answers, hosts).add(url);
        new CowrieLogLines(lines).add(answers.find(CowrieLogFacts.class, CowrieLogLines.SOURCE, file));
        new CowrieLogLines(lines).add(answers.find(CowrieLogFacts.class, CowrieLogLines.SOURCE, url));
        new CustomLines(lines, "").add(answers.about(file));
        new CustomLines(lines, "").add(answers.about(url));
    }

    private void listed(String label, @Nullable SourceAnswer<UrlhausUrlFacts> answer) {
        UrlhausUrlFacts facts = answer == null ? null : answer.facts();
        if (facts != null) {
            lines.service(label, "found");
            lines.ifPresent(label + " Status", facts.status());
            lines.ifPresent(label + " Threat", facts.threat());
            lines.ifPresent(label + " Tags", String.join(", ", facts.tags()));
        }
    }

    /** Lines only where the file is known or the question failed: most files of attackers are unknown to it. */
    private void hashlookup(@Nullable SourceAnswer<HashlookupFacts> answer) {
        HashlookupFacts facts = answer == null ? null : answer.facts();
        if (facts != null) {
            lines.service("CIRCL Known File", facts.fileName() == null ? "found" : facts.fileName());
            lines.ifPresent("CIRCL Known Malicious", String.join(", ", facts.knownMalicious()));
            lines.ifPresent("CIRCL Trust", facts.trust());
        } else if (answer != null && answer.result() instanceof EnrichmentResult.Failed) {
            hosts.unanswered("CIRCL", answer);
        }
    }

    /** A part that the log leaves out is empty here, as in the diary: a redirect has no URL. */
    private String logged(@Nullable String value) {
        return value == null ? "" : lines.text().ofLog(value);
    }
}
