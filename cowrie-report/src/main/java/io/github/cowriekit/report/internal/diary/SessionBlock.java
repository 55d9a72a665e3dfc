package io.github.cowriekit.report.internal.diary;

import io.github.cowriekit.model.Command;
import io.github.cowriekit.model.Download;
import io.github.cowriekit.model.Login;
import io.github.cowriekit.model.PublicKey;
import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.SessionRecord;
import io.github.cowriekit.model.Upload;
import io.github.cowriekit.model.intel.EnrichedSession;
import io.github.cowriekit.model.intel.Observable;
import io.github.cowriekit.model.intel.ObservableType;
import io.github.cowriekit.report.internal.digest.Conclusion;
import io.github.cowriekit.report.internal.digest.ListTotals;
import io.github.cowriekit.report.internal.digest.TimeLine;
import io.github.cowriekit.report.internal.text.TimeText;
import io.github.cowriekit.report.spi.SafeText;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The block of one session: what it was, what its source is, the files, the commands. */
final class SessionBlock {
    static final int WIDTH = 30;

    private static final String END = "X".repeat(96);

    private final Session session;
    private final AnswersBySubject answers;
    private final LabelledLines lines;
    private final HostLines hosts;
    private final int maxCommands;
    private final String answer;
    private final @Nullable Conclusion conclusion;

    /**
     * Begins the block of a session.
     *
     * @param twin the last session before it that ran the same commands, null if there was none
     * @param known where hosts were described already
     */
    SessionBlock(SessionRecord record, SafeText text, int maxCommands, @Nullable String twin, KnownHosts known) {
        this.session = record.session();
        this.answer = new AnswerBlock(record, text).format(twin);
        this.conclusion = Conclusion.of(record, text);
        this.answers = new AnswersBySubject(EnrichedSession.of(record).results());
        this.lines = new LabelledLines(text, WIDTH);
        this.hosts = new HostLines(text, answers, known, session.id());
        this.maxCommands = maxCommands;
    }

    String format() {
        lines.lines(answer);
        lines.plain("Session", session.id());
        lines.add("Session Duration", duration());
        lines.log("Protocol", session.protocol());
        login();
        Observable source = AnswersBySubject.host(session.source().ip());
        lines.plain("Source IP Address", session.source().ip());
        HostLines.Text host = hosts.about(source);
        lines.lines(host.network());
        lines.add("Total Commands Run", commandsRun());
        if (conclusion != null) {
            lines.add("Verdict", conclusion.verdictWithScore());
        }
        String timeLine = TimeLine.of(session).text();
        if (!timeLine.isEmpty()) {
            lines.add("Time Line", timeLine);
        }
        if (!session.truncated().isEmpty()) {
            lines.add("Cut By Limits", cut());
        }
        lines.lines(host.more());
        otherSubjects(source);
        files();
        commands();
        return lines.toString();
    }

    private String duration() {
        if (session.duration() == null) {
            return LabelledLines.NOT_LOGGED;
        }
        return TimeText.seconds(session.duration(), 2, 3) + " seconds"
                + (session.durationDerived() ? " (derived)" : "");
    }

    private void login() {
        List<Login> logins = session.logins();
        if (logins.isEmpty()) {
            lines.add("Login", "none");
            lines.add(
                    "Timestamp",
                    session.startedAt() == null ? LabelledLines.NOT_LOGGED : TimeText.iso(session.startedAt()));
            return;
        }
        Login login = session.successfulLogin().orElse(logins.get(logins.size() - 1));
        lines.log("Username", login.username());
        if (login.publicKey() != null) {
            lines.log("Public Key", describe(login.publicKey()));
        }
        if (login.publicKey() == null || login.password() != null) {
            lines.log("Password", login.password());
            breaches(login.password());
        }
        long attempts = ListTotals.logins(session);
        long failed = ListTotals.failedLogins(session);
        if (!login.success()) {
            lines.add("Login", "failed (" + attempts + (attempts == 1 ? " attempt)" : " attempts)"));
        } else if (attempts > 1) {
            lines.add("Login Attempts", attempts + " (" + failed + " failed)");
        }
        lines.add("Timestamp", login.at() == null ? LabelledLines.NOT_LOGGED : TimeText.iso(login.at()));
    }

    private void breaches(@Nullable String password) {
        if (password != null && !password.isEmpty()) {
            AnswerLines about = new AnswerLines(lines, answers);
            answers.about(new Observable(ObservableType.PASSWORD, password)).forEach(about::add);
        }
    }

    private static @Nullable String describe(PublicKey key) {
        StringJoiner joined = new StringJoiner(" ");
        Stream.of(key.type(), key.fingerprint()).filter(part -> part != null).forEach(joined::add);
        return joined.length() == 0 ? key.key() : joined.toString();
    }

    private String commandsRun() {
        long failed = session.failedCommands();
        return ListTotals.commands(session) + (failed == 0 ? "" : " (" + failed + " failed)");
    }

    private String cut() {
        StringJoiner joined = new StringJoiner(", ");
        for (Map.Entry<String, Long> entry : session.truncated().entrySet()) {
            joined.add(entry.getKey() + " " + entry.getValue());
        }
        return lines.text().undefanged(joined.toString());
    }

    /** Answers about passwords, keys and the like, which no line of the block is about. */
    private void otherSubjects(@Nullable Observable source) {
        Set<Observable> shown = new HashSet<>();
        shown.add(source);
        for (Download file : session.downloads()) {
            shown.add(AnswersBySubject.host(file.host()));
            shown.add(AnswersBySubject.url(file.url()));
            shown.add(AnswersBySubject.file(file.sha256()));
        }
        for (Upload file : session.uploads()) {
            shown.add(AnswersBySubject.host(file.host()));
            shown.add(AnswersBySubject.url(file.url()));
            shown.add(AnswersBySubject.file(file.sha256()));
        }
        for (Observable subject : answers.subjects()) {
            if (!shown.contains(subject)) {
                AnswerLines about =
                        new AnswerLines(lines, answers, subject.type().label());
                // how often the password of another attempt was seen would be a line without that password
                answers.about(subject).stream()
                        .filter(result -> !result.source().equals("hibp"))
                        .forEach(about::add);
            }
        }
    }

    private void files() {
        if (!session.downloads().isEmpty()) {
            lines.raw("\n------------------- DOWNLOAD DATA -------------------");
            for (Download file : session.downloads()) {
                new FileLines(lines, answers, hosts).download(file);
            }
        }
        if (!session.uploads().isEmpty()) {
            lines.raw("\n------------------- UPLOAD DATA -------------------");
            for (Upload file : session.uploads()) {
                new FileLines(lines, answers, hosts).upload(file);
            }
        }
    }

    private void commands() {
        lines.raw("\n////////////////// COMMANDS ATTEMPTED //////////////////\n");
        List<Command> commands = session.commands();
        int shown = Math.min(maxCommands, commands.size());
        for (Command command : commands.subList(0, shown)) {
            String input = lines.text().ofCommand(command.input());
            lines.raw(input.isEmpty() ? "#" : "# " + input);
        }
        long left = ListTotals.commands(session) - shown;
        if (left > 0) {
            lines.raw("… and " + left + (left == 1 ? " more command" : " more commands"));
        }
        lines.raw("\n\n" + END + "\n");
    }
}
