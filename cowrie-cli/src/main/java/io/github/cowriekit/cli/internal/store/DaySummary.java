package io.github.cowriekit.cli.internal.store;

import io.github.cowriekit.cli.internal.console.TerminalText;
import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.assessment.Assessment;
import io.github.cowriekit.model.assessment.Operator;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A few figures about the sessions that were added, in some lines. Holds each address and sensor once. */
final class DaySummary {
    private static final int MOST_NAMES = 5;

    private final Set<String> addresses = new HashSet<>();
    private final Set<String> sensors = new HashSet<>();
    private final Set<String> files = new HashSet<>();
    private final Map<Operator, Long> operators = new EnumMap<>(Operator.class);
    private final Map<String, Long> campaigns = new HashMap<>();
    private @Nullable Instant first;
    private @Nullable Instant last;
    private long sessions;
    private long loggedIn;
    private long withCommands;

    void add(Assessment assessment) {
        Session session = assessment.session();
        sessions++;
        if (session.source().ip() != null) {
            addresses.add(session.source().ip());
        }
        if (session.sensor() != null) {
            sensors.add(session.sensor());
        }
        session.downloads().forEach(file -> addFile(file.sha256()));
        session.uploads().forEach(file -> addFile(file.sha256()));
        loggedIn += session.successfulLogin().isPresent() ? 1 : 0;
        withCommands += session.commands().isEmpty() ? 0 : 1;
        operators.merge(assessment.operator().verdict(), 1L, Long::sum);
        if (assessment.playbook() != null) {
            assessment.playbook().family().ifPresent(family -> campaigns.merge(family, 1L, Long::sum));
        }
        Instant start = session.startedAt();
        if (start != null) {
            first = first == null || start.isBefore(first) ? start : first;
            last = last == null || start.isAfter(last) ? start : last;
        }
    }

    private void addFile(@Nullable String sha256) {
        if (sha256 != null) {
            files.add(sha256);
        }
    }

    /** Returns whether nothing was added. */
    boolean isEmpty() {
        return sessions == 0;
    }

    /** Returns the lines, each with a line end; none if nothing was added. */
    String text() {
        if (sessions == 0) {
            return "no new session\n";
        }
        StringBuilder text = new StringBuilder();
        if (first != null && last != null) {
            text.append("from ").append(first).append(" to ").append(last).append('\n');
        }
        text.append(count(sessions, "new session"))
                .append(" from ")
                .append(
                        addresses.size() == 1
                                ? "1 address"
                                : String.format(Locale.ROOT, "%,d addresses", addresses.size()))
                .append(" on ")
                .append(count(sensors.size(), "sensor"))
                .append(String.format(Locale.ROOT, ": %,d logged in, %,d with commands, ", loggedIn, withCommands))
                .append(count(files.size(), "distinct file"))
                .append('\n');
        text.append(operators.entrySet().stream()
                        .map(entry -> entry.getValue() + " " + entry.getKey().label())
                        .collect(Collectors.joining(", ")))
                .append('\n');
        if (!campaigns.isEmpty()) {
            text.append("known families: ")
                    .append(campaigns.entrySet().stream()
                            .sorted(Map.Entry.<String, Long>comparingByValue()
                                    .reversed()
                                    .thenComparing(Map.Entry.comparingByKey()))
                            .limit(MOST_NAMES)
                            .map(entry -> TerminalText.line(entry.getKey()) + " " + entry.getValue())
                            .collect(Collectors.joining(", ")))
                    .append('\n');
        }
        return text.toString();
    }

    private static String count(long number, String noun) {
        return String.format(Locale.ROOT, "%,d %s%s", number, noun, number == 1 ? "" : "s");
    }
}
