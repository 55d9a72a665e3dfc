package io.github.cowriekit.report.internal.legacy;

import io.github.cowriekit.model.Download;
import io.github.cowriekit.model.Upload;
import io.github.cowriekit.model.intel.dshield.DshieldFacts;
import io.github.cowriekit.model.intel.spur.SpurFacts;
import io.github.cowriekit.model.intel.urlhaus.UrlhausHostFacts;
import io.github.cowriekit.model.intel.virustotal.AnalysisStats;
import io.github.cowriekit.model.intel.virustotal.VirusTotalFileFacts;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The files of a session. The script keeps URL, host, hash and destination of the file before where an event has none, so
 * a redirection shows the URL of the last download; and it asks SPUR about the client where it shows the download's host.
 */
final class LegacyFiles {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);
    private static final Pattern ADDRESS = Pattern.compile("[0-9]{1,3}\\.[0-9]{1,3}\\.[0-9]{1,3}\\.[0-9]{1,3}");
    private static final Pattern HOST = Pattern.compile("://([^\\n]*?)/");
    private static final Pattern LETTER = Pattern.compile("[a-zA-Z]");
    private static final int RECENT_DAYS = 5;

    private final LegacyText text;
    private final LegacyAnswers answers;
    private final @Nullable SpurFacts spurOfClient;
    private final LocalDateTime now;
    private final ZoneId zone;
    private final Consumer<String> classifications;
    private String url = "";
    private String host = "";
    private String sha256 = "";
    private String destination = "";
    private boolean recent;

    LegacyFiles(
            LegacyText text,
            LegacyAnswers answers,
            @Nullable SpurFacts spurOfClient,
            LocalDateTime now,
            ZoneId zone,
            Consumer<String> classifications) {
        this.text = text;
        this.answers = answers;
        this.spurOfClient = spurOfClient;
        this.now = now;
        this.zone = zone;
        this.classifications = classifications;
    }

    /** Adds the downloads that did not fail and returns whether VirusTotal got one of them lately. */
    boolean downloads(List<Download> downloads) {
        boolean first = true;
        for (Download file : downloads) {
            if (file.failed()) {
                continue;
            }
            if (first) {
                text.raw("\n------------------- DOWNLOAD DATA -------------------\n");
                first = false;
            }
            take(file.url(), file.host(), file.sha256(), file.destination());
            if (!sha256.isEmpty()) {
                file("Download", "URLhaus Source Tags");
            }
        }
        return recent;
    }

    void uploads(List<Upload> uploads) {
        url = "";
        host = "";
        sha256 = "";
        destination = "";
        if (!uploads.isEmpty()) {
            text.raw("\n------------------- UPLOAD DATA -------------------\n");
        }
        for (Upload file : uploads) {
            take(file.url(), file.host(), file.sha256(), file.filename());
            if (!sha256.isEmpty()) {
                file("Upload", "URLhaus IP Tags");
            }
        }
    }

    private void take(
            @Nullable String nextUrl, @Nullable String nextHost, @Nullable String hash, @Nullable String target) {
        if (nextUrl != null) {
            url = nextUrl.replace(".", "[.]").replace("://", "[://]");
            host = hostOf(nextUrl, nextHost);
        }
        sha256 = hash == null ? sha256 : hash;
        destination = target == null ? destination : target;
    }

    /** The first thing that looks like an address, else what stands before the path; the script ends without either. */
    private static String hostOf(String url, @Nullable String known) {
        Matcher address = ADDRESS.matcher(url);
        if (address.find()) {
            return address.group();
        }
        Matcher name = HOST.matcher(url);
        return name.find() ? name.group(1) : known == null ? "" : known;
    }

    private void file(String kind, String tagsOfName) {
        text.raw("\n");
        text.line(kind + " URL", url);
        text.line(kind + " SHA-256 Hash", sha256);
        text.line("Destination File", destination);
        if (answers.answered("virustotal", sha256)) {
            virusTotal(answers.facts(VirusTotalFileFacts.class, "virustotal", sha256), kind.equals("Download"));
        }
        if (host.isEmpty() || !answers.hasKeyOf("dshield")) {
            return;
        }
        text.line(kind + " Source Address", host);
        boolean isName = LETTER.matcher(host).find();
        if (answers.hasKeyOf("urlhaus")) {
            text.line(isName ? tagsOfName : "URLhaus IP Tags", tags(answers, host));
        }
        if (!isName) {
            network(text, answers, host);
            if (spurOfClient != null) {
                LegacySpur.add(text, spurOfClient);
            }
        }
    }

    static String tags(LegacyAnswers answers, String subject) {
        UrlhausHostFacts facts = answers.facts(UrlhausHostFacts.class, "urlhaus", subject);
        return facts == null ? "" : String.join(", ", facts.tags());
    }

    static void network(LegacyText text, LegacyAnswers answers, String address) {
        DshieldFacts facts = answers.facts(DshieldFacts.class, "dshield", address);
        text.line("ASNAME", facts == null || facts.asName() == null ? "" : facts.asName());
        text.line("ASCOUNTRY", facts == null || facts.asCountry() == null ? "" : facts.asCountry());
    }

    /** A file that VirusTotal does not know has no hits and the first submission of the epoch. */
    private void virusTotal(@Nullable VirusTotalFileFacts facts, boolean isDownload) {
        String label = facts == null || facts.threatLabel() == null ? "" : facts.threatLabel();
        Instant known = facts == null ? null : facts.firstSubmission();
        AnalysisStats stats = facts == null ? null : facts.lastAnalysisStats();
        LocalDateTime first = LocalDateTime.ofInstant(known == null ? Instant.EPOCH : known, zone);
        text.line("VT Description", facts == null || facts.typeDescription() == null ? "" : facts.typeDescription());
        text.line("VT Threat Classification", label);
        text.bare("VT First Submssion", TIME.format(first));
        text.number("VT Malicious Hits", stats == null ? 0 : stats.malicious());
        if (isDownload) {
            classifications.accept(label.isEmpty() ? "<blank>" : label);
            recent |= ChronoUnit.DAYS.between(first, now) <= RECENT_DAYS;
        }
    }
}
