package io.github.cowriekit.cli.cookbook;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cowriekit.model.Command;
import io.github.cowriekit.model.Download;
import io.github.cowriekit.model.Login;
import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.Upload;
import io.github.cowriekit.parser.CowrieLog;
import io.github.cowriekit.store.StoredSession;
import io.github.cowriekit.store.ValueSummary;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Counts over the logs of the cookbook, by other means than a store. */
final class CookbookCounts {
    private CookbookCounts() {}

    /** Returns the sessions of logs, oldest first. */
    static List<Session> read(List<String> logs) {
        try (Stream<Session> read =
                CowrieLog.of(logs.stream().map(Path::of).toList()).sessions()) {
            return read.sorted(Comparator.comparing(CookbookCounts::start)).toList();
        }
    }

    static Instant start(Session session) {
        return Objects.requireNonNull(session.startedAt());
    }

    static List<String> ids(List<StoredSession> found) {
        return found.stream().map(one -> one.session().id()).toList();
    }

    static List<String> values(List<ValueSummary> found) {
        return found.stream().map(ValueSummary::value).toList();
    }

    static Stream<String> passwords(Session session) {
        return session.logins().stream().map(Login::password).filter(Objects::nonNull);
    }

    static Stream<String> pairs(Session session) {
        return session.logins().stream()
                .filter(login -> login.password() != null)
                .map(login -> login.username() + "/" + login.password())
                .distinct();
    }

    static List<String> commands(Session session) {
        return session.commands().stream().map(Command::input).toList();
    }

    static boolean delivered(Session session, String sha256) {
        return Stream.concat(
                        session.downloads().stream().map(Download::sha256),
                        session.uploads().stream().map(Upload::sha256))
                .anyMatch(sha256::equals);
    }

    /** Returns how many sessions have a value. */
    static Map<String, Long> count(Stream<Session> of, Function<Session, Stream<String>> values) {
        return of.flatMap(session -> values.apply(session).distinct())
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    }

    static Map<String, Long> counts(List<ValueSummary> found) {
        return found.stream().collect(Collectors.toMap(ValueSummary::value, ValueSummary::sessions));
    }

    /** Returns a log with a burst, of something that rises. */
    static List<String> burst() {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            // one five days earlier, and before it one that makes the store older than a day
            String day = i == 0 ? "2026-05-20" : i == 1 ? "2026-05-25" : "2026-05-30";
            String rest = "\"session\":\"%012x\",\"timestamp\":\"%sT12:%02d:0".formatted(i, day, i);
            String command = i == 0 ? "id" : "echo rising";
            lines.add("{\"eventid\":\"cowrie.session.connect\",\"src_ip\":\"192.0.2.%d\",%s0.000000Z\"}"
                    .formatted(i, rest));
            lines.add("{\"eventid\":\"cowrie.login.success\",\"username\":\"root\",\"password\":\"%s\",%s1.000000Z\"}"
                    .formatted(i < 2 ? "old" : "snow", rest));
            lines.add("{\"eventid\":\"cowrie.command.input\",\"input\":\"%s\",%s2.000000Z\"}".formatted(command, rest));
        }
        return lines;
    }

    static boolean isWithin(Session session, Instant from, Instant to) {
        return !start(session).isBefore(from) && start(session).isBefore(to);
    }

    /** Returns the ids of the sessions for which it holds, which are some and not all. */
    static List<String> ids(List<Session> sessions, Predicate<Session> holds) {
        List<String> ids = sessions.stream().filter(holds).map(Session::id).toList();
        assertThat(ids).isNotEmpty().hasSizeLessThan(sessions.size());
        return ids;
    }
}
