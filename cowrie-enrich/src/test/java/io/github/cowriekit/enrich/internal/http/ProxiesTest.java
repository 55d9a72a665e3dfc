package io.github.cowriekit.enrich.internal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProxiesTest {
    @ParameterizedTest
    @CsvSource({
        "HTTPS_PROXY, https://api.example.com/x, proxy.example:3128",
        "https_proxy, https://api.example.com/x, proxy.example:3128",
        "HTTP_PROXY, http://api.example.com/x, proxy.example:3128",
        "ALL_PROXY, https://api.example.com/x, proxy.example:3128",
        "HTTP_PROXY, https://api.example.com/x, ",
        "ALL_PROXY, https://quiet.example.org/x, ",
        "ALL_PROXY, https://example.org/x, ",
        "ALL_PROXY, https://notexample.org/x, proxy.example:3128"
    })
    void asksThroughTheProxyOfTheScheme(String variable, String url, String proxy) {
        Proxies proxies = Proxies.of(Map.of(variable, "http://proxy.example:3128", "NO_PROXY", "a.test, .example.org"));

        Proxy selected = proxies.select(URI.create(url)).get(0);

        if (proxy == null) {
            assertThat(selected).isEqualTo(Proxy.NO_PROXY);
        } else {
            InetSocketAddress address = (InetSocketAddress) selected.address();
            assertThat(address.getHostString() + ":" + address.getPort()).isEqualTo(proxy);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost:8080/",
                "http://LOCALHOST/",
                "http://a.localhost/",
                "http://127.0.0.1:1/",
                "http://127.8.9.1/",
                "http://[::1]:80/",
                "http://[0:0:0:0:0:0:0:1]/"
            })
    void sendsNothingOfThisMachineThroughAProxy(String url) {
        Proxies proxies = Proxies.of(Map.of("ALL_PROXY", "proxy.example"));

        assertThat(proxies.select(URI.create(url))).containsExactly(Proxy.NO_PROXY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "socks5://proxy.example:1080",
                "http://user:hidden@proxy.example",
                "http://",
                "a b",
                "https://proxy.example",
                "http://proxy.example:65536",
                "http://[2001:db8::5:3128",
                "2001:db8::5:3128"
            })
    void refusesProxiesThatCannotBeUsedWithoutShowingThem(String value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Proxies.of(Map.of("https_proxy", value)))
                .withMessageContaining("HTTPS_PROXY")
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("hidden", "proxy.example"));
    }

    @Test
    void tellsThatAPortIsTooLarge() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Proxies.of(Map.of("http_proxy", "proxy.example:70000")))
                .withMessage("HTTP_PROXY has a port above 65535");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://[2001:db8::5]:3128", "[2001:db8::5]:3128"})
    void takesAProxyByItsIpv6Address(String value) {
        Proxy selected = Proxies.of(Map.of("ALL_PROXY", value))
                .select(URI.create("https://api.example.com/"))
                .get(0);

        InetSocketAddress address = (InetSocketAddress) selected.address();
        assertThat(address.getHostString()).isEqualTo("2001:db8::5");
        assertThat(address.getPort()).isEqualTo(3128);
    }

    @Test
    void isNoneWithoutVariables() {
        assertThat(Proxies.of(Map.of("NO_PROXY", "*", "HTTP_PROXY", " "))).isSameAs(Proxies.NONE);
    }
}
