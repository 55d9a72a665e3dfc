package io.github.cowriekit.enrich.internal.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cowriekit.enrich.spi.EnricherProvider;
import io.github.cowriekit.enrich.spi.EnricherSettings;
import io.github.cowriekit.enrich.spi.RateLimit;
import io.github.cowriekit.enrich.spi.SourceDefaults;
import io.github.cowriekit.model.intel.ObservableType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Holds the table in {@code docs/keys.md} against the providers. */
final class KeysPageTest {
    @Test
    void listsEverySourceAsItIs() throws IOException {
        List<String> page = Files.readAllLines(Path.of("..", "docs", "keys.md"));
        int start = page.indexOf("| --- | --- | --- | --- | --- | --- | --- |");
        List<String> table = page.subList(start + 1, page.size()).stream()
                .takeWhile(line -> line.startsWith("|"))
                .toList();

        assertThat(start).isPositive();
        assertThat(table)
                .containsExactlyElementsOf(ServiceLoader.load(EnricherProvider.class).stream()
                        .map(ServiceLoader.Provider::get)
                        // a source of files has neither key, limits nor base URL; docs/sources.md is about it
                        .filter(provider -> !provider.defaults().local())
                        .map(KeysPageTest::row)
                        .sorted()
                        .toList());
    }

    private static String row(EnricherProvider provider) {
        SourceDefaults defaults = provider.defaults();
        Set<ObservableType> onRequest = new HashSet<>(provider.create(
                        EnricherSettings.builder().baseUrl(defaults.baseUrl()).build())
                .supports());
        onRequest.removeAll(defaults.asks());
        return String.join(
                " | ",
                "| `" + provider.name() + "`",
                defaults.needsKey() ? "yes" : "no",
                limits(defaults.limits()),
                labels(defaults.asks()),
                labels(onRequest),
                defaults.foundLifetime().toHours() + " h / "
                        + defaults.notFoundLifetime().toHours() + " h",
                Objects.requireNonNullElse(defaults.baseUrl(), "–") + " |");
    }

    private static String limits(List<RateLimit> limits) {
        return limits.isEmpty() ? "–" : limits.stream().map(RateLimit::text).collect(Collectors.joining(", "));
    }

    private static String labels(Collection<ObservableType> types) {
        return types.isEmpty()
                ? "–"
                : types.stream().map(ObservableType::label).sorted().collect(Collectors.joining(", "));
    }
}
