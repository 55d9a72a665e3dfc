package io.github.cowriekit.enrich.internal.config;

import io.github.cowriekit.enrich.internal.http.Proxies;
import io.github.cowriekit.enrich.spi.ApiKey;
import io.github.cowriekit.enrich.spi.RateLimit;
import java.io.File;
import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What the environment says about sources.
 *
 * <p>A value that cannot be read is an error that names the variable and never shows the value: keys do get pasted
 * into the wrong one.
 */
public final class SourceEnvironment {
    private final Map<String, String> variables;

    /** Creates it over a copy of the variables. */
    public SourceEnvironment(Map<String, String> variables) {
        this.variables = Map.copyOf(variables);
    }

    /** Returns the contact address, null without one. */
    public @Nullable String contact() {
        return read("COWRIEKIT_CONTACT", "is not printable ASCII", UserAgent::checkedContact);
    }

    /** Returns the proxies that the sources are asked through. */
    public Proxies proxies() {
        return Proxies.of(variables);
    }

    /** Returns the key itself, else the one in the file that a variable names, as secrets are mounted in containers. */
    @Nullable
    ApiKey key(String source) {
        ApiKey key = read(variable(source, "KEY"), "is not an API key", ApiKey::of);
        return key != null
                ? key
                : read(
                        variable(source, "KEY_FILE"),
                        "does not name a readable file that holds an API key",
                        path -> KeyFile.read(Path.of(path)));
    }

    @Nullable
    URI baseUrl(String source) {
        return read(variable(source, "URL"), "is not an absolute http or https URL", SourceOverrides::checkedBaseUrl);
    }

    @Nullable
    List<RateLimit> rates(String source) {
        return read(variable(source, "RATE"), "is not a rate such as 4/1m or 4/1m,500/1d", RateLimit::parseAll);
    }

    /** Returns files and folders, separated as in the class path. */
    @Nullable
    List<Path> files(String source) {
        return read(
                variable(source, "FILES"),
                "does not name files",
                paths -> Arrays.stream(paths.split(File.pathSeparator))
                        .filter(path -> !path.isBlank())
                        .map(path -> Path.of(path.strip()))
                        .toList());
    }

    /** Returns names of lists, separated by commas. */
    @Nullable
    List<String> lists(String source) {
        return read(
                variable(source, "LISTS"),
                "does not name lists",
                names -> SourceOverrides.checkedLists(
                        Arrays.stream(names.split(",")).map(String::strip).toList()));
    }

    private <T> @Nullable T read(String variable, String complaint, Function<String, T> parser) {
        String value = variables.get(variable);
        if (value == null || value.isBlank()) {
            return null;
        }
        try {
            return parser.apply(value.strip());
        } catch (IllegalArgumentException e) {
            // without the cause, whose message may show the value
            throw new IllegalArgumentException(variable + " " + complaint);
        }
    }

    private static String variable(String source, String suffix) {
        return "COWRIEKIT_" + source.toUpperCase(Locale.ROOT).replace('-', '_') + "_" + suffix;
    }
}
