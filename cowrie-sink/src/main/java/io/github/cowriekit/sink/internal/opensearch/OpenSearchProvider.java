package io.github.cowriekit.sink.internal.opensearch;

import io.github.cowriekit.sink.OpenSearchSink;
import io.github.cowriekit.sink.internal.http.Authorization;
import io.github.cowriekit.sink.internal.http.HttpSender;
import io.github.cowriekit.sink.internal.net.TrustedCertificates;
import io.github.cowriekit.sink.spi.Secret;
import io.github.cowriekit.sink.spi.Sink;
import io.github.cowriekit.sink.spi.SinkProvider;
import io.github.cowriekit.sink.spi.SinkSettingException;
import io.github.cowriekit.sink.spi.SinkSettings;
import java.time.Duration;
import java.util.Optional;

/** Makes {@link OpenSearchSink}s by configuration. */
public final class OpenSearchProvider implements SinkProvider {
    @Override
    public String type() {
        return "opensearch";
    }

    @Override
    public Sink create(SinkSettings settings) {
        try {
            OpenSearchSink.Builder builder = OpenSearchSink.builder(settings.url("url", "https", "http"))
                    .template(settings.flag("template", true))
                    .gzip(settings.flag("gzip", false))
                    .timeout(Duration.ofSeconds(settings.number("timeout_seconds", 1, 600, 30)));
            settings.findText("index").ifPresent(builder::index);
            settings.findText("alert_index").ifPresent(builder::alertIndex);
            Optional<Secret> key = settings.findSecret("api_key");
            key.ifPresent(builder::apiKey);
            if (Authorization.configure(settings, builder::basicAuth, builder::bearer) && key.isPresent()) {
                throw settings.wrong("api_key", "and user or token cannot both be set");
            }
            TrustedCertificates.find(settings).ifPresent(tls -> builder.httpClient(HttpSender.client(tls)));
            return builder.build();
        } catch (IllegalArgumentException e) {
            throw new SinkSettingException(settings.section() + ": " + e.getMessage(), e);
        }
    }
}
