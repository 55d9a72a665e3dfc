package io.github.cowriekit.enrich.internal.teamcymru;

import io.github.cowriekit.enrich.internal.json.AnswerTimes;
import io.github.cowriekit.model.intel.teamcymru.TeamCymruFacts;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads texts such as {@code 23028 | 216.90.108.0/24 | US | arin | 1998-09-25}, each behind the kind of its line. */
final class CymruAnswer {
    static final String ROUTE = "route ";
    static final String SYSTEM = "system ";

    private static final Pattern PREFIX = Pattern.compile("[0-9a-f.:]{2,45}/(\\d{1,3})");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,10}");
    private static final Comparator<TeamCymruFacts.Route> SMALLEST_FIRST = Comparator.comparing(
                    (TeamCymruFacts.Route route) -> length(route.prefix()), Comparator.reverseOrder())
            .thenComparing(route -> String.valueOf(route.prefix()));

    private CymruAnswer() {}

    /** Reads what lines say; those that cannot be read are left out. */
    static TeamCymruFacts read(List<String> lines) {
        return new TeamCymruFacts(
                fields(lines, ROUTE)
                        .map(CymruAnswer::route)
                        .filter(route -> length(route.prefix()) >= 0)
                        .sorted(SMALLEST_FIRST)
                        .toList(),
                fields(lines, SYSTEM)
                        .map(CymruAnswer::system)
                        .filter(system -> system.asn() != null)
                        .sorted(Comparator.comparing(TeamCymruFacts.AutonomousSystem::asn))
                        .toList());
    }

    private static Stream<String[]> fields(List<String> lines, String kind) {
        return lines.stream()
                .filter(line -> line.startsWith(kind))
                .map(line -> line.substring(kind.length()).split("\\|", 5));
    }

    private static TeamCymruFacts.Route route(String[] fields) {
        return new TeamCymruFacts.Route(
                field(fields, 1),
                numbers(field(fields, 0)),
                field(fields, 2),
                field(fields, 3),
                date(field(fields, 4)));
    }

    private static TeamCymruFacts.AutonomousSystem system(String[] fields) {
        return new TeamCymruFacts.AutonomousSystem(
                numbers(field(fields, 0)).stream().findFirst().orElse(null),
                field(fields, 1),
                field(fields, 2),
                date(field(fields, 3)),
                field(fields, 4));
    }

    /** Several systems may announce one network. */
    private static List<Long> numbers(@Nullable String list) {
        return list == null
                ? List.of()
                : Arrays.stream(list.split("\\s+"))
                        .filter(number -> NUMBER.matcher(number).matches())
                        .map(Long::valueOf)
                        .distinct()
                        .sorted()
                        .toList();
    }

    private static @Nullable LocalDate date(@Nullable String text) {
        return text == null ? null : AnswerTimes.parseDate(text);
    }

    private static @Nullable String field(String[] fields, int place) {
        String text = place < fields.length ? fields[place].strip() : "";
        return text.isEmpty() || text.equals("NA") ? null : text;
    }

    private static int length(@Nullable String prefix) {
        Matcher matcher = PREFIX.matcher(prefix == null ? "" : prefix);
        return matcher.matches() ? Integer.parseInt(matcher.group(1)) : -1;
    }
}
