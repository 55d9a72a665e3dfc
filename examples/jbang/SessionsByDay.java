///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 17+
//DEPS io.github.cowriekit:cowrie-kit:0.1.0-SNAPSHOT

import io.github.cowriekit.model.Session;
import io.github.cowriekit.parser.CowrieLog;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Prints how many sessions began on each day (UTC) in the logs of a folder, with a bar. */
class SessionsByDay {
    public static void main(String... args) {
        Map<LocalDate, Long> days;
        try (var sessions = CowrieLog.in(Path.of(args.length > 0 ? args[0] : ".")).sessions()) {
            days = sessions.map(Session::startedAt)
                    .filter(start -> start != null)
                    .collect(Collectors.groupingBy(
                            start -> start.atOffset(ZoneOffset.UTC).toLocalDate(), TreeMap::new, Collectors.counting()));
        }
        long most = days.values().stream().mapToLong(count -> count).max().orElse(1);
        days.forEach((day, count) ->
                System.out.printf("%s  %7d  %s%n", day, count, "#".repeat((int) Math.ceil(40.0 * count / most))));
    }
}
