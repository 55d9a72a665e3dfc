package io.github.cowriekit.model;

/**
 * A session as far as it has come: as it was read a {@link Session}, with answers an {@code EnrichedSession}, with
 * conclusions an {@code Assessment}. Reports, exports and stores take all of them, also mixed, and show what there is.
 *
 * @since 0.1.0
 */
public interface SessionRecord {
    /** Returns the session alone, without answers and conclusions. */
    Session session();
}
