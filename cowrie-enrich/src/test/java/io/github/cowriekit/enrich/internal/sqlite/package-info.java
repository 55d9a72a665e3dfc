@NullMarked
package io.github.cowriekit.enrich.internal.sqlite;

import org.jspecify.annotations.NullMarked;
