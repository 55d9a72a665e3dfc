package io.github.cowriekit.report.internal.html;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** How often sets of commands came on which of the last days; earlier days are forgotten. */
final class SetDays {
    static final int DAYS = 31;
    private static final int MAX_SETS_A_DAY = 2_000;

    private final Map<LocalDate, Map<String, Long>> days = new HashMap<>();
    private final NavigableSet<LocalDate> known = new TreeSet<>();

    void add(String set, @Nullable Instant at) {
        if (at == null) {
            return;
        }
        LocalDate day = LocalDate.ofInstant(at, ZoneOffset.UTC);
        if (known.add(day)) {
            while (known.first().isBefore(known.last().minusDays(DAYS - 1L))) {
                days.remove(known.pollFirst());
            }
        }
        if (known.contains(day)) {
            Map<String, Long> sets = days.computeIfAbsent(day, key -> new HashMap<>());
            if (sets.size() < MAX_SETS_A_DAY || sets.containsKey(set)) {
                sets.merge(set, 1L, Long::sum);
            }
        }
    }

    /** Returns the days from the first that is kept to the last, without gaps. */
    List<LocalDate> days() {
        return known.isEmpty()
                ? List.of()
                : known.first().datesUntil(known.last().plusDays(1)).toList();
    }

    long count(String set, LocalDate day) {
        return days.getOrDefault(day, Map.of()).getOrDefault(set, 0L);
    }
}
