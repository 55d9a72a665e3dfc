package io.github.cowriekit.parser.internal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the beginning of a file tells: whether it is a log at all, and when it begins.
 *
 * @param kind what the file looks like
 * @param firstTime first time of an event, null when there is none
 * @param midLine whether it begins with something else than JSON: perhaps the tail of a line that a rotation cut
 */
record LogHead(Kind kind, @Nullable Instant firstTime, boolean midLine) {
    static final LogHead DAMAGED = new LogHead(Kind.DAMAGED, null, false);

    /** The time of an event; in the text that an attacker sent, the quotes are escaped. */
    static final Pattern TIME = Pattern.compile("\"timestamp\"\\s*:\\s*\"([^\"]{1,40})\"");

    /** Enough for the first line with a time behind a run of NUL bytes, see cowrie's logs after a power failure. */
    private static final int SIZE = 1 << 20;

    private static final int TEXT_SIZE = 1 << 16;

    /** What a file looks like. */
    enum Kind {
        EMPTY,
        EVENTS,
        OTHER_TEXT,
        BINARY,
        /** Even the first bytes cannot be read. */
        DAMAGED
    }

    static LogHead of(InputStream plain) {
        try {
            String text = textOf(plain);
            if (text.isEmpty()) {
                return new LogHead(Kind.EMPTY, null, false);
            }
            String start = text.substring(0, Math.min(text.length(), 100)).strip();
            boolean midLine = !start.isEmpty() && "{[\u00ef".indexOf(start.charAt(0)) < 0;
            if (text.contains("\"eventid\"")) {
                return new LogHead(Kind.EVENTS, firstTime(text), midLine);
            }
            return new LogHead(isBinary(text) ? Kind.BINARY : Kind.OTHER_TEXT, firstTime(text), midLine);
        } catch (IOException e) {
            return DAMAGED;
        }
    }

    static LogHead of(byte[] plain) {
        return of(new ByteArrayInputStream(plain));
    }

    private static String textOf(InputStream in) throws IOException {
        StringBuilder text = new StringBuilder();
        byte[] buffer = new byte[TEXT_SIZE];
        int total = 0;
        try {
            int read;
            while (total < SIZE && text.length() < TEXT_SIZE && (read = in.read(buffer)) > 0) {
                total += read;
                for (int i = 0; i < read; i++) {
                    if (buffer[i] != 0) {
                        text.append((char) (buffer[i] & 0xff));
                    }
                }
            }
        } catch (IOException e) {
            if (text.isEmpty()) {
                throw e;
            }
        }
        return text.toString();
    }

    /** Returns the first time in a text, null if there is none that can be read. */
    static @Nullable Instant firstTime(CharSequence text) {
        Matcher matcher = TIME.matcher(text);
        while (matcher.find()) {
            Instant time = Timestamps.parse(matcher.group(1));
            if (time != null) {
                return time;
            }
        }
        return null;
    }

    /** A text has hardly any control characters; {@code text} has one character per byte. */
    private static boolean isBinary(String text) {
        long controls = text.chars()
                .filter(c -> c < ' ' && c != '\n' && c != '\r' && c != '\t' && c != 0x1b)
                .count();
        return controls * 100 > text.length();
    }
}
