/** What may leave this machine. */
@NullMarked
package io.github.cowriekit.enrich.internal.disclosure;

import org.jspecify.annotations.NullMarked;
