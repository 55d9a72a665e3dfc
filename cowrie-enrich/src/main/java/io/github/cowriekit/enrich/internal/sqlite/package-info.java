/** The cache in one file. */
@NullMarked
package io.github.cowriekit.enrich.internal.sqlite;

import org.jspecify.annotations.NullMarked;
