package io.github.cowriekit.enrich;

import io.github.cowriekit.enrich.internal.config.KeyFile;
import io.github.cowriekit.enrich.internal.config.SourceOverrides;
import io.github.cowriekit.enrich.spi.ApiKey;
import io.github.cowriekit.enrich.spi.RateLimit;
import io.github.cowriekit.model.intel.ObservableType;
import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a caller says about one source, for {@link Enrichment.Builder#source(String, java.util.function.UnaryOperator)}.
 *
 * <p>What is not said here is taken from the environment, else from the source itself. Immutable: each method returns
 * options with one thing changed.
 *
 * @since 0.1.0
 */
public final class SourceOptions {
    private final SourceOverrides overrides;

    SourceOptions(SourceOverrides overrides) {
        this.overrides = overrides;
    }

    SourceOverrides overrides() {
        return overrides;
    }

    /**
     * Sets the API key.
     *
     * @throws IllegalArgumentException if it is blank or no header can carry it
     */
    public SourceOptions key(String key) {
        return key(ApiKey.of(key));
    }

    /** Sets the API key. */
    public SourceOptions key(ApiKey key) {
        Objects.requireNonNull(key, "key");
        return key(() -> key);
    }

    /** Sets what gives the API key; called once when the enrichment is built, null where there is none. */
    public SourceOptions key(Supplier<@Nullable ApiKey> key) {
        return new SourceOptions(overrides.withKey(Objects.requireNonNull(key, "key")));
    }

    /**
     * Sets the file that holds the API key and nothing else; read when the enrichment is built.
     *
     * <p>A file that cannot be read or holds no key makes that fail.
     */
    public SourceOptions keyFile(Path file) {
        Objects.requireNonNull(file, "file");
        return key(() -> KeyFile.read(file));
    }

    /**
     * Sets where the source is asked, in place of its own base URL.
     *
     * @throws IllegalArgumentException if it is not an absolute http or https URL, or one such as {@code dns://192.0.2.53}
     */
    public SourceOptions baseUrl(URI baseUrl) {
        return new SourceOptions(overrides.withBaseUrl(baseUrl));
    }

    /**
     * Sets how often the source may be asked, such as {@code 4/1m} or {@code 4/1m,500/1d}; all limits hold together.
     *
     * @throws IllegalArgumentException if the text is no rate
     */
    public SourceOptions rate(String rates) {
        return new SourceOptions(overrides.withLimits(RateLimit.parseAll(rates)));
    }

    /** Sets how often the source may be asked; all limits hold together, none for a source without a limit. */
    public SourceOptions rate(RateLimit... limits) {
        return new SourceOptions(overrides.withLimits(List.of(limits)));
    }

    /**
     * Sets how many requests may be sent to the source before its questions are skipped.
     *
     * @throws IllegalArgumentException if it is negative
     */
    public SourceOptions maxLookups(long requests) {
        return new SourceOptions(overrides.withMaxLookups(requests));
    }

    /**
     * Sets the only kinds of observables the source is asked about, in every session; none switches it off.
     *
     * <p>Said here, this holds also for a source that by default is asked only about sessions that got in or left files.
     */
    public SourceOptions ask(ObservableType... types) {
        return new SourceOptions(overrides.withAsks(Set.copyOf(Arrays.asList(types))));
    }

    /**
     * Sets the files of a local source, in place of those in {@code COWRIEKIT_NAME_FILES}; read when the first question
     * comes.
     *
     * @param files files, and folders whose files are all meant
     * @return these options with the files
     */
    public SourceOptions files(Path... files) {
        return new SourceOptions(overrides.withFiles(List.of(files)));
    }

    /**
     * Sets which of its lists a source fetches, in place of those in {@code COWRIEKIT_NAME_LISTS} and of its own choice;
     * building the enrichment fails for a source without such a choice.
     *
     * @param names names of lists, at most 20
     * @return these options with the lists
     * @throws IllegalArgumentException if there is none or too many, or one is no plain word
     */
    public SourceOptions lists(String... names) {
        return new SourceOptions(overrides.withLists(List.of(names)));
    }
}
