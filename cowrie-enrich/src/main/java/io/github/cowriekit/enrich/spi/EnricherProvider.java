package io.github.cowriekit.enrich.spi;

/**
 * Makes an enricher; found by {@link java.util.ServiceLoader}.
 *
 * @implSpec Needs a public no-argument constructor that does no I/O. Register it in {@code module-info} and in
 *     {@code META-INF/services}.
 * @since 0.1.0
 */
public interface EnricherProvider {
    /** Returns the name of the source: lower case, stable, unique, such as {@code virustotal}. */
    String name();

    /** Returns what holds for this source unless the caller says otherwise. */
    SourceDefaults defaults();

    /**
     * Returns whether the source is asked only if it is named: {@code discover()} leaves it out.
     *
     * @implSpec False by default. True suits a source whose questions tell more than users may expect.
     */
    default boolean isOptIn() {
        return false;
    }

    /**
     * Makes the enricher; called once, and only for a source that is used.
     *
     * @param settings base URL, key, HTTP client and the like
     * @return a new enricher
     */
    Enricher create(EnricherSettings settings);
}
