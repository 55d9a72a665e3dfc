/** Puts questions to all sources and hands on what they say. */
@NullMarked
package io.github.cowriekit.enrich.internal.engine;

import org.jspecify.annotations.NullMarked;
