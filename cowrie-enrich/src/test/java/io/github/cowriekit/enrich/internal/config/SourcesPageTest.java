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
import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Writes {@code docs/sources.md} out of the providers, or compares it with them.
 *
 * <p>To write it anew: {@code mvn -pl cowrie-enrich -am test -Dtest=SourcesPageTest -Dcowriekit.write=true
 * -Dsurefire.failIfNoSpecifiedTests=false}.
 */
final class SourcesPageTest {
    private static final Path PAGE = Path.of("..", "docs", "sources.md");
    private static final String HEAD = """
            # All sources

            `SourcesPageTest` writes this page out of the code and compares the two in every build; its comment says how to
            write it anew. [keys.md](keys.md) says where keys come from and how limits are set.

            `ip (ask)` stands for a kind of observable that a source knows and is asked about only on request
            (`source(name, s -> s.ask(kinds))` of the builder). A source of files answers from files on this machine that you point to
            (`COWRIEKIT_NAME_FILES` or `s.files(paths)`): without a request, offline, as often as anybody likes, and about
            private addresses, too. Its facts carry the date of the list; without files it is not there. "Only if it is
            named": `discover()` leaves the source out; `source(name)` or `report --with NAME` asks it.

            | source | asked about | key | limits | kept: found / not found | facts | terms |
            | --- | --- | --- | --- | --- | --- | --- |
            """;

    @Test
    void describesEverySourceAsItIs() throws IOException {
        String page = ServiceLoader.load(EnricherProvider.class).stream()
                .map(ServiceLoader.Provider::get)
                .sorted(Comparator.comparing(EnricherProvider::name))
                .map(SourcesPageTest::row)
                .collect(Collectors.joining("\n", HEAD, "\n"));
        if (Boolean.getBoolean("cowriekit.write")) {
            Files.writeString(PAGE, page);
        }

        assertThat(PAGE)
                .as("docs/sources.md, which -Dcowriekit.write=true writes anew")
                .hasContent(page);
    }

    @Test
    void knowsWhatEverySourceAnswersWithAndUnderWhatTerms() {
        assertThat(ServiceLoader.load(EnricherProvider.class)).allSatisfy(provider -> {
            assertThat(provider.facts()).as(provider.name()).isNotEmpty();
            assertThat(provider.terms()).as(provider.name()).isNotBlank().doesNotContain("|", "\n");
        });
    }

    private static String row(EnricherProvider provider) {
        SourceDefaults defaults = provider.defaults();
        boolean local = defaults.local();
        return Stream.of(
                        "`" + provider.name() + "`",
                        observables(provider, defaults),
                        local ? "no, files" : defaults.needsKey() ? "yes" : "no",
                        limits(defaults.limits()),
                        local
                                ? "–"
                                : defaults.foundLifetime().toHours() + " h / "
                                        + defaults.notFoundLifetime().toHours() + " h",
                        provider.facts().stream()
                                .map(kind -> "`" + kind.getSimpleName() + "`")
                                .sorted()
                                .collect(Collectors.joining(", ")),
                        provider.terms())
                .collect(Collectors.joining(" | ", "| ", " |"));
    }

    private static String observables(EnricherProvider provider, SourceDefaults defaults) {
        Set<ObservableType> supported = provider.create(
                        EnricherSettings.builder().baseUrl(defaults.baseUrl()).build())
                .supports();
        String kinds = supported.stream()
                .map(type -> type.label() + (defaults.asks().contains(type) ? "" : " (ask)"))
                .sorted()
                .collect(Collectors.joining(", "));
        return kinds
                + (provider.isOptIn() ? "; only if it is named" : "")
                + (defaults.onlyIntruders() ? "; of sessions that got in or left files" : "");
    }

    private static String limits(List<RateLimit> limits) {
        return limits.isEmpty() ? "–" : limits.stream().map(RateLimit::text).collect(Collectors.joining(", "));
    }
}
