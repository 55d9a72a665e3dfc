package io.github.cowriekit.enrich.internal.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cowriekit.enrich.spi.EnricherProvider;
import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleDescriptor;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

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
