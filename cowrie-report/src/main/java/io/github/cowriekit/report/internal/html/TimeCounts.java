package io.github.cowriekit.report.internal.html;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How many sessions began when, by hours, days, months or years: whatever gives a readable number of columns. A time
 * without sessions has a column as well.
 */
final class TimeCounts {
    private static final int MAX_COLUMNS = 96;
    private static final int MAX_KEPT = 20_000;

    private final NavigableMap<LocalDateTime, Long> hours = new TreeMap<>();
    private final NavigableMap<LocalDate, Long> days = new TreeMap<>();
    private long left;

    /** A column: what its ISO times begin with, and the number of sessions. */
    record Column(String label, long count) {}

    void add(@Nullable Instant at) {
        if (at == null) {
            return;
        }
        LocalDateTime time = LocalDateTime.ofInstant(at, ZoneOffset.UTC);
        LocalDate day = time.toLocalDate();
        if (days.size() == MAX_KEPT && !days.containsKey(day)) {
            left++;
            return;
        }
        days.merge(day, 1L, Long::sum);
        hours.merge(time.truncatedTo(ChronoUnit.HOURS), 1L, Long::sum);
        if (hours.size() > MAX_COLUMNS) {
            // more than a chart shows: days it will be
            hours.pollFirstEntry();
        }
    }

    /** Returns how many sessions are in no column. */
    long left() {
        return left;
    }

    /** Returns the columns from the first to the last time, without gaps; empty without times. */
    List<Column> columns() {
        if (days.isEmpty()) {
            return List.of();
        }
        LocalDate first = days.firstKey();
        LocalDate last = days.lastKey();
        if (first.plusDays(2).isAfter(last) || first.equals(last)) {
            LocalDateTime from = hours.firstKey();
            long number = Duration.between(from, hours.lastKey()).toHours();
            if (number < MAX_COLUMNS
                    && hours.values().stream().mapToLong(n -> n).sum() == total()) {
                return columns(number + 1, i -> from.plusHours(i).toString().substring(0, "2026-11-29T07".length()));
            }
        }
        if (ChronoUnit.DAYS.between(first, last) < MAX_COLUMNS) {
            return columns(
                    ChronoUnit.DAYS.between(first, last) + 1,
                    i -> first.plusDays(i).toString());
        }
        LocalDate month = first.withDayOfMonth(1);
        if (ChronoUnit.MONTHS.between(month, last) < MAX_COLUMNS) {
            int length = month.toString().lastIndexOf('-');
            return columns(
                    ChronoUnit.MONTHS.between(month, last) + 1,
                    i -> month.plusMonths(i).toString().substring(0, length));
        }
        List<Column> years = new ArrayList<>();
        days.forEach((day, count) -> {
            String year = day.toString().substring(0, day.toString().indexOf('-', 1));
            int end = years.size() - 1;
            if (end >= 0 && years.get(end).label().equals(year)) {
                years.set(end, new Column(year, years.get(end).count() + count));
            } else {
                years.add(new Column(year, count));
            }
        });
        return years.subList(Math.max(0, years.size() - MAX_COLUMNS), years.size());
    }

    private long total() {
        return days.values().stream().mapToLong(n -> n).sum();
    }

    private List<Column> columns(long number, java.util.function.LongFunction<String> labels) {
        List<Column> columns = new ArrayList<>();
        for (long i = 0; i < number; i++) {
            String label = labels.apply(i);
            columns.add(new Column(label, count(label)));
        }
        return columns;
    }

    private long count(String label) {
        if (label.indexOf('T') > 0) {
            return hours.getOrDefault(LocalDateTime.parse(label + ":00"), 0L);
        }
        return days.entrySet().stream()
                .filter(day -> day.getKey().toString().startsWith(label))
                .mapToLong(day -> day.getValue())
                .sum();
    }
}
