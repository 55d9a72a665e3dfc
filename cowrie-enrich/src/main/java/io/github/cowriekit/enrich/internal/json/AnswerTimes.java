package io.github.cowriekit.enrich.internal.json;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the ways in which services write dates and times. */
public final class AnswerTimes {
    private static final long END_OF_YEAR_9999 = 253_402_300_799L;
    private static final Pattern UTC = Pattern.compile("\\s*(UTC|GMT|Z)$");
    private static final Pattern OFFSET = Pattern.compile("[+-]\\d\\d(:?\\d\\d)?$");
    private static final Pattern COMPACT_DATE = Pattern.compile("\\d{8}");
    private static final int DATE_LENGTH = "yyyy-MM-dd".length();

    private AnswerTimes() {}

    /** Returns the time, null for 0 and what lies outside the years that can be written. */
    static @Nullable Instant ofUnixSeconds(long seconds) {
        return seconds <= 0 || seconds > END_OF_YEAR_9999 ? null : Instant.ofEpochSecond(seconds);
    }

    /**
     * Reads {@code 2019-03-25 09:55:01 UTC}, {@code 2019-03-25T09:55:01Z}, the same with an offset or without a zone, and
     * {@code 2019-03-25}; null if it is none of them.
     */
    public static @Nullable Instant parse(String text) {
        String time = UTC.matcher(text.strip()).replaceFirst("");
        try {
            if (time.length() <= DATE_LENGTH) {
                return LocalDate.parse(time).atStartOfDay(ZoneOffset.UTC).toInstant();
            }
            String iso = time.substring(0, DATE_LENGTH)
                    + 'T'
                    + time.substring(DATE_LENGTH + 1).strip();
            return OFFSET.matcher(iso).find(DATE_LENGTH)
                    ? OffsetDateTime.parse(iso).toInstant()
                    : LocalDateTime.parse(iso).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException noTime) {
            return null;
        }
    }

    /** Reads {@code 2019-03-25}, {@code 20190325} and the UTC date of a time; null if it is none of them. */
    public static @Nullable LocalDate parseDate(String text) {
        String date = text.strip();
        if (COMPACT_DATE.matcher(date).matches()) {
            try {
                return LocalDate.parse(date, DateTimeFormatter.BASIC_ISO_DATE);
            } catch (DateTimeException noDate) {
                return null;
            }
        }
        Instant time = parse(date);
        return time == null ? null : LocalDate.ofInstant(time, ZoneOffset.UTC);
    }
}
