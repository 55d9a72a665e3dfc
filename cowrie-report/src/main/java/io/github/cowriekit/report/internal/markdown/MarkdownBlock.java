package io.github.cowriekit.report.internal.markdown;

import io.github.cowriekit.model.Command;
import io.github.cowriekit.model.Download;
import io.github.cowriekit.model.Login;
import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.Upload;
import io.github.cowriekit.model.intel.EnrichedSession;
import io.github.cowriekit.model.intel.EnrichmentResult;
import io.github.cowriekit.model.intel.SessionRecord;
import io.github.cowriekit.model.intel.virustotal.AnalysisStats;
import io.github.cowriekit.model.intel.virustotal.VirusTotalFileFacts;
import io.github.cowriekit.report.internal.digest.Conclusion;
import io.github.cowriekit.report.internal.digest.SourceNetwork;
import io.github.cowriekit.report.internal.digest.TimeLine;
import io.github.cowriekit.report.internal.text.SafeText;
import io.github.cowriekit.report.internal.text.TimeText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One session for a ticket: a table of what it was, its files and its commands. */
public final class MarkdownBlock {
    private static final int MAX_COMMANDS = 100;
    private static final int MAX_FILES = 50;

    private final SafeText text = new SafeText(1_000);
    private final StringBuilder out = new StringBuilder(2048);
    private final EnrichedSession enriched;
    private final Session session;
    private final @Nullable Conclusion conclusion;

    private MarkdownBlock(SessionRecord record) {
        this.enriched = record.enriched();
        this.conclusion = Conclusion.of(record, text);
        this.session = enriched.session();
    }

    public static String of(SessionRecord record) {
        MarkdownBlock block = new MarkdownBlock(record);
        block.facts();
        block.files();
        block.commands();
        return block.out.toString();
    }

    private void facts() {
        out.append("## Session ")
                .append(Markdown.escape(text.plain(session.id())))
                .append("\n\n| | |\n| --- | --- |\n");
        row("Started", session.startedAt() == null ? null : TimeText.iso(session.startedAt()));
        row("Duration", session.duration() == null ? null : TimeLine.seconds(session.duration()));
        String timeLine = TimeLine.of(session).text();
        row("Time line", timeLine.isEmpty() ? null : timeLine);
        row("Protocol", logged(session.protocol()));
        row(
                "Source",
                session.source().ip() == null
                        ? null
                        : text.plain(session.source().ip()));
        SourceNetwork network = SourceNetwork.of(enriched);
        row("Network", network.name() == null ? null : text.ofService(network.name()));
        row("Country", network.country() == null ? null : text.ofService(network.country()));
        row("Client", logged(session.client().softwareVersion()));
        row("Login", login());
        row(
                "Commands",
                String.valueOf(session.commands().size() + session.truncated().getOrDefault("commands", 0L)));
        if (conclusion != null) {
            conclusion.facts().forEach(this::row);
        }
        out.append('\n');
    }

    private @Nullable String logged(@Nullable String value) {
        return value == null ? null : text.ofLog(value);
    }

    private @Nullable String login() {
        if (session.logins().isEmpty()) {
            return null;
        }
        Login login = session.successfulLogin()
                .orElse(session.logins().get(session.logins().size() - 1));
        String secret = login.password() == null ? "public key" : text.ofLog(login.password());
        return (login.username() == null ? "" : text.ofLog(login.username())) + " / " + secret
                + (login.success() ? "" : " (failed)");
    }

    private void row(String label, @Nullable String value) {
        if (value != null) {
            out.append("| ")
                    .append(label)
                    .append(" | ")
                    .append(Markdown.escape(value))
                    .append(" |\n");
        }
    }

    private void files() {
        int total = session.downloads().size() + session.uploads().size();
        if (total == 0) {
            return;
        }
        Map<String, VirusTotalFileFacts> known = new HashMap<>();
        for (EnrichmentResult result : enriched.results()) {
            if (result instanceof EnrichmentResult.Found found && found.facts() instanceof VirusTotalFileFacts facts) {
                known.putIfAbsent(result.observable().value(), facts);
            }
        }
        out.append("| File | SHA-256 | From | Destination | VirusTotal |\n| --- | --- | --- | --- | --- |\n");
        session.downloads().stream().limit(MAX_FILES).forEach(file -> file(file, known));
        session.uploads().stream().limit(MAX_FILES).forEach(file -> file(file, known));
        out.append('\n');
        long shown = Math.min(MAX_FILES, session.downloads().size())
                + (long) Math.min(MAX_FILES, session.uploads().size());
        if (total > shown) {
            out.append("… and ").append(total - shown).append(" more files\n\n");
        }
    }

    private void file(Download file, Map<String, VirusTotalFileFacts> known) {
        cells("download", file.sha256(), file.url(), file.destination(), known);
    }

    private void file(Upload file, Map<String, VirusTotalFileFacts> known) {
        String target = file.destination() == null ? file.filename() : file.destination();
        cells("upload", file.sha256(), file.url(), target, known);
    }

    private void cells(
            String kind,
            @Nullable String sha256,
            @Nullable String url,
            @Nullable String destination,
            Map<String, VirusTotalFileFacts> known) {
        out.append("| ").append(kind);
        for (String cell : new String[] {
            sha256 == null ? "" : text.plain(sha256),
            url == null ? "" : text.ofLog(url),
            destination == null ? "" : text.ofLog(destination),
            virusTotal(known.get(sha256))
        }) {
            out.append(" | ").append(Markdown.escape(cell));
        }
        out.append(" |\n");
    }

    private String virusTotal(@Nullable VirusTotalFileFacts facts) {
        if (facts == null) {
            return "";
        }
        AnalysisStats stats = facts.lastAnalysisStats();
        return (stats == null ? "" : stats.malicious() + " malicious ")
                + (facts.threatLabel() == null ? "" : text.ofService(facts.threatLabel()));
    }

    private void commands() {
        List<String> lines = new ArrayList<>();
        for (Command command : session.commands()
                .subList(0, Math.min(MAX_COMMANDS, session.commands().size()))) {
            lines.add(text.ofCommand(command.input()));
        }
        if (lines.isEmpty()) {
            return;
        }
        long left = session.commands().size() + session.truncated().getOrDefault("commands", 0L) - lines.size();
        String fence = Markdown.fence(lines);
        out.append(fence).append("text\n");
        lines.forEach(line -> out.append(line).append('\n'));
        out.append(fence).append("\n\n");
        if (left > 0) {
            out.append("… and ").append(left).append(" more commands\n\n");
        }
    }
}
