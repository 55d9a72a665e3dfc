package io.github.cowriekit.benchmarks;

import io.github.cowriekit.analysis.Analysis;
import io.github.cowriekit.analysis.AttackRules;
import io.github.cowriekit.analysis.SessionHistory;
import io.github.cowriekit.model.Command;
import io.github.cowriekit.model.Endpoint;
import io.github.cowriekit.model.Login;
import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.SessionEnd;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Prints what a {@link SessionHistory} holds after many sessions of which no two are alike, the worst there is, and what matching the
 * attack rules against the commands of one very long session costs.
 *
 * <p>Argument: number of sessions, optional. Run it with {@code -Xmx256m} to see that it fits.
 */
public final class HistoryFootprint {
    private static final int STEPS = 5;
    private static final int LONG_SESSION = 27_000;
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private HistoryFootprint() {}

    /** Measures. */
    public static void main(String[] args) throws IOException {
        int sessions = args.length > 0 ? Integer.parseInt(args[0]) : 1_000_000;
        for (int round = 0; round < STEPS; round++) {
            System.out.printf(Locale.ROOT, "%d different commands, all rules: %d ms%n", LONG_SESSION, matchMillis());
        }
        SessionHistory history = SessionHistory.create();
        Analysis analysis = Analysis.builder().history(history).build();
        Random random = new Random(1);
        for (int i = 1; i <= sessions; i++) {
            analysis.assess(session(i, random));
            if (i % Math.max(1, sessions / STEPS) == 0) {
                System.out.printf(Locale.ROOT, "%,d sessions: %d MB of live heap%n", i, usedMegabytes());
            }
        }
        Path file = Files.createTempFile("history", ".state");
        history.save(file);
        System.out.printf(Locale.ROOT, "saved: %d MB%n", Files.size(file) / 1_000_000);
        Files.delete(file);
    }

    private static long matchMillis() {
        AttackRules rules = AttackRules.standard();
        Random random = new Random(1);
        List<String> commands = new ArrayList<>();
        for (int i = 0; i < LONG_SESSION; i++) {
            commands.add("cat /proc/cpuinfo | grep x" + random.nextInt() + "; echo " + random.nextLong()
                    + " >> /tmp/.out; chmod 755 /tmp/.out");
        }
        long start = System.nanoTime();
        commands.forEach(rules::match);
        return (System.nanoTime() - start) / 1_000_000;
    }

    private static Session session(int number, Random random) {
        List<Command> commands = new ArrayList<>();
        for (int line = 0; line < 12; line++) {
            commands.add(new Command(START, word(random) + " /" + word(random) + " -" + word(random), false, null));
        }
        // a file that nobody else makes, and a typing error
        commands.add(new Command(START.plusSeconds(number + 90), "touch /opt/" + word(random), false, null));
        commands.add(new Command(START, "cd" + word(random).charAt(0) + " /", false, null));
        return Session.builder(String.format(Locale.ROOT, "%012x", number), SessionEnd.CLOSED)
                .sensor("hp" + number % 10)
                .protocol("ssh")
                .source(new Endpoint(
                        "10." + random.nextInt(256) + "." + random.nextInt(256) + "." + random.nextInt(256), 1))
                .startedAt(START.plusSeconds(number))
                .logins(List.of(Login.builder()
                        .username("root")
                        .password(word(random))
                        .success(true)
                        .build()))
                .commands(commands)
                .build();
    }

    private static String word(Random random) {
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < 7; i++) {
            word.append((char) ('a' + random.nextInt(26)));
        }
        return word.toString();
    }

    private static long usedMegabytes() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return (runtime.totalMemory() - runtime.freeMemory()) / 1_000_000;
    }
}
