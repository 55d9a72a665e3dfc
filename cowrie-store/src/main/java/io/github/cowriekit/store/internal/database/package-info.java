/** The two databases behind one set of statements, and the scripts that make their tables. */
@NullMarked
package io.github.cowriekit.store.internal.database;

import org.jspecify.annotations.NullMarked;
