package io.github.cowriekit.enrich.spi.http;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.cowriekit.enrich.spi.AuthenticationException;
import io.github.cowriekit.enrich.spi.EnricherSettings;
import io.github.cowriekit.enrich.spi.EnrichmentSetupException;
import java.net.URI;
import java.net.http.HttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SourceHttpTest {
    private static final URI BASE = URI.create("http://127.0.0.1:9/v1");

    @Test
    void refusesAClientThatFollowsRedirects() {
        HttpClient following = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();
        EnricherSettings settings =
                EnricherSettings.builder().baseUrl(BASE).httpClient(following).build();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> SourceHttp.keyless(settings))
                .withMessageContaining("redirects");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"file:///etc/passwd", "http:opaque", "/v1", "http://127.0.0.1/v1?key=a", "http://127.0.0.1/#a"})
    void refusesABaseUrlThatIsNone(String url) {
        EnricherSettings settings =
                EnricherSettings.builder().baseUrl(URI.create(url)).build();

        assertThatIllegalArgumentException().isThrownBy(() -> SourceHttp.keyless(settings));
    }

    @Test
    void refusesAUserAgentThatNoHeaderCarries() {
        EnricherSettings settings = EnricherSettings.builder()
                .baseUrl(BASE)
                .userAgent("cowriekit\r\nX-Other: 1")
                .build();

        assertThatIllegalArgumentException().isThrownBy(() -> SourceHttp.keyless(settings));
    }

    @Test
    void needsABaseUrl() {
        assertThatExceptionOfType(EnrichmentSetupException.class)
                .isThrownBy(() -> SourceHttp.keyless(EnricherSettings.builder().build()));
    }

    @Test
    void asksNobodyWithoutTheKey() {
        SourceHttp http =
                SourceHttp.keyed(EnricherSettings.builder().baseUrl(BASE).build(), "Auth-Key");

        assertThatExceptionOfType(AuthenticationException.class).isThrownBy(() -> http.get("/x"));
    }
}
