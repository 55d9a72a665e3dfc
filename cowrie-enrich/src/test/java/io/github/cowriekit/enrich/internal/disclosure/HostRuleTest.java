package io.github.cowriekit.enrich.internal.disclosure;

import static io.github.cowriekit.enrich.internal.disclosure.Refusals.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cowriekit.model.intel.Observable;
import io.github.cowriekit.model.intel.ObservableType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostRuleTest {
    @ParameterizedTest
    @CsvSource({
        "localhost, private name",
        "LOCALHOST., private name",
        "evil.localhost, private name",
        "localhost.localdomain, private name",
        "sensor, private name",
        "printer.local, private name",
        "db.internal, private name",
        "nas.lan, private name",
        "router.home, private name",
        "router.home.arpa, private name",
        "mail.corp, private name",
        "a.test, reserved name",
        "a.example, reserved name",
        "a.invalid, reserved name",
        "example.com, reserved name",
        "www.example.net, reserved name",
        "WWW.EXAMPLE.ORG, reserved name",
        "1.0.0.10.in-addr.arpa, reserved name",
        "8.e.f.ip6.arpa, reserved name",
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855, not a host name",
        "a..b.org, not a host name",
        ".org, not a host name",
        "-a.org, not a host name",
        "a-.org, not a host name",
        "a b.org, not a host name",
        "a/b.org, not a host name",
        "a\\b.org, not a host name",
        "a@b.org, not a host name",
        "a?b.org, not a host name",
        "'<script>.org', not a host name",
        "host.123, not a host name",
        "8.8.2056, not a host name",
        "0x8.8.8.8, not a host name",
        "134744072, not a host name",
        "b\u00fccher.de, not a host name",
        "'', not a host name",
    })
    void refusesWhatIsNoPublicName(String host, String reason) {
        Observable observable =
                host.isEmpty() ? new Observable(ObservableType.HOST, " ") : new Observable(ObservableType.HOST, host);

        assertThat(text(Disclosure.refusal(observable))).isEqualTo(reason);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "isc.sans.edu",
                "ISC.SANS.EDU.",
                "xn--bcher-kva.de",
                "a_b.sans.edu",
                "1.2.sans.edu",
                "notexample.com",
                "example.com.de",
                "local.de",
                "expyuzz4wqqyqhjn.onion",
            })
    void allowsPublicNames(String host) {
        assertThat(Disclosure.refusal(Observable.host(host))).isNull();
    }

    @Test
    void refusesNamesThatAreTooLong() {
        assertThat(text(Disclosure.refusal(Observable.host("a".repeat(64) + ".de"))))
                .isEqualTo("not a host name");
        assertThat(text(Disclosure.refusal(Observable.host("a.".repeat(126) + "de"))))
                .isEqualTo("not a host name");
        assertThat(Disclosure.refusal(Observable.host("a.".repeat(125) + "de"))).isNull();
        assertThat(text(Disclosure.refusal(Observable.host("a.".repeat(100_000) + "de"))))
                .isEqualTo("not a host name");
    }
}
