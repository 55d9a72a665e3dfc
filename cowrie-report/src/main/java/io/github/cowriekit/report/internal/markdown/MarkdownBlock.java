package io.github.cowriekit.report.internal.markdown;

import io.github.cowriekit.model.Command;
import io.github.cowriekit.model.Download;
import io.github.cowriekit.model.Login;
import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.SessionRecord;
import io.github.cowriekit.model.Upload;
import io.github.cowriekit.model.intel.EnrichedSession;
import io.github.cowriekit.model.intel.EnrichmentResult;
import io.github.cowriekit.report.internal.digest.Conclusion;
import io.github.cowriekit.report.internal.digest.CountryText;
import io.github.cowriekit.report.internal.digest.FileReputation;
import io.github.cowriekit.report.internal.digest.ListTotals;
import io.github.cowriekit.report.internal.digest.SourceOrigin;
import io.github.cowriekit.report.internal.digest.TimeLine;
import io.github.cowriekit.report.internal.text.TimeText;
import io.github.cowriekit.report.spi.SafeText;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One session for a ticket: a table of what it was, its files and its commands. */
public final class MarkdownBlock {
    private static final int MAX_COMMANDS = 100;
    private static final int MAX_FILES = 50;
    private static final int MAX_ANSWERS = 50;

    private final SafeText text = new SafeText(1_000);
    private final StringBuilder out = new StringBuilder(2048);
    private final SessionRecord record;
    private final FileReputation reputation;
    private final Session session;
    private final @Nullable Conclusion conclusion;

    private MarkdownBlock(SessionRecord record) {
        this.record = record;
        this.reputation = new FileReputation(record);
        this.conclusion = Conclusion.of(record, text);
        this.session = record.session();
    }

    public static String of(SessionRecord record) {
        MarkdownBlock block = new MarkdownBlock(record);
        block.facts();
        block.files();
        block.answers();
        block.commands();
        return block.out.toString();
    }

    private void facts() {
        out.append("## Session ")
                .append(Markdown.escape(text.undefanged(session.id())))
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
                        : text.undefanged(session.source().ip()));
        SourceOrigin origin = SourceOrigin.of(record);
        row("Network", service(origin.networkText()));
        row("Country", service(CountryText.of(record)));
        if (conclusion == null) {
            row(
                    "Network Kind",
                    origin.networkKind() == null ? null : origin.networkKind().label());
        }
        row("Client", logged(session.client().softwareVersion()));
        row("Login", login());
        row("Commands", String.valueOf(ListTotals.commands(session)));
        if (conclusion != null) {
            conclusion.facts().forEach(this::row);
        }
        out.append('\n');
    }

    private @Nullable String service(@Nullable String value) {
        return value == null ? null : text.ofService(value);
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
        long total = ListTotals.files(session);
        if (total == 0) {
            return;
        }
        out.append("| File | SHA-256 | From | Destination | Known As |\n| --- | --- | --- | --- | --- |\n");
        session.downloads().stream().limit(MAX_FILES).forEach(this::file);
        session.uploads().stream().limit(MAX_FILES).forEach(this::file);
        out.append('\n');
        long shown = Math.min(MAX_FILES, session.downloads().size())
                + (long) Math.min(MAX_FILES, session.uploads().size());
        if (total > shown) {
            out.append("… and ").append(total - shown).append(" more files\n\n");
        }
    }

    private void file(Download file) {
        cells("download", file.sha256(), file.url(), file.destination());
    }

    private void file(Upload file) {
        String target = file.destination() == null ? file.filename() : file.destination();
        cells("upload", file.sha256(), file.url(), target);
    }

    private void cells(String kind, @Nullable String sha256, @Nullable String url, @Nullable String destination) {
        out.append("| ").append(kind);
        for (String cell : new String[] {
            sha256 == null ? "" : text.undefanged(sha256),
            url == null ? "" : text.ofLog(url),
            destination == null ? "" : text.ofLog(destination),
            reputation.text(sha256, text)
        }) {
            out.append(" | ").append(Markdown.escape(cell));
        }
        out.append(" |\n");
    }

    /** What sources say, a row for each answer that says anything. */
    private void answers() {
        List<EnrichmentResult.Found> found = EnrichedSession.of(record).results().stream()
                .filter(EnrichmentResult.Found.class::isInstance)
                .map(EnrichmentResult.Found.class::cast)
                .filter(answer -> !answer.details().isEmpty())
                .toList();
        if (found.isEmpty()) {
            return;
        }
        out.append("| Asked About | Source | Answer |\n| --- | --- | --- |\n");
        for (EnrichmentResult.Found answer : found.subList(0, Math.min(MAX_ANSWERS, found.size()))) {
            out.append("| ")
                    .append(Markdown.escape(text.ofLog(answer.observable().value())))
                    .append(" | ")
                    .append(Markdown.escape(text.ofService(answer.source())))
                    .append(" | ")
                    .append(Markdown.escape(details(answer)))
                    .append(" |\n");
        }
        out.append('\n');
        if (found.size() > MAX_ANSWERS) {
            out.append("… and ").append(found.size() - MAX_ANSWERS).append(" more answers\n\n");
        }
    }

    private String details(EnrichmentResult.Found answer) {
        return answer.details().stream()
                .filter(detail -> !detail.value().equals(""))
                .map(detail -> text.ofService(detail.label()) + ": " + text.ofService(detail.value()))
                .collect(Collectors.joining(" \u00b7 "));
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
        long left = ListTotals.commands(session) - lines.size();
        String fence = Markdown.fence(lines);
        out.append(fence).append("text\n");
        lines.forEach(line -> out.append(line).append('\n'));
        out.append(fence).append("\n\n");
        if (left > 0) {
            out.append("… and ").append(left).append(" more commands\n\n");
        }
    }
}
