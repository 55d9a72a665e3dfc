package io.github.cowriekit.store.internal.ingest;

import io.github.cowriekit.store.internal.codec.SessionDecoder;
import io.github.cowriekit.store.internal.codec.StoredBody;

/**
 * What is stored under a key.
 *
 * @param head what makes it the same session as another one
 * @param body what it refers to
 * @param address number of its source address, 0 if it has none
 */
record Stored(SessionDecoder.Head head, StoredBody body, long address) {}
