package io.github.cowriekit.cli.internal.store;

import io.github.cowriekit.cli.internal.console.Console;
import io.github.cowriekit.cli.internal.console.TerminalText;
import io.github.cowriekit.cli.internal.logs.LogOptions;
import io.github.cowriekit.json.SessionJson;
import io.github.cowriekit.store.SessionQuery;
import io.github.cowriekit.store.StoredSession;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Prints the sessions of a store that were asked for. */
@Command(
        name = "find",
        description = {
            "Prints the sessions of a store of which all that is given holds, oldest first, one JSON object per line.",
            "Values are compared as they were logged, case and all, but for hashes."
        },
        mixinStandardHelpOptions = true)
public final class FindCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private final StoreOptions source = new StoreOptions();

    @Option(names = "--session", paramLabel = "ID", description = "Sessions with this id.")
    private @Nullable String session;

    @Option(names = "--address", paramLabel = "ADDRESS", description = "Sessions from this source address.")
    private @Nullable String address;

    @Option(
            names = "--sha256",
            paramLabel = "HASH",
            description = "Sessions that downloaded or uploaded the file with this hash.")
    private @Nullable String sha256;

    @Option(names = "--password", paramLabel = "TEXT", description = "Sessions that tried this password.")
    private @Nullable String password;

    @Option(names = "--username", paramLabel = "TEXT", description = "Sessions that tried this user name.")
    private @Nullable String username;

    @Option(names = "--command", paramLabel = "TEXT", description = "Sessions with a command that contains this text.")
    private @Nullable String command;

    @Option(
            names = "--key",
            paramLabel = "FINGERPRINT",
            description = "Sessions that offered this SSH key (MD5 with colons) or planted it (SHA256:…).")
    private @Nullable String key;

    @Option(names = "--hassh", paramLabel = "HASH", description = "Sessions of clients with this HASSH fingerprint.")
    private @Nullable String hassh;

    @Option(names = "--sensor", paramLabel = "NAME", description = "Sessions of this sensor.")
    private @Nullable String sensor;

    @Option(
            names = "--similar",
            paramLabel = "ID",
            description = {
                "Sessions that share at least half of their commands, or their playbook, with the session of this id,"
                        + " the latest if there are several."
            })
    private @Nullable String similar;

    @Option(
            names = "--since",
            paramLabel = "TIME",
            converter = LogOptions.TimeConverter.class,
            description = "Sessions that began at or after this date or time (UTC).")
    private @Nullable Instant since;

    @Option(
            names = "--until",
            paramLabel = "TIME",
            converter = LogOptions.TimeConverter.class,
            description = "Sessions that began before this date or time (UTC).")
    private @Nullable Instant until;

    @Option(
            names = "--limit",
            paramLabel = "N",
            converter = CountConverter.class,
            description = "At most this number of sessions.")
    private @Nullable Integer limit;

    @Option(names = "--newest", description = "Newest first.")
    private boolean newest;

    private final List<String> asked = new ArrayList<>();
    private long found;

    /** Prints to a console. */
    public FindCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        source.requirePeriod(since, until);
        try (OpenStore opened = source.open()) {
            SessionQuery query = query(opened.store().sessions());
            if (similar != null) {
                Optional<StoredSession> other =
                        opened.store().sessions().id(similar).newestFirst().findFirst();
                if (other.isEmpty()) {
                    console.err().println("no session " + TerminalText.line(similar) + " to be similar to");
                    return 1;
                }
                query = query.similarTo(other.get());
                asked.add("--similar " + TerminalText.line(similar));
            }
            query = newest ? query.newestFirst() : query;
            query = limit == null ? query : query.limit(limit);
            SessionJson.write(query.stream().peek(one -> found++), console.out());
        }
        if (found > 0) {
            return 0;
        }
        console.err()
                .println(
                        asked.isEmpty()
                                ? "no session in the store at " + source.place()
                                : "no session matches " + String.join(" ", asked));
        return 1;
    }

    private SessionQuery query(SessionQuery all) {
        SessionQuery query = all;
        query = with(query, "--session", session, SessionQuery::id);
        query = with(query, "--address", address, SessionQuery::from);
        query = with(query, "--sha256", sha256, SessionQuery::delivered);
        query = with(query, "--password", password, SessionQuery::triedPassword);
        query = with(query, "--username", username, SessionQuery::triedUsername);
        query = with(query, "--command", command, SessionQuery::withCommand);
        query = with(query, "--key", key, SessionQuery::withKey);
        query = with(query, "--hassh", hassh, SessionQuery::hassh);
        query = with(query, "--sensor", sensor, SessionQuery::sensor);
        query = with(query, "--since", since, SessionQuery::since);
        return with(query, "--until", until, SessionQuery::until);
    }

    private <T> SessionQuery with(
            SessionQuery query, String option, @Nullable T value, BiFunction<SessionQuery, T, SessionQuery> condition) {
        if (value == null) {
            return query;
        }
        asked.add(option + " " + TerminalText.line(value.toString()));
        return condition.apply(query, value);
    }
}
