package io.github.cowriekit.parser.internal;

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
 */
record LogHead(Kind kind, @Nullable Instant firstTime) {
    /** Enough for the first line with a time behind a run of NUL bytes, see cowrie's logs after a power failure. */
    private static final int SIZE = 1 << 20;

    private static final int TEXT_SIZE = 1 << 16;
    private static final Pattern TIME = Pattern.compile("\"timestamp\"\\s*:\\s*\"([^\"]{1,40})\"");

    /** What a file looks like. */
    enum Kind {
        EMPTY,
        EVENTS,
        OTHER_TEXT,
        BINARY,
        /** Even the first bytes cannot be read. */
        DAMAGED
    }

    static LogHead of(LogInput input) {
        try (InputStream in = Compression.open(input.open())) {
            String text = textOf(in);
            if (text.isEmpty()) {
                return new LogHead(Kind.EMPTY, null);
            }
            if (text.contains("\"eventid\"")) {
                return new LogHead(Kind.EVENTS, firstTime(text));
            }
            return new LogHead(isBinary(text) ? Kind.BINARY : Kind.OTHER_TEXT, null);
        } catch (IOException e) {
            return new LogHead(Kind.DAMAGED, null);
        }
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

    private static @Nullable Instant firstTime(String text) {
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
