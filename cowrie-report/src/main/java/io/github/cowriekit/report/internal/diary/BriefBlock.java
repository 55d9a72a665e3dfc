package io.github.cowriekit.report.internal.diary;

import io.github.cowriekit.model.Command;
import io.github.cowriekit.model.Download;
import io.github.cowriekit.model.Login;
import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.SessionRecord;
import io.github.cowriekit.model.Upload;
import io.github.cowriekit.model.intel.SubjectView;
import io.github.cowriekit.report.internal.digest.Conclusion;
import io.github.cowriekit.report.internal.digest.CountryText;
import io.github.cowriekit.report.internal.digest.FileReputation;
import io.github.cowriekit.report.internal.digest.ListTotals;
import io.github.cowriekit.report.internal.digest.SourceOrigin;
import io.github.cowriekit.report.internal.digest.TimeLine;
import io.github.cowriekit.report.internal.text.TimeText;
import io.github.cowriekit.report.spi.SafeText;
import java.util.List;
import java.util.StringJoiner;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A session in up to five lines: what and when, from where, who logged in, what ran, what was dropped if anything was. */
final class BriefBlock {
    private static final int SHOWN = 3;

    private final SafeText text = new SafeText(60);
    private final @Nullable Conclusion conclusion;
    private final SessionRecord record;
    private final Session session;

    BriefBlock(SessionRecord record) {
        this.conclusion = Conclusion.of(record, text);
        this.record = record;
        this.session = record.session();
    }

    String format() {
        String files = files();
        return head() + "\n  from   " + from() + "\n  login  " + login() + "\n  ran    " + commands() + "\n"
                + (files.isEmpty() ? "" : "  files  " + files + "\n");
    }

    private String head() {
        StringJoiner head = new StringJoiner("  ");
        head.add(text.undefanged(session.id()));
        if (session.startedAt() != null) {
            head.add(TimeText.iso(session.startedAt()));
        }
        if (session.protocol() != null) {
            head.add(text.ofLog(session.protocol()));
        }
        if (session.duration() != null) {
            head.add(TimeLine.seconds(session.duration()) + (session.durationDerived() ? " (derived)" : ""));
        }
        if (conclusion != null) {
            head.add(conclusion.verdict());
        }
        return head.toString();
    }

    private String from() {
        StringJoiner from = new StringJoiner(", ");
        from.add(
                session.source().ip() == null
                        ? LabelledLines.NOT_LOGGED
                        : text.undefanged(session.source().ip()));
        SourceOrigin origin = SourceOrigin.of(record);
        String kind = origin.networkKind() == null ? null : origin.networkKind().label();
        Stream.of(
                        origin.networkText(),
                        CountryText.of(record),
                        kind,
                        session.client().softwareVersion())
                .filter(part -> part != null && !part.isEmpty())
                .forEach(part -> from.add(text.ofService(part)));
        return from.toString();
    }

    private String login() {
        List<Login> logins = session.logins();
        if (logins.isEmpty()) {
            return "none";
        }
        Login login = session.successfulLogin().orElse(logins.get(logins.size() - 1));
        long attempts = ListTotals.logins(session);
        return AnswerBlock.credential(login, text)
                + (login.success() ? "" : ", failed")
                + (attempts == 1 ? "" : ", " + attempts + " attempts");
    }

    private String commands() {
        long total = ListTotals.commands(session);
        if (total == 0) {
            long forwards = ListTotals.forwards(session);
            return "no command"
                    + (forwards == 0 ? "" : ", " + forwards + (forwards == 1 ? " forwarding" : " forwardings"));
        }
        StringJoiner first = new StringJoiner(" \u00b7 ");
        for (Command command :
                session.commands().subList(0, Math.min(SHOWN, session.commands().size()))) {
            first.add(text.ofCommand(command.input()));
        }
        long failed = session.failedCommands();
        return total + (total == 1 ? " command" : " commands") + (failed == 0 ? "" : " (" + failed + " failed)") + ": "
                + first + (total > SHOWN ? " …" : "");
    }

    private String files() {
        long total = ListTotals.files(session);
        if (total == 0) {
            return "";
        }
        FileReputation reputation = new FileReputation(record);
        StringJoiner first = new StringJoiner(", ");
        Stream.concat(
                        session.downloads().stream().map(BriefBlock::hash),
                        session.uploads().stream().map(BriefBlock::hash))
                .filter(hash -> !hash.isEmpty())
                .distinct()
                .limit(SHOWN)
                .forEach(hash -> first.add(file(reputation, hash)));
        return total + (first.length() == 0 ? "" : ": " + first) + (total > SHOWN ? " …" : "");
    }

    private static String hash(Download file) {
        return file.sha256() == null ? "" : file.sha256();
    }

    private static String hash(Upload file) {
        return file.sha256() == null ? "" : file.sha256();
    }

    private String file(FileReputation reputation, String hash) {
        SubjectView view = reputation.find(hash);
        String family = view == null ? null : FileReputation.family(view);
        return text.undefanged(hash.length() > 12 ? hash.substring(0, 12) + "…" : hash)
                + (family == null ? "" : " " + text.ofService(family));
    }
}
