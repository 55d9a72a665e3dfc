package io.github.cowriekit.report.internal.summary;

import io.github.cowriekit.model.Command;
import io.github.cowriekit.model.Download;
import io.github.cowriekit.model.Login;
import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.SessionRecord;
import io.github.cowriekit.model.Upload;
import io.github.cowriekit.report.internal.digest.FileReputation;
import io.github.cowriekit.report.internal.digest.SourceOrigin;
import io.github.cowriekit.report.spi.SafeText;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What came most often and what is new, one ranking per question. */
final class Rankings {
    private static final int TOP = 10;

    private final SafeText text;
    private final Map<Topic, Ranking> rankings = new EnumMap<>(Topic.class);

    Rankings(SafeText text) {
        this.text = text;
        for (Topic topic : Topic.values()) {
            rankings.put(topic, new Ranking());
        }
    }

    Ranking of(Topic topic) {
        return Objects.requireNonNull(rankings.get(topic));
    }

    void add(SessionRecord record) {
        Session session = record.session();
        Instant at = session.startedAt();
        for (Login login : session.logins()) {
            if (login.publicKey() == null) {
                count(Topic.CREDENTIALS, logged(login.username()) + " / " + logged(login.password()), at);
            }
        }
        List<Command> commands = session.commands();
        commands.forEach(command -> count(Topic.COMMANDS, text.ofCommand(command.input()), at));
        if (!commands.isEmpty() && !session.truncated().containsKey("commands")) {
            count(
                    Topic.LAST_COMMAND,
                    text.ofCommand(commands.get(commands.size() - 1).input()),
                    at);
        }
        files(record, at);
        plain(Topic.ADDRESSES, session.source().ip(), at);
        SourceOrigin origin = SourceOrigin.of(record);
        if (origin.networkText() != null) {
            count(Topic.NETWORKS, text.ofService(origin.networkText()), at);
        }
        if (origin.networkKind() != null) {
            count(Topic.NETWORK_KINDS, origin.networkKind().label(), at);
        }
        if (origin.countryText() != null) {
            count(Topic.COUNTRIES, text.ofService(origin.countryText()), at);
        }
        String client = session.client().softwareVersion();
        if (client != null) {
            String hassh = session.client().hassh();
            count(Topic.CLIENTS, text.ofLog(client) + (hassh == null ? "" : "  " + text.undefanged(hassh)), at);
        }
    }

    private void files(SessionRecord record, @Nullable Instant at) {
        FileReputation reputation = new FileReputation(record);
        for (Download file : record.session().downloads()) {
            file(file.sha256(), reputation, at);
            plain(Topic.DOWNLOAD_HOSTS, file.host(), at);
        }
        for (Upload file : record.session().uploads()) {
            file(file.sha256(), reputation, at);
        }
    }

    private void file(@Nullable String sha256, FileReputation reputation, @Nullable Instant at) {
        if (sha256 != null) {
            String known = reputation.text(sha256, text);
            count(Topic.FILES, text.undefanged(sha256) + (known.isEmpty() ? "" : "  " + known), at);
        }
    }

    private String logged(@Nullable String value) {
        return value == null ? "(none)" : value.isEmpty() ? "(empty)" : text.ofLog(value);
    }

    private void plain(Topic topic, @Nullable String value, @Nullable Instant at) {
        if (value != null) {
            count(topic, text.undefanged(value), at);
        }
    }

    private void count(Topic topic, String value, @Nullable Instant at) {
        of(topic).add(value, at);
    }

    private static String day(@Nullable Instant at) {
        return String.valueOf(at).substring(0, "2023-05-24".length());
    }

    /** Returns when the last calendar day of several began, null if there is one day only. */
    static @Nullable Instant lastDay(@Nullable Instant first, @Nullable Instant last) {
        if (first == null || last == null) {
            return null;
        }
        Instant day = last.truncatedTo(ChronoUnit.DAYS);
        return first.isBefore(day) ? day : null;
    }

    /** Prints each ranking, and what first came on the last calendar day, in UTC, of several. */
    void print(SummaryText out, @Nullable Instant first, @Nullable Instant last) {
        Instant lastDay = lastDay(first, last);
        rankings.forEach((topic, ranking) -> {
            if (ranking.isEmpty()) {
                return;
            }
            out.title(topic.title());
            out.line((ranking.forgotten() == 0 ? "" : "at least ") + ranking.size() + " different");
            out.ranked(ranking.top(TOP));
            List<Map.Entry<String, Long>> fresh =
                    lastDay == null || ranking.forgotten() > 0 ? List.of() : ranking.since(lastDay, TOP);
            if (!fresh.isEmpty()) {
                out.line("new on the last day, " + day(lastDay) + " (UTC):");
                out.ranked(fresh);
            }
        });
    }
}
