/** The dump of recent URLs of URLhaus. */
@NullMarked
package io.github.cowriekit.enrich.internal.urlhausrecent;

import org.jspecify.annotations.NullMarked;
