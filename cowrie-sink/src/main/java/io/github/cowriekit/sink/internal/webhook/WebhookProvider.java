package io.github.cowriekit.sink.internal.webhook;

import io.github.cowriekit.sink.WebhookSink;
import io.github.cowriekit.sink.internal.http.Authorization;
import io.github.cowriekit.sink.internal.http.HttpSender;
import io.github.cowriekit.sink.internal.net.TrustedCertificates;
import io.github.cowriekit.sink.spi.Sink;
import io.github.cowriekit.sink.spi.SinkProvider;
import io.github.cowriekit.sink.spi.SinkSettingException;
import io.github.cowriekit.sink.spi.SinkSettings;
import java.time.Duration;

/** Makes {@link WebhookSink}s by configuration. */
public final class WebhookProvider implements SinkProvider {
    @Override
    public String type() {
        return "webhook";
    }

    @Override
    public Sink create(SinkSettings settings) {
        try {
            WebhookSink.Builder builder = WebhookSink.builder(settings.url("url", "https", "http"))
                    .timeout(Duration.ofSeconds(settings.number("timeout_seconds", 1, 600, 30)));
            settings.findSecret("secret").ifPresent(builder::secret);
            settings.findSecret("old_secret").ifPresent(builder::secret);
            Authorization.configure(settings, builder::basicAuth, builder::bearer);
            TrustedCertificates.find(settings).ifPresent(tls -> builder.httpClient(HttpSender.client(tls)));
            return builder.build();
        } catch (IllegalArgumentException e) {
            throw new SinkSettingException(settings.section() + ": " + e.getMessage(), e);
        }
    }
}
