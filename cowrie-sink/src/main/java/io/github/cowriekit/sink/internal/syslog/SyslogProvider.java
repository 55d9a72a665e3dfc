package io.github.cowriekit.sink.internal.syslog;

import io.github.cowriekit.sink.SyslogSink;
import io.github.cowriekit.sink.internal.net.TrustedCertificates;
import io.github.cowriekit.sink.spi.Sink;
import io.github.cowriekit.sink.spi.SinkProvider;
import io.github.cowriekit.sink.spi.SinkSettingException;
import io.github.cowriekit.sink.spi.SinkSettings;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/** Makes {@link SyslogSink}s by configuration. */
public final class SyslogProvider implements SinkProvider {
    private static final int NOT_SET = -1;

    @Override
    public String type() {
        return "syslog";
    }

    @Override
    public Sink create(SinkSettings settings) {
        try {
            SyslogSink.Builder builder = SyslogSink.builder(settings.text("host"), port(settings))
                    .format(
                            settings.choice("format", "cef", "ocsf").equals("cef")
                                    ? SyslogSink.Format.CEF
                                    : SyslogSink.Format.OCSF)
                    .acknowledgement(
                            settings.choice("acknowledge", "close", "none").equals("close")
                                    ? SyslogSink.Acknowledgement.CLOSE
                                    : SyslogSink.Acknowledgement.NONE)
                    .facility(settings.number("facility", 0, 23, SyslogSink.LOCAL0))
                    .maxMessageBytes(settings.number("max_bytes", 2048, 1 << 20, 8192))
                    .timeout(Duration.ofSeconds(settings.number("timeout_seconds", 1, 600, 10)));
            int severity = settings.number("severity", NOT_SET, 7, NOT_SET);
            if (severity != NOT_SET) {
                builder.severity(severity);
            }
            Optional<SSLContext> trusted = TrustedCertificates.find(settings);
            if (settings.flag("tls", false)) {
                trusted.ifPresentOrElse(builder::tls, builder::tls);
            } else if (trusted.isPresent()) {
                throw settings.wrong("ca_file", "is of no use without tls = true");
            }
            return builder.build();
        } catch (IllegalArgumentException e) {
            throw new SinkSettingException(settings.section() + ": " + e.getMessage(), e);
        }
    }

    private static int port(SinkSettings settings) {
        int port = settings.number("port", 0, 65_535, 0);
        if (port == 0) {
            throw settings.wrong("port", "is missing; often it is 6514 with TLS and 601 or 514 without");
        }
        return port;
    }
}
