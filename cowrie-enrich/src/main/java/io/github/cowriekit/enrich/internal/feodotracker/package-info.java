/** Feodo Tracker of abuse.ch. */
@NullMarked
package io.github.cowriekit.enrich.internal.feodotracker;

import org.jspecify.annotations.NullMarked;
