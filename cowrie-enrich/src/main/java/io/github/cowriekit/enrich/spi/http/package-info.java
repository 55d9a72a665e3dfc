/** Asking a source over HTTP: one bounded attempt per question, the meaning of its status, and JSON read leniently. */
@NullMarked
package io.github.cowriekit.enrich.spi.http;

import org.jspecify.annotations.NullMarked;
