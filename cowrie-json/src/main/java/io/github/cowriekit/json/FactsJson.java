package io.github.cowriekit.json;

import io.github.cowriekit.json.internal.FactsMapper;
import io.github.cowriekit.model.intel.CustomFacts;
import io.github.cowriekit.model.intel.Facts;
import io.github.cowriekit.model.intel.FactsKinds;
import io.github.cowriekit.model.intel.FactsKindsException;
import java.util.Objects;
import java.util.Optional;

/**
 * The facts of one answer as JSON: the form that {@link SessionJson} has under {@code facts} and that caches keep.
 *
 * <p>An object with {@code kind} first and then the components of the record by name, in pure ASCII. What a source does not
 * say is left out. A duration has the name of its component with {@code Seconds} behind it. Values under names that somebody
 * else chose (a component of type {@code Map<String, Object>}) come back as strings, booleans, {@link Long}, {@link
 * java.math.BigInteger}, {@link java.math.BigDecimal}, lists and maps.
 *
 * <p>The kinds are those of {@link FactsKinds#all()} when they are first needed. Facts of a kind that is not among them are
 * read as {@link CustomFacts} whose attributes are all members of the object, {@code kind} included, and written as that object
 * again, so that who knows the kind can read them. All methods are safe for
 * use by several threads.
 *
 * @since 0.1.0
 */
public final class FactsJson {
    private FactsJson() {}

    /**
     * Returns the facts as one line, without a line end.
     *
     * @throws IllegalArgumentException if they hold what has no form in JSON; the message names the type and quotes nothing
     */
    public static String write(Facts facts) {
        return FactsMapper.write(Objects.requireNonNull(facts, "facts"));
    }

    /**
     * Returns the facts of an object that was written as JSON; empty if it is not readable or has no {@code kind}.
     *
     * @throws FactsKindsException if two types have one kind, or kinds cannot be loaded
     */
    public static Optional<Facts> read(String json) {
        return FactsMapper.read(Objects.requireNonNull(json, "json"));
    }
}
