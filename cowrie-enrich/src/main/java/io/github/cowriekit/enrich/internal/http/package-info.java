/** The one way in which sources are asked over HTTP. */
@NullMarked
package io.github.cowriekit.enrich.internal.http;

import org.jspecify.annotations.NullMarked;
