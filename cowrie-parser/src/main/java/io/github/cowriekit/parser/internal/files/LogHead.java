package io.github.cowriekit.parser.internal.files;

import io.github.cowriekit.parser.internal.bytes.PeekInput;
import io.github.cowriekit.parser.internal.export.Utf16Input;
import io.github.cowriekit.parser.internal.time.Timestamps;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.compress.archivers.tar.TarUtils;
import org.jspecify.annotations.Nullable;

/**
 * What the beginning of a file tells: whether it is a log at all, and when it begins.
 *
 * @param kind what the file looks like
 * @param firstTime first time of an event, null when there is none
 * @param other what the file is instead of a log, in words; null if that cannot be told
 * @param midLine whether it begins with something else than JSON: perhaps the tail of a line that a rotation cut
 */
public record LogHead(
        Kind kind,
        @Nullable Instant firstTime,
        boolean midLine,
        @Nullable String other) {
    public static final LogHead DAMAGED = new LogHead(Kind.DAMAGED, null, false, null);
    /** The head of an input that can be read only once. */
    static final LogHead UNSEEN = new LogHead(Kind.EVENTS, null, false, null);

    /** The time of an event; in the text that an attacker sent, the quotes are escaped. */
    static final Pattern TIME = Pattern.compile(
            "\"(?:_|[\\w]{1,40}\\.)?timestamp\"\\s*:\\s*(?:\\{\\s*\"\\$date\"\\s*:\\s*)?\"([^\"]{1,40})\"");

    /** The same within the text that another tool wrote around events. */
    private static final Pattern QUOTED_TIME =
            Pattern.compile("\\\\\"timestamp\\\\\"\\s*:\\s*\\\\\"([^\"\\\\]{1,40})\\\\\"");

    /** Of an event as Cowrie writes it, within a text, and with what other tools write before names of keys. */
    private static final Pattern EVENT = Pattern.compile("[\"_.]eventid\\\\?\"\\s*:");

    /** Enough for the first line with a time behind a run of NUL bytes, see cowrie's logs after a power failure. */
    private static final int SIZE = 1 << 20;

    private static final int TEXT_SIZE = 1 << 16;

    private static final String NUL = "\0";

    private static final int TAR_BLOCK = 512;

    /** What a file looks like. */
    public enum Kind {
        EMPTY,
        EVENTS,
        OTHER_TEXT,
        BINARY,
        /** Even the first bytes cannot be read. */
        DAMAGED
    }

    public static LogHead of(PeekInput plain) {
        try {
            Charset charset = Utf16Input.charsetOf(plain.peek(Utf16Input.HEAD));
            String text = textOf(charset == null ? plain : new Utf16Input(plain, charset));
            if (text.isEmpty()) {
                return new LogHead(Kind.EMPTY, null, false, null);
            }
            String start = text.substring(0, Math.min(text.length(), 100)).strip();
            boolean midLine = !start.isEmpty() && "{[\u00ef".indexOf(start.charAt(0)) < 0;
            if (EVENT.matcher(text).find()) {
                return new LogHead(Kind.EVENTS, firstTime(text), midLine, null);
            }
            return isBinary(text)
                    ? new LogHead(Kind.BINARY, null, midLine, null)
                    : new LogHead(Kind.OTHER_TEXT, firstTime(text), midLine, OtherLogs.name(text));
        } catch (IOException e) {
            return DAMAGED;
        }
    }

    public static LogHead of(byte[] plain) {
        return of(new PeekInput(new ByteArrayInputStream(plain)));
    }

    /** Returns whether it begins with the header of a tar, sum included: the text alone can be in the first line of a log. */
    public static boolean isTar(PeekInput in) {
        byte[] head = in.peek(TAR_BLOCK);
        return head.length == TAR_BLOCK
                && new String(head, 257, 5, StandardCharsets.US_ASCII).equals("ustar")
                && hasItsSum(head);
    }

    private static boolean hasItsSum(byte[] head) {
        try {
            return TarUtils.verifyCheckSum(head);
        } catch (IllegalArgumentException e) {
            // no number stands where the sum belongs
            return false;
        } catch (NoClassDefFoundError e) {
            // whoever opens the tar says that the library is missing
            return true;
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
                String piece = new String(buffer, 0, read, StandardCharsets.ISO_8859_1);
                text.append(piece.indexOf(NUL) < 0 ? piece : piece.replace(NUL, ""));
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
        Instant time = firstTime(TIME, text);
        return time == null ? firstTime(QUOTED_TIME, text) : time;
    }

    /** Returns the times of events in a text, those that cannot be read left out. */
    static List<Instant> times(String text) {
        Pattern pattern = TIME.matcher(text).find() ? TIME : QUOTED_TIME;
        return pattern.matcher(text)
                .results()
                .map(found -> Timestamps.parse(found.group(1)))
                .filter(Objects::nonNull)
                .toList();
    }

    private static @Nullable Instant firstTime(Pattern pattern, CharSequence text) {
        Matcher matcher = pattern.matcher(text);
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
