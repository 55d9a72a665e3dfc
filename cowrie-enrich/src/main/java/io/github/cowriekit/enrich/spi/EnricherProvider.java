package io.github.cowriekit.enrich.spi;

import io.github.cowriekit.model.intel.CustomFacts;
import io.github.cowriekit.model.intel.Facts;
import java.util.Set;

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

    /** Returns the kinds of facts it answers with; {@link CustomFacts} by default. For documents. */
    default Set<Class<? extends Facts>> facts() {
        return Set.of(CustomFacts.class);
    }

    /** Returns in one line of Markdown under what terms the source may be used. For documents. */
    default String terms() {
        return "not known here";
    }

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
    IntelSource create(EnricherSettings settings);
}
