package io.github.cowriekit.model.intel;

import io.github.cowriekit.model.Session;

/**
 * A session as far as it has come: with answers as an {@link EnrichedSession}, with conclusions as an
 * {@code Assessment}. Reports take either and show what there is.
 *
 * @since 0.1.0
 */
public interface SessionRecord {
    /** Returns the session with the answers about it. */
    EnrichedSession enriched();

    /** Returns the session alone. */
    Session session();
}
