/** Lenient reading of JSON that services write. */
@NullMarked
package io.github.cowriekit.enrich.internal.json;

import org.jspecify.annotations.NullMarked;
