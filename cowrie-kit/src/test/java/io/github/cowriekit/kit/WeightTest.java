package io.github.cowriekit.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.lang.module.Configuration;
import java.lang.module.ModuleFinder;
import java.lang.module.ResolvedModule;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What comes with the library: nothing native, nothing that prints, and with the parser alone next to nothing. */
class WeightTest {
    private static Set<String> namesOnThePath() throws IOException {
        return Arrays.stream(Consumer.kit().split(File.pathSeparator, -1))
                .map(entry -> Path.of(entry).getFileName().toString())
                .collect(Collectors.toSet());
    }

    private static Configuration resolve(String module) throws IOException {
        Path[] path = Arrays.stream(Consumer.kit().split(File.pathSeparator, -1))
                .map(Path::of)
                .toArray(Path[]::new);
        return Configuration.empty().resolve(ModuleFinder.of(path), ModuleFinder.ofSystem(), Set.of(module));
    }

    @Test
    void readsLogsWithOneLibrary() throws IOException {
        assertThat(resolve("io.github.cowriekit.parser").modules().stream()
                        .map(ResolvedModule::name)
                        .filter(name -> !name.matches("(java|jdk)\\..*")))
                .containsExactlyInAnyOrder(
                        "io.github.cowriekit.parser", "io.github.cowriekit.model", "com.fasterxml.jackson.core");
    }

    @Test
    void weighsAMegabyteAndAHalfWithTheParserAlone() throws IOException {
        List<Path> jars = resolve("io.github.cowriekit.parser").modules().stream()
                .filter(module -> !module.name().matches("(java|jdk)\\..*"))
                .map(module -> Path.of(module.reference().location().orElseThrow()))
                .toList();
        assumeTrue(
                jars.stream().allMatch(Files::isRegularFile),
                "the modules are not packaged yet, so nothing is weighed");

        long bytes = 0;
        for (Path jar : jars) {
            bytes += Files.size(jar);
        }
        assertThat(bytes).as("%s", jars).isLessThanOrEqualTo(1_500_000);
    }

    @Test
    void hasNoNativeCodeAndNoLoggerThatComplains() throws IOException {
        assertThat(namesOnThePath())
                .hasSizeGreaterThan(10)
                .noneMatch(name -> name.matches("(sqlite|zstd|slf4j|xz|commons-).*"));
    }

    @Test
    void isMadeOfModules() throws IOException {
        assertThat(resolve("io.github.cowriekit.kit").modules())
                .hasSizeGreaterThan(10)
                .noneMatch(module -> module.reference().descriptor().isAutomatic());
    }
}
