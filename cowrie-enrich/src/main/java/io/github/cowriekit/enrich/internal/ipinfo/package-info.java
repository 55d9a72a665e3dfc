/** IPinfo Lite. */
@NullMarked
package io.github.cowriekit.enrich.internal.ipinfo;

import org.jspecify.annotations.NullMarked;
