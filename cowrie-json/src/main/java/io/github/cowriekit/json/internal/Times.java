package io.github.cowriekit.json.internal;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.Module;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.fasterxml.jackson.datatype.jsr310.ser.InstantSerializer;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

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
        try {
            return ISO.format(instant);
        } catch (DateTimeException e) {
            // the first and the last year of an instant are none of a date
            return instant.toString();
        }
    }

    /** Returns the seconds as a decimal without exponent and trailing zeros. */
    static String seconds(Duration duration) {
        BigDecimal seconds = BigDecimal.valueOf(duration.getSeconds()).add(BigDecimal.valueOf(duration.getNano(), 9));
        return seconds.stripTrailingZeros().toPlainString();
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

    /** Returns Jackson's module with microseconds in times, and with durations that are exact or refused. */
    static Module module() {
        return new JavaTimeModule()
                .addSerializer(Instant.class, new Microseconds())
                .addSerializer(Duration.class, new SecondsWriter())
                .addDeserializer(Duration.class, new SecondsReader());
    }

    private static final class Microseconds extends InstantSerializer {
        private static final long serialVersionUID = 1L;

        Microseconds() {
            super(INSTANCE, false, false, ISO);
        }

        @Override
        public void serialize(Instant value, JsonGenerator out, SerializerProvider provider) throws IOException {
            out.writeString(iso(value));
        }

        /** Jackson's own makes another one of itself, also for components without a format of their own. */
        @Override
        public JsonSerializer<?> createContextual(SerializerProvider provider, @Nullable BeanProperty component)
                throws JsonMappingException {
            JsonFormat.Value format = findFormatOverrides(provider, component, handledType());
            return format == null || format.equals(JsonFormat.Value.empty())
                    ? this
                    : super.createContextual(provider, component);
        }
    }

    private static final class SecondsWriter extends StdSerializer<Duration> {
        private static final long serialVersionUID = 1L;

        SecondsWriter() {
            super(Duration.class);
        }

        @Override
        public void serialize(Duration value, JsonGenerator out, SerializerProvider provider) throws IOException {
            out.writeNumber(seconds(value));
        }
    }

    /** Jackson's own takes a number of seconds that is far out of range for none. */
    private static final class SecondsReader extends StdDeserializer<Duration> {
        private static final long serialVersionUID = 1L;

        SecondsReader() {
            super(Duration.class);
        }

        @Override
        public Duration deserialize(JsonParser in, DeserializationContext context) throws IOException {
            return duration(in.getDecimalValue());
        }
    }
}
