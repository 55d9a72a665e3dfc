/** How often a source may be asked, when it is asked again and when it is left alone. */
@NullMarked
package io.github.cowriekit.enrich.internal.quota;

import org.jspecify.annotations.NullMarked;
