package io.github.cowriekit.enrich.internal.quota;

import io.github.cowriekit.enrich.LimitStatus;
import io.github.cowriekit.enrich.spi.RateLimit;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a source was asked lately, as one line of text that a cache can keep: until when it is blocked, questions per day
 * of UTC, times of the last questions.
 *
 * <p>Not thread-safe; made for one step and written back.
 */
public final class Ledger {
    private static final String VERSION = "1";

    // What is kept at least, since others who share the text may have longer limits.
    private static final long LEAST_DAYS = 31;
    private static final Duration LEAST_TIME = Duration.ofHours(1);
    private static final int LEAST_TIMES = 500;

    private final List<RateLimit> limits;
    private final SortedMap<Long, Integer> days = new TreeMap<>();
    private final Deque<Long> times = new ArrayDeque<>();
    private long blockedUntil;

    private Ledger(List<RateLimit> limits) {
        this.limits = limits;
    }

    /**
     * What became of the wish for a permit.
     *
     * @param free when to try again, null if the permit was taken
     * @param limit the limit that is spent, null if the source itself said so
     */
    public record Turn(@Nullable Instant free, @Nullable RateLimit limit) {
        static final Turn TAKEN = new Turn(null, null);
    }

    /** Reads the text; one that cannot be read is empty. */
    static Ledger parse(String text, List<RateLimit> limits) {
        String[] parts = text.split(";", -1);
        Ledger ledger = new Ledger(limits);
        if (parts.length != 4 || !parts[0].equals(VERSION)) {
            return ledger;
        }
        try {
            ledger.blockedUntil = Long.parseLong(parts[1]);
            for (String day : nonEmpty(parts[2])) {
                String[] count = day.split("=", 2);
                ledger.days.put(Long.parseLong(count[0]), Integer.parseInt(count[1]));
            }
            for (String time : nonEmpty(parts[3])) {
                ledger.times.add(Long.parseLong(time));
            }
            return ledger;
        } catch (NumberFormatException | ArrayIndexOutOfBoundsException damaged) {
            return new Ledger(limits);
        }
    }

    private static List<String> nonEmpty(String list) {
        return list.isEmpty() ? List.of() : List.of(list.split(",", -1));
    }

    /** Takes a permit if every limit has one left. */
    Turn take(Instant now) {
        forget(now);
        if (blockedUntil > now.toEpochMilli()) {
            return new Turn(Instant.ofEpochMilli(blockedUntil), null);
        }
        Turn latest = Turn.TAKEN;
        for (RateLimit limit : limits) {
            Instant free = limit.isDaily() ? freeDay(limit, now) : freeTime(limit, now);
            if (free != null && (latest.free() == null || free.isAfter(latest.free()))) {
                latest = new Turn(free, limit);
            }
        }
        if (latest.free() == null) {
            days.merge(day(now), 1, Integer::sum);
            // rounded up, so that the next one does not come a fraction too early
            times.add(now.plusNanos(999_999).toEpochMilli());
        }
        return latest;
    }

    /** Returns what is left of each limit. */
    List<LimitStatus> left(Instant now) {
        forget(now);
        return limits.stream().map(limit -> left(limit, now)).toList();
    }

    private LimitStatus left(RateLimit limit, Instant now) {
        Instant free = limit.isDaily() ? freeDay(limit, now) : freeTime(limit, now);
        Instant blocked = Instant.ofEpochMilli(blockedUntil);
        if (blocked.isAfter(now)) {
            return new CountedLimit(limit, 0, free != null && free.isAfter(blocked) ? free : blocked);
        }
        if (free != null) {
            return new CountedLimit(limit, 0, free);
        }
        return limit.isDaily() ? leftOfDays(limit, now) : leftOfTimes(limit, now);
    }

    private LimitStatus leftOfDays(RateLimit limit, Instant now) {
        long period = limit.period().toDays();
        long first = day(now) - period + 1;
        SortedMap<Long, Integer> counted = days.tailMap(first);
        return new CountedLimit(
                limit,
                limit.permits() - asked(first, day(now)),
                counted.isEmpty() ? null : startOfDay(counted.firstKey() + period));
    }

    private LimitStatus leftOfTimes(RateLimit limit, Instant now) {
        List<Instant> ends = times.stream()
                .map(time -> Instant.ofEpochMilli(time).plus(limit.period()))
                .filter(end -> end.isAfter(now))
                .toList();
        return new CountedLimit(limit, limit.permits() - ends.size(), ends.isEmpty() ? null : ends.get(0));
    }

    /** Lets no permit be taken until the next day of UTC, because the source said so; returns when that begins. */
    Instant block(Instant now) {
        Instant until = nextDay(now);
        blockedUntil = until.toEpochMilli();
        return until;
    }

    /** Returns the text; entries that no limit looks at, here or elsewhere, are left out. */
    String text() {
        return VERSION + ";" + blockedUntil + ";"
                + days.entrySet().stream()
                        .map(day -> day.getKey() + "=" + day.getValue())
                        .collect(Collectors.joining(","))
                + ";" + times.stream().map(String::valueOf).collect(Collectors.joining(","));
    }

    private static Instant nextDay(Instant now) {
        return startOfDay(day(now) + 1);
    }

    private void forget(Instant now) {
        long keptDays = LEAST_DAYS;
        long keptMillis = LEAST_TIME.toMillis();
        int keptTimes = LEAST_TIMES;
        for (RateLimit limit : limits) {
            if (limit.isDaily()) {
                keptDays = Math.max(keptDays, limit.period().toDays());
            } else {
                keptMillis = Math.max(keptMillis, limit.period().toMillis());
                keptTimes = Math.max(keptTimes, limit.permits());
            }
        }
        long today = day(now);
        long oldestDay = today - keptDays;
        days.keySet().removeIf(day -> day <= oldestDay);
        long oldest = now.toEpochMilli() - keptMillis;
        while (!times.isEmpty() && (times.getFirst() <= oldest || times.size() > keptTimes)) {
            times.removeFirst();
        }
        // A clock that was set back must not stop the source for longer than a period, nor than a block lasts.
        blockedUntil = Math.min(blockedUntil, nextDay(now).toEpochMilli());
        if (!days.isEmpty() && days.lastKey() > today) {
            // as many days apart as they were, the last one today
            long ahead = days.lastKey() - today;
            SortedMap<Long, Integer> future = new TreeMap<>(days.tailMap(today + 1));
            days.tailMap(today + 1).clear();
            future.forEach((day, count) -> days.merge(day - ahead, count, Integer::sum));
        }
        long latest = now.plusNanos(999_999).toEpochMilli();
        if (!times.isEmpty() && times.getLast() > latest) {
            List<Long> bounded =
                    times.stream().map(time -> Math.min(time, latest)).toList();
            times.clear();
            times.addAll(bounded);
        }
    }

    private @Nullable Instant freeTime(RateLimit limit, Instant now) {
        if (times.size() < limit.permits()) {
            return null;
        }
        long before =
                times.stream().skip(times.size() - limit.permits()).findFirst().orElseThrow();
        Instant free = Instant.ofEpochMilli(before).plus(limit.period());
        return free.isAfter(now) ? free : null;
    }

    private @Nullable Instant freeDay(RateLimit limit, Instant now) {
        long period = limit.period().toDays();
        long today = day(now);
        long free = today;
        while (asked(free - period + 1, free) >= limit.permits()) {
            free++;
        }
        return free == today ? null : startOfDay(free);
    }

    private long asked(long firstDay, long lastDay) {
        return days.subMap(firstDay, lastDay + 1).values().stream()
                .mapToLong(Integer::longValue)
                .sum();
    }

    private static long day(Instant now) {
        return Math.floorDiv(now.getEpochSecond(), Duration.ofDays(1).toSeconds());
    }

    private static Instant startOfDay(long day) {
        return LocalDate.ofEpochDay(day).atStartOfDay().toInstant(ZoneOffset.UTC);
    }
}
