package io.github.cowriekit.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import io.github.cowriekit.enrich.spi.IntelSource;
import io.github.cowriekit.model.intel.Observable;
import io.github.cowriekit.testkit.fakes.FakeAbuseIpDb;
import io.github.cowriekit.testkit.fakes.FakeCrowdSec;
import io.github.cowriekit.testkit.fakes.FakeDshield;
import io.github.cowriekit.testkit.fakes.FakeGreyNoise;
import io.github.cowriekit.testkit.fakes.FakeInternetDb;
import io.github.cowriekit.testkit.fakes.FakeIpInfo;
import io.github.cowriekit.testkit.fakes.FakeShodan;
import io.github.cowriekit.testkit.fakes.FakeSpur;
import io.github.cowriekit.testkit.fakes.FakeUrlhaus;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** An answer that says to be about another address is no answer about the one that was asked about. */
final class AnotherAddressTest {
    private static final Observable ASKED = Observable.ip("203.0.113.21");

    static Stream<Arguments> sources() {
        return Stream.of(
                source("abuseipdb", FakeAbuseIpDb::new, """
                        {"data": {"ipAddress": "%s", "abuseConfidenceScore": 90, "totalReports": 3}}"""),
                source("crowdsec", FakeCrowdSec::new, "{\"ip\": \"%s\", \"reputation\": \"malicious\"}"),
                source("dshield", FakeDshield::new, "{\"ip\": {\"number\": \"%s\", \"count\": 12, \"attacks\": 2}}"),
                source("greynoise", FakeGreyNoise::new, """
                        {"ip": "%s", "noise": true, "riot": false, "classification": "malicious"}"""),
                source("internetdb", FakeInternetDb::new, """
                        {"ip": "%s", "ports": [22], "cpes": [], "hostnames": [], "tags": [], "vulns": []}"""),
                source("ipinfo", FakeIpInfo::new, "{\"ip\": \"%s\", \"country_code\": \"NL\"}"),
                source("shodan", FakeShodan::new, "{\"ip_str\": \"%s\", \"ports\": [22], \"data\": []}"),
                source("spur", FakeSpur::new, "{\"ip\": \"%s\", \"infrastructure\": \"DATACENTER\"}"),
                source("urlhaus", FakeUrlhaus::new, """
                        {"query_status": "ok", "host": "%s", "url_count": "2", "urls": []}"""));
    }

    private static Arguments source(String name, Supplier<FakeService> fake, String body) {
        return argumentSet(name, name, fake, body);
    }

    @ParameterizedTest
    @MethodSource("sources")
    void isNotFound(String name, Supplier<FakeService> service, String body) {
        try (FakeService fake = service.get();
                IntelSource enricher = Sources.enricher(name, fake)) {
            fake.knows(ASKED, body.formatted("198.51.100.7"));
            assertThat(DirectLookup.ask(enricher, ASKED)).isEmpty();

            fake.knows(ASKED, body.formatted(ASKED.value()));
            assertThat(DirectLookup.ask(enricher, ASKED)).isPresent();
        }
    }
}
