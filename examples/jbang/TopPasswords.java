///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 17+
//DEPS io.github.cowriekit:cowrie-kit:0.1.0-SNAPSHOT

import io.github.cowriekit.model.Login;
import io.github.cowriekit.parser.CowrieLog;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Collectors;

/** Prints the passwords that were tried most often in the logs of a folder, most frequent first. */
class TopPasswords {
    public static void main(String... args) {
        try (var sessions = CowrieLog.in(Path.of(args.length > 0 ? args[0] : ".")).sessions()) {
            sessions.flatMap(session -> session.logins().stream())
                    .map(Login::password)
                    .filter(password -> password != null)
                    .collect(Collectors.groupingBy(password -> password, Collectors.counting()))
                    .entrySet()
                    .stream()
                    .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                            .thenComparing(Map.Entry.comparingByKey()))
                    .limit(20)
                    .forEach(entry -> System.out.printf("%7d  %s%n", entry.getValue(), entry.getKey()));
        }
    }
}
