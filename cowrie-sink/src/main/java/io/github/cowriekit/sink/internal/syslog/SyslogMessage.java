package io.github.cowriekit.sink.internal.syslog;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The header of RFC 5424. */
public final class SyslogMessage {
    /** The private enterprise number that RFC 5612 sets aside for documentation; this library has none of its own. */
    private static final String SD_ID = "cowriekit@32473";

    private static final int MAX_HOSTNAME = 255;
    private static final int LAST_YEAR = 9999;

    private SyslogMessage() {}

    /** Returns the header with the structured data and the space behind it; ASCII. */
    public static String header(int priority, @Nullable Instant time, @Nullable String sensor, String kind, UUID id) {
        return "<" + priority + ">1 " + timestamp(time) + " " + hostname(sensor) + " cowriekit - " + kind + " [" + SD_ID
                + " id=\"" + id + "\"] ";
    }

    /** Returns a message as RFC 6587 and RFC 5425 put it on the wire: behind the number of its octets. */
    static byte[] frame(String message) {
        byte[] octets = message.getBytes(StandardCharsets.UTF_8);
        byte[] length = (octets.length + " ").getBytes(StandardCharsets.US_ASCII);
        byte[] frame = new byte[length.length + octets.length];
        System.arraycopy(length, 0, frame, 0, length.length);
        System.arraycopy(octets, 0, frame, length.length, octets.length);
        return frame;
    }

    private static String timestamp(@Nullable Instant time) {
        if (time == null) {
            return "-";
        }
        int year = time.atOffset(ZoneOffset.UTC).getYear();
        return year < 0 || year > LAST_YEAR
                ? "-"
                : time.truncatedTo(ChronoUnit.MICROS).toString();
    }

    private static String hostname(@Nullable String sensor) {
        if (sensor == null || sensor.isEmpty()) {
            return "-";
        }
        String visible = sensor.codePoints()
                .map(c -> c > ' ' && c < 0x7f ? c : '_')
                .limit(MAX_HOSTNAME)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return visible;
    }
}
