package io.github.cowriekit.report.internal.csv;

import io.github.cowriekit.model.Command;
import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.SessionRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One row per command line. */
final class CommandRows implements Rows {
    @Override
    public List<String> header() {
        return List.of(
                "session", "sensor", "number", "at", "seconds_since_start", "input", "failed", "realm", "logged_as");
    }

    @Override
    public void of(SessionRecord record, Consumer<List<@Nullable String>> rows) {
        Session session = record.session();
        Instant start = session.hasSteadyClock() ? session.startedAt() : null;
        long number = 0;
        for (Command command : session.commands()) {
            number++;
            Instant at = command.at();
            rows.accept(new Cells()
                    .text(session.id())
                    .text(session.sensor())
                    .number(number)
                    .time(at)
                    .seconds(start == null || at == null ? null : Duration.between(start, at))
                    .text(command.input())
                    .flag(command.failed())
                    .text(command.realm())
                    .text(command.loggedAs())
                    .row());
        }
    }
}
