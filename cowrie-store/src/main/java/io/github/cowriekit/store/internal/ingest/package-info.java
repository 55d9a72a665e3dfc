/** Adds sessions, each once. */
@NullMarked
package io.github.cowriekit.store.internal.ingest;

import org.jspecify.annotations.NullMarked;
