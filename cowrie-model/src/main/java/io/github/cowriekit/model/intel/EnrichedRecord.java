package io.github.cowriekit.model.intel;

import io.github.cowriekit.model.SessionRecord;

/**
 * A session that sources may have been asked about: an {@link EnrichedSession}, or something that holds one, such as an
 * {@code Assessment}. {@link EnrichedSession#of} gives what a {@link SessionRecord} of either sort holds.
 *
 * @since 0.1.0
 */
public interface EnrichedRecord extends SessionRecord {
    /** Returns the session with the answers about it. */
    EnrichedSession enriched();
}
