/** What the caller, the environment and each source say about sources, put together. */
@NullMarked
package io.github.cowriekit.enrich.internal.config;

import org.jspecify.annotations.NullMarked;
