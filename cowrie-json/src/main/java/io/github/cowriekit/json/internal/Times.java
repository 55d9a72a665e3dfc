package io.github.cowriekit.json.internal;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.Module;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.fasterxml.jackson.datatype.jsr310.ser.InstantSerializer;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Locale;

/** Times and durations in JSON, without loss. */
final class Times {
    /** ISO-8601, UTC, with microseconds, or more digits where there are more. */
    private static final DateTimeFormatter ISO = new DateTimeFormatterBuilder()
            .appendPattern("uuuu-MM-dd'T'HH:mm:ss")
            .appendFraction(ChronoField.NANO_OF_SECOND, 6, 9, true)
            .appendLiteral('Z')
            .toFormatter(Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private Times() {}

    static String iso(Instant instant) {
        return ISO.format(instant);
    }

    /** Returns the seconds as a decimal without exponent and trailing zeros. */
    static BigDecimal seconds(Duration duration) {
        BigDecimal seconds = BigDecimal.valueOf(duration.getSeconds())
                .add(BigDecimal.valueOf(duration.getNano(), 9))
                .stripTrailingZeros();
        return seconds.scale() < 0 ? seconds.setScale(0) : seconds;
    }

    /**
     * Returns the duration of so many seconds.
     *
     * @throws ArithmeticException if it is out of range or finer than nanoseconds
     */
    static Duration duration(BigDecimal seconds) {
        // unlike longValueExact on the product, this does not expand an exponent that an attacker made huge
        if (seconds.precision() - seconds.scale() > 19 || seconds.scale() > 64) {
            throw new ArithmeticException("duration out of range");
        }
        BigDecimal whole = seconds.setScale(0, RoundingMode.FLOOR);
        return Duration.ofSeconds(
                whole.longValueExact(),
                seconds.subtract(whole).movePointRight(9).longValueExact());
    }

    /** Returns Jackson's module, which reads all of it, with the two texts that it does not write. */
    static Module module() {
        return new JavaTimeModule()
                .addSerializer(Instant.class, new Microseconds())
                .addSerializer(Duration.class, new Seconds());
    }

    private static final class Microseconds extends InstantSerializer {
        private static final long serialVersionUID = 1L;

        Microseconds() {
            super(INSTANCE, false, false, ISO);
        }
    }

    private static final class Seconds extends StdSerializer<Duration> {
        private static final long serialVersionUID = 1L;

        Seconds() {
            super(Duration.class);
        }

        @Override
        public void serialize(Duration value, JsonGenerator out, SerializerProvider provider) throws IOException {
            // as text: the generator would write decimals with an exponent where they have one
            out.writeNumber(seconds(value).toPlainString());
        }
    }
}
