/** MaxMind databases on this machine. */
@NullMarked
package io.github.cowriekit.enrich.internal.maxmind;

import org.jspecify.annotations.NullMarked;
