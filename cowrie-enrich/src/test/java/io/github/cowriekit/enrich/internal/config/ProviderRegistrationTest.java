package io.github.cowriekit.enrich.internal.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cowriekit.enrich.spi.EnricherProvider;
import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleDescriptor;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ProviderRegistrationTest {
    private static final String SERVICE = EnricherProvider.class.getName();

    @Test
    void registersTheSameProvidersForClassPathAndModulePath() throws Exception {
        Path classes = classes();

        assertThat(inServicesFile(classes)).isNotEmpty().isEqualTo(inModuleDescriptor(classes));
    }

    @Test
    void loadsEachProvider() throws Exception {
        List<String> names = ServiceLoader.load(EnricherProvider.class).stream()
                .map(provider -> provider.get().name())
                .toList();

        assertThat(names)
                .doesNotHaveDuplicates()
                .hasSize(inServicesFile(classes()).size());
        assertThat(names).contains("dshield", "maxmind", "virustotal");
    }

    @ParameterizedTest
    @CsvSource({
        "abuseipdb, true, https://api.abuseipdb.com/api/v2, IP, 24, 24",
        "greynoise, true, https://api.greynoise.io/v3, IP, 72, 72",
        "malwarebazaar, true, https://mb-api.abuse.ch/api/v1, SHA256, 168, 24",
        "threatfox, true, https://threatfox-api.abuse.ch/api/v1, IP HOST URL SHA256, 24, 24",
        "crowdsec, true, https://cti.api.crowdsec.net/v2, IP, 72, 72",
        "hibp, false, https://api.pwnedpasswords.com, PASSWORD, 720, 720",
        "otx, true, https://otx.alienvault.com/api/v1, IP HOST URL SHA256, 72, 72",
        "rdap, false, https://data.iana.org/rdap, IP, 720, 168",
        "reversedns, false, , IP, 24, 6",
        "teamcymru, false, , IP, 720, 168",
        "circl, false, https://hashlookup.circl.lu, SHA256, 720, 24",
        "feodotracker, false, https://feodotracker.abuse.ch/downloads, IP, 12, 12",
        "isc-intelfeed, false, https://isc.sans.edu/api, IP, 24, 24",
        "isc-research, false, https://isc.sans.edu/api, IP, 24, 24",
        "urlhaus-recent, true, https://urlhaus-api.abuse.ch/files/exports, IP HOST URL, 6, 6",
        "dshield, false, https://isc.sans.edu/api, IP, 24, 24",
        "virustotal, true, https://www.virustotal.com/api/v3, SHA256 URL HOST, 24, 24",
        "urlhaus, true, https://urlhaus-api.abuse.ch/v1, IP HOST URL SHA256, 24, 6",
        "spur, true, https://api.spur.us/v2, IP, 24, 24",
        "shodan, true, https://api.shodan.io, IP, 168, 168",
        "internetdb, false, https://internetdb.shodan.io, IP, 168, 168"
    })
    void hasTheDocumentedDefaults(
            String name, boolean needsKey, @Nullable URI baseUrl, String asks, long found, long notFound) {
        var defaults = ServiceLoader.load(EnricherProvider.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(provider -> provider.name().equals(name))
                .findFirst()
                .orElseThrow()
                .defaults();

        assertThat(defaults.needsKey()).isEqualTo(needsKey);
        assertThat(defaults.baseUrl()).isEqualTo(baseUrl);
        assertThat(defaults.asks().stream().map(Enum::name)).containsExactlyInAnyOrder(asks.split(" "));
        assertThat(defaults.foundLifetime()).hasHours(found);
        assertThat(defaults.notFoundLifetime()).hasHours(notFound);
    }

    private static Path classes() throws URISyntaxException {
        return Path.of(EnricherProvider.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
    }

    private static Set<String> inServicesFile(Path classes) throws IOException {
        List<String> lines =
                Files.readAllLines(classes.resolve("META-INF/services").resolve(SERVICE), StandardCharsets.UTF_8);
        return lines.stream().filter(line -> !line.isBlank()).collect(Collectors.toSet());
    }

    private static Set<String> inModuleDescriptor(Path classes) throws IOException {
        try (InputStream in = Files.newInputStream(classes.resolve("module-info.class"))) {
            return ModuleDescriptor.read(in).provides().stream()
                    .filter(provided -> provided.service().equals(SERVICE))
                    .flatMap(provided -> provided.providers().stream())
                    .collect(Collectors.toSet());
        }
    }
}
