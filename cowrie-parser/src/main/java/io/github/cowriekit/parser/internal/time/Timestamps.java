package io.github.cowriekit.parser.internal.time;

import io.github.cowriekit.parser.internal.bytes.Words;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Reads the spellings of time that Cowrie logs hold, without the cost of a formatter.
 *
 * <p>{@code 2023-05-24T06:23:58.906514Z}, with or without a fraction, with {@code Z}, an offset with or without colon, or
 * no zone (then UTC), and the literal {@code .%fZ} that a broken configuration writes.
 */
public final class Timestamps {
    private static final int SECOND_END = 19;

    private Timestamps() {}

    /** Returns the time, null if the text is none. */
    public static @Nullable Instant parse(String text) {
        int length = text.length();
        if (length < SECOND_END
                || text.charAt(4) != '-'
                || text.charAt(7) != '-'
                || (text.charAt(10) != 'T' && text.charAt(10) != ' ')
                || text.charAt(13) != ':'
                || text.charAt(16) != ':') {
            return null;
        }
        int year = digits(text, 0, 4);
        int month = digits(text, 5, 7);
        int day = digits(text, 8, 10);
        int hour = digits(text, 11, 13);
        int minute = digits(text, 14, 16);
        int second = digits(text, 17, SECOND_END);
        if ((year | month | day | hour | minute | second) < 0 || hour > 23 || minute > 59 || second > 60) {
            return null;
        }
        int at = SECOND_END;
        long nanos = 0;
        if (text.startsWith(".%f", at)) {
            at += 3;
        } else if (at < length && (text.charAt(at) == '.' || text.charAt(at) == ',')) {
            int stop = endOfDigits(text, at + 1);
            if (stop == at + 1 || stop - at > 10) {
                return null;
            }
            nanos = digits(text, at + 1, stop);
            for (int i = stop - at - 1; i < 9; i++) {
                nanos *= 10;
            }
            at = stop;
        }
        long offset = offsetSeconds(text, at);
        if (offset == Long.MIN_VALUE) {
            return null;
        }
        try {
            long seconds =
                    LocalDate.of(year, month, day).toEpochDay() * 86_400L + hour * 3_600L + minute * 60L + second;
            return Instant.ofEpochSecond(seconds - offset, nanos);
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** Returns whether a readable time names no zone. */
    public static boolean isWithoutZone(String text) {
        char last = text.charAt(text.length() - 1);
        return last != 'Z' && last != 'z' && text.indexOf('+', SECOND_END) < 0 && text.indexOf('-', SECOND_END) < 0;
    }

    private static long offsetSeconds(String text, int at) {
        int length = text.length();
        if (at == length) {
            return 0;
        }
        char sign = text.charAt(at);
        if (sign == 'Z' || sign == 'z') {
            return at + 1 == length ? 0 : Long.MIN_VALUE;
        }
        if (sign != '+' && sign != '-') {
            return Long.MIN_VALUE;
        }
        String zone = text.substring(at + 1).replace(":", "");
        int hours = zone.length() >= 2 ? digits(zone, 0, 2) : -1;
        int minutes = zone.length() == 2 ? 0 : zone.length() == 4 ? digits(zone, 2, 4) : -1;
        if ((hours | minutes) < 0 || hours > 18 || minutes > 59) {
            return Long.MIN_VALUE;
        }
        long seconds = hours * 3_600L + minutes * 60L;
        return sign == '-' ? -seconds : seconds;
    }

    private static int endOfDigits(String text, int start) {
        int i = start;
        while (i < text.length() && text.charAt(i) >= '0' && text.charAt(i) <= '9') {
            i++;
        }
        return i;
    }

    /** Returns the number that the digits write, negative if one of them is no digit. */
    private static int digits(String text, int start, int stop) {
        int value = 0;
        for (int i = start; i < stop; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            value = value * 10 + digit;
        }
        return value;
    }

    /**
     * Reads {@code 2023-05-24T06:23:58.906514Z} out of bytes, in microseconds and nothing else.
     *
     * <p>Remembers the last day, since many lines share it, and parses the rest in two words of eight bytes. Not thread-safe.
     */
    public static final class OfBytes {
        private static final int LENGTH = 27;
        private static final int CLOCK = 11;
        private static final int FRACTION = 19;
        /** {@code 00:00:00}, whose first byte is the lowest. */
        private static final long CLOCK_ZERO = 0x30303A30303A3030L;

        private static final long CLOCK_COLONS = 0x0000FF0000FF0000L;
        /** {@code .000000Z}. */
        private static final long FRACTION_ZERO = 0x5A3030303030302EL;

        private static final long FRACTION_ENDS = 0xFF000000000000FFL;
        /** Added to a byte, sets the high bit if the byte is more than nine. */
        private static final long BEYOND_NINE = 0x7676767676767676L;

        private static final long HIGHS = 0x8080808080808080L;

        private long dayHead;
        private int dayTail;
        private long daySeconds;

        /** Returns the time in {@link Micros}, {@link Micros#NONE} if it is written otherwise or is none. */
        public long parse(byte[] text, int from, int length) {
            if (length != LENGTH || text[from + 10] != 'T') {
                return Micros.NONE;
            }
            long head = Words.at(text, from);
            int tail = text[from + 8] << Byte.SIZE | text[from + 9];
            if ((head != dayHead || tail != dayTail) && !readDay(text, from, head, tail)) {
                return Micros.NONE;
            }
            long clock = Words.at(text, from + CLOCK) ^ CLOCK_ZERO;
            long fraction = Words.at(text, from + FRACTION) ^ FRACTION_ZERO;
            long bad = (((clock + BEYOND_NINE) | clock | (fraction + BEYOND_NINE) | fraction) & HIGHS)
                    | (clock & CLOCK_COLONS)
                    | (fraction & FRACTION_ENDS);
            if (bad != 0) {
                return Micros.NONE;
            }
            long pairs = clock * 10 + (clock >>> Byte.SIZE);
            int hour = (int) pairs & 0xFF;
            int minute = (int) (pairs >>> 24) & 0xFF;
            int second = (int) (pairs >>> 48) & 0xFF;
            if (hour > 23 || minute > 59 || second > 60) {
                return Micros.NONE;
            }
            long digits = fraction * 10 + (fraction >>> Byte.SIZE);
            long micros = ((digits >>> 8) & 0xFF) * 10_000 + ((digits >>> 24) & 0xFF) * 100 + ((digits >>> 40) & 0xFF);
            return (daySeconds + hour * 3_600L + minute * 60L + second) * Micros.PER_SECOND + micros;
        }

        private boolean readDay(byte[] text, int from, long head, int tail) {
            int century = twoDigits(text, from);
            int year = twoDigits(text, from + 2);
            int month = twoDigits(text, from + 5);
            int day = twoDigits(text, from + 8);
            if (text[from + 4] != '-' || text[from + 7] != '-' || (century | year | month | day) < 0) {
                return false;
            }
            try {
                daySeconds = LocalDate.of(century * 100 + year, month, day).toEpochDay() * 86_400L;
            } catch (DateTimeException e) {
                return false;
            }
            dayHead = head;
            dayTail = tail;
            return true;
        }

        /** Returns -1 if it is not two digits. */
        private static int twoDigits(byte[] text, int at) {
            int tens = text[at] - '0';
            int ones = text[at + 1] - '0';
            return tens < 0 || tens > 9 || ones < 0 || ones > 9 ? -1 : tens * 10 + ones;
        }
    }
}
