package io.github.cowriekit.sink;

import io.github.cowriekit.model.SessionRecord;
import io.github.cowriekit.sink.internal.syslog.SyslogEncoder;
import io.github.cowriekit.sink.internal.syslog.SyslogTransport;
import io.github.cowriekit.sink.spi.Alert;
import io.github.cowriekit.sink.spi.Message;
import io.github.cowriekit.sink.spi.Receipt;
import io.github.cowriekit.sink.spi.Sink;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Sends sessions and alerts to a syslog receiver, over TCP or TLS (RFC 5424, with octet counting after RFC 6587 and RFC 5425).
 *
 * <p>A session is a line of CEF or a finding of OCSF; an alert is a JSON object as {@link WebhookSink} sends it, in both. The
 * id is in the structured data, {@code [cowriekit@32473 id="…"]}; 32473 is the enterprise number for documentation, as this
 * library has none. {@code APP-NAME} is {@code cowriekit}, {@code MSGID} is {@code session} or {@code alert}, {@code HOSTNAME}
 * the name of the sensor with {@code _} for what is not visible ASCII, and the time that of the log.
 *
 * <p>Syslog acknowledges nothing. So each batch has a connection of its own: the sink closes its half and waits for the
 * receiver to close the other one, which receivers do when they have read to the end. Without that, or after a reset, all is
 * sent again: the receiver may then have a message twice, with the same id. What a receiver loses after it has read it, nobody
 * knows.
 *
 * <pre>{@code
 * SyslogSink.builder("siem.example", 6514).tls().build();
 * }</pre>
 *
 * @since 0.1.0
 */
public final class SyslogSink implements Sink {
    /** The facility {@code local0}, which is the standard one here. */
    public static final int LOCAL0 = 16;

    private final SyslogEncoder encoder;
    private final SyslogTransport transport;

    /** How a session is written. */
    public enum Format {
        /** Common Event Format 0, in UTF-8. */
        CEF,
        /** Detection Finding of OCSF 1.8, in JSON of ASCII. */
        OCSF
    }

    /** By what it is known that a batch arrived. */
    public enum Acknowledgement {
        /** The receiver closes the connection after the sink has closed its half. */
        CLOSE,
        /**
         * Nothing: a batch that was sent without an error counts. For receivers that never close; what is under way when one
         * breaks down is lost. The connection stays for two seconds more, or until the receiver closes it, so that a slow one can
         * read to the end.
         */
        NONE
    }

    private SyslogSink(Builder builder) {
        this.encoder = new SyslogEncoder(
                builder.format == Format.CEF, builder.facility, builder.severity, builder.maxMessageBytes);
        this.transport = new SyslogTransport(
                builder.host,
                builder.port,
                builder.tls,
                builder.timeout,
                builder.acknowledgement == Acknowledgement.CLOSE);
    }

    /**
     * Returns a builder.
     *
     * @param host name or address of the receiver
     * @param port often 6514 with TLS, and 601 or 514 without
     * @throws IllegalArgumentException if the host is blank or the port not between 1 and 65535
     */
    public static Builder builder(String host, int port) {
        return new Builder(host, port);
    }

    @Override
    public Optional<String> encode(SessionRecord session) {
        return Optional.of(encoder.session(session));
    }

    @Override
    public Optional<String> encode(Alert alert) {
        return Optional.of(encoder.alert(alert));
    }

    /** Ends within twice the timeout. */
    @Override
    public Receipt deliver(List<Message> messages) throws InterruptedException {
        transport.send(messages);
        return Receipt.accepted();
    }

    @Override
    public String toString() {
        return "SyslogSink[" + transport.receiver() + "]";
    }

    /** Builds a {@link SyslogSink}; not thread-safe. */
    public static final class Builder {
        private static final int MAX_PORT = 65_535;
        private static final int MAX_FACILITY = 23;
        private static final int MAX_SEVERITY = 7;
        private static final int LEAST_BYTES = 2_048;
        private static final int MOST_BYTES = 1 << 20;

        private final String host;
        private final int port;
        private Format format = Format.CEF;
        private Acknowledgement acknowledgement = Acknowledgement.CLOSE;
        private int facility = LOCAL0;
        private OptionalInt severity = OptionalInt.empty();
        private int maxMessageBytes = 8_192;
        private Duration timeout = Duration.ofSeconds(10);
        private @Nullable SSLContext tls;

        private Builder(String host, int port) {
            if (host.isBlank()) {
                throw new IllegalArgumentException("the host is blank");
            }
            this.host = host;
            this.port = inRange("port", port, 1, MAX_PORT);
        }

        /** Sets how sessions are written, in CEF by default. */
        public Builder format(Format name) {
            this.format = Objects.requireNonNull(name, "name");
            return this;
        }

        /** Sets by what it is known that a batch arrived; by default it is that the receiver closes. */
        public Builder acknowledgement(Acknowledgement sign) {
            this.acknowledgement = Objects.requireNonNull(sign, "sign");
            return this;
        }

        /**
         * Sets the facility, {@link SyslogSink#LOCAL0} by default.
         *
         * @throws IllegalArgumentException if it is not between 0 and 23
         */
        public Builder facility(int number) {
            this.facility = inRange("facility", number, 0, MAX_FACILITY);
            return this;
        }

        /**
         * Sets one severity for all messages. By default that of a session is informational (6), from an interest of 25 on notice
         * (5) and from 75 on warning (4); that of an alert is warning.
         *
         * @throws IllegalArgumentException if it is not between 0 and 7
         */
        public Builder severity(int number) {
            this.severity = OptionalInt.of(inRange("severity", number, 0, MAX_SEVERITY));
            return this;
        }

        /**
         * Sets how many octets a message has at most, 8,192 by default, which receivers should take; all of them take 2,048.
         *
         * <p>In CEF, the longest values lose their ends, marked with {@code ...}. In JSON, which stays valid, texts are cut to 512
         * characters, then lists lose their last elements, the longest list first; then texts are cut to 64, and if nothing else
         * helps, the largest members are left out.
         *
         * @throws IllegalArgumentException if it is less than 2,048 or more than a MiB
         */
        public Builder maxMessageBytes(int octets) {
            this.maxMessageBytes = inRange("maxMessageBytes", octets, LEAST_BYTES, MOST_BYTES);
            return this;
        }

        /**
         * Sets how long connecting and sending a batch may take, and then once more how long the receiver may take to close;
         * 10 seconds by default.
         *
         * @throws IllegalArgumentException if it is less than a millisecond
         */
        public Builder timeout(Duration time) {
            if (time.toMillis() < 1) {
                throw new IllegalArgumentException("timeout is less than a millisecond: " + time);
            }
            this.timeout = time;
            return this;
        }

        /** Uses TLS with the certificates that Java trusts. The certificate has to name the host. */
        public Builder tls() {
            try {
                return tls(SSLContext.getDefault());
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
        }

        /** Uses TLS with a context of your own. The certificate has to name the host. */
        public Builder tls(SSLContext context) {
            this.tls = Objects.requireNonNull(context, "context");
            return this;
        }

        /** Returns the sink. Connects to nothing. */
        public SyslogSink build() {
            return new SyslogSink(this);
        }

        private static int inRange(String name, int number, int min, int max) {
            if (number < min || number > max) {
                throw new IllegalArgumentException(name + " is not between " + min + " and " + max + ": " + number);
            }
            return number;
        }
    }
}
