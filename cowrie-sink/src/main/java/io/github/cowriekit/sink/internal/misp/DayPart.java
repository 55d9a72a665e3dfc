package io.github.cowriekit.sink.internal.misp;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What one event holds: a day, or a part of one that has many sessions.
 *
 * @param number from 1
 */
record DayPart(LocalDate day, int number) implements Comparable<DayPart> {
    private static final Pattern TEXT = Pattern.compile("(\\d{4}-\\d{2}-\\d{2})\\.(\\d{1,6})");
    private static final Comparator<DayPart> ORDER =
            Comparator.comparing(DayPart::day).thenComparing(DayPart::number);

    /** Returns the part that {@link #toString} gave the text of. */
    static Optional<DayPart> parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        try {
            return matcher.matches()
                    ? Optional.of(new DayPart(LocalDate.parse(matcher.group(1)), Integer.parseInt(matcher.group(2))))
                    : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return day + "." + number;
    }

    @Override
    public int compareTo(DayPart other) {
        return ORDER.compare(this, other);
    }
}
