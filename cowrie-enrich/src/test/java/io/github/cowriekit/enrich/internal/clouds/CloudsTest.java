package io.github.cowriekit.enrich.internal.clouds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cowriekit.enrich.spi.Enricher;
import io.github.cowriekit.enrich.spi.EnricherSettings;
import io.github.cowriekit.enrich.spi.InvalidAnswerException;
import io.github.cowriekit.model.intel.Observable;
import io.github.cowriekit.model.intel.clouds.CloudFacts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CloudsTest {
    private static final Instant WRITTEN = Instant.parse("2026-01-11T00:00:00Z");
    private static final String AWS = """
            {"syncToken": "1767950000", "createDate": "2026-01-09-09-13-20",
             "prefixes": [
              {"ip_prefix": "192.0.2.0/24", "region": "eu-west-1", "service": "AMAZON", "network_border_group": "eu-west-1"},
              {"ip_prefix": "192.0.2.0/24", "region": "eu-west-1", "service": "EC2", "network_border_group": "eu-west-1"},
              {"ip_prefix": "192.0.2.128/25", "region": "us-east-1", "service": "AMAZON", "network_border_group": "us-east-1"},
              {"ip_prefix": 7, "region": null}, "nonsense"],
             "ipv6_prefixes": [{"ipv6_prefix": "2001:db8::/40", "region": "eu-west-1", "service": "S3"}]}
            """;
    private static final String GCP = """
            {"syncToken": "1785542400000", "creationTime": "2026-01-08T00:00:00.000000",
             "prefixes": [{"ipv4Prefix": "198.51.100.0/24", "service": "Google Cloud", "scope": "us-central1"},
              {"ipv6Prefix": "2001:db8:100::/44", "service": "Google Cloud", "scope": "us-central1"}, {"bad": 1}]}
            """;
    private static final String AZURE = """
            {"changeNumber": 63, "cloud": "Public", "values": [
              {"name": "AzureCloud.westeurope", "properties": {"changeNumber": 7, "region": "westeurope",
               "platform": "Azure", "systemService": "", "addressPrefixes": ["203.0.113.16/32", "203.0.113.64/26"]}},
              {"name": "ApiManagement", "properties": {"region": "", "platform": "Azure",
               "systemService": "AzureApiManagement", "addressPrefixes": ["203.0.113.16/32", "nonsense"]}}]}
            """;
    private static final String ORACLE = """
            {"last_updated_timestamp": "2026-01-07T10:00:00.123456", "regions": [
              {"region": "eu-zurich-1", "cidrs": [{"cidr": "203.0.113.128/25", "tags": ["OSN", "OCI"]}, {}]}]}
            """;
    private static final String DIGITALOCEAN = """
            198.51.100.128/25,NL,NL-NH,Amsterdam,1098 XH
            nonsense
            2001:db8:800::/48,US,US-NY,New York City,
            """;

    @TempDir
    Path folder;

    private void file(String name, String content) throws IOException {
        Path file = Files.writeString(folder.resolve(name), content);
        Files.setLastModifiedTime(file, FileTime.from(WRITTEN));
    }

    private Enricher open() {
        return new CloudsProvider()
                .create(EnricherSettings.builder().files(List.of(folder)).build());
    }

    private static CloudFacts facts(Enricher enricher, String address) {
        return (CloudFacts) enricher.lookup(Observable.ip(address)).orElseThrow();
    }

    @Test
    void readsTheRangesOfAwsAndKeepsTheServiceThatUsesOne() throws IOException {
        file("ip-ranges.json", AWS);
        try (Enricher enricher = open()) {
            CloudFacts.Builder expected = CloudFacts.builder()
                    .provider("aws")
                    .asOf(Instant.parse("2026-01-09T09:13:20Z"))
                    .version("1767950000")
                    .region("eu-west-1");
            assertThat(facts(enricher, "192.0.2.1"))
                    .isEqualTo(expected.network("192.0.2.0/24")
                            .services(List.of("EC2"))
                            .borderGroup("eu-west-1")
                            .build());
            assertThat(facts(enricher, "192.0.2.129"))
                    .extracting(CloudFacts::network, CloudFacts::region, CloudFacts::services)
                    .containsExactly("192.0.2.128/25", "us-east-1", List.of("AMAZON"));
            assertThat(facts(enricher, "2001:db8::1"))
                    .isEqualTo(expected.network("2001:db8::/40")
                            .services(List.of("S3"))
                            .borderGroup(null)
                            .build());
            assertThat(enricher.lookup(Observable.ip("192.0.3.1"))).isEmpty();
        }
    }

    @Test
    void readsTheRangesOfGoogleCloud() throws IOException {
        file("cloud.json", GCP);
        try (Enricher enricher = open()) {
            CloudFacts.Builder expected = CloudFacts.builder()
                    .provider("gcp")
                    .asOf(Instant.parse("2026-01-08T00:00:00Z"))
                    .version("1785542400000")
                    .region("us-central1")
                    .services(List.of("Google Cloud"));
            assertThat(facts(enricher, "198.51.100.7"))
                    .isEqualTo(expected.network("198.51.100.0/24").build());
            assertThat(facts(enricher, "2001:db8:100::7"))
                    .isEqualTo(expected.network("2001:db8:100::/44").build());
        }
    }

    @Test
    void putsTheTagsOfAzureAboutOneRangeTogether() throws IOException {
        file("ServiceTags.json", AZURE);
        try (Enricher enricher = open()) {
            CloudFacts.Builder expected = CloudFacts.builder()
                    .provider("azure")
                    .asOf(WRITTEN)
                    .version("63")
                    .region("westeurope")
                    .platform("Azure");
            assertThat(facts(enricher, "203.0.113.16"))
                    .isEqualTo(expected.network("203.0.113.16/32")
                            .services(List.of("AzureApiManagement"))
                            .build());
            assertThat(facts(enricher, "203.0.113.65"))
                    .isEqualTo(expected.network("203.0.113.64/26")
                            .services(List.of())
                            .build());
        }
    }

    @Test
    void readsTheRangesOfOracleAndDigitalOcean() throws IOException {
        file("oracle.json", ORACLE);
        file("google.csv", DIGITALOCEAN);
        try (Enricher enricher = open()) {
            assertThat(facts(enricher, "203.0.113.200"))
                    .isEqualTo(CloudFacts.builder()
                            .provider("oracle")
                            .asOf(Instant.parse("2026-01-07T10:00:00.123456Z"))
                            .network("203.0.113.128/25")
                            .region("eu-zurich-1")
                            .services(List.of("OCI", "OSN"))
                            .build());
            CloudFacts.Builder expected =
                    CloudFacts.builder().provider("digitalocean").asOf(WRITTEN);
            assertThat(facts(enricher, "198.51.100.200"))
                    .isEqualTo(expected.network("198.51.100.128/25")
                            .country("NL")
                            .subdivision("NL-NH")
                            .city("Amsterdam")
                            .postalCode("1098 XH")
                            .build());
            assertThat(facts(enricher, "2001:db8:800::9"))
                    .isEqualTo(expected.network("2001:db8:800::/48")
                            .country("US")
                            .subdivision("US-NY")
                            .city("New York City")
                            .postalCode(null)
                            .build());
        }
    }

    @Test
    void letsTheLongestPrefixOfAllProvidersAnswer() throws IOException {
        file("cloud.json", GCP);
        file("google.csv", DIGITALOCEAN);
        try (Enricher enricher = open()) {
            assertThat(facts(enricher, "198.51.100.127").provider()).isEqualTo("gcp");
            assertThat(facts(enricher, "198.51.100.128").provider()).isEqualTo("digitalocean");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "[]",
                "<html>404</html>",
                "{\"prefixes\": 7}",
                "{\"createDate\": \"x\"}",
                "{\"values\": []}"
            })
    void refusesAFileThatIsNoListOfRanges(String content) throws IOException {
        file("ranges", content);
        assertThatThrownBy(this::open)
                .isInstanceOf(InvalidAnswerException.class)
                .hasMessageStartingWith("ranges: not a list of AWS");
    }
}
