/** What a source of intelligence implements, and what it is given. */
@NullMarked
package io.github.cowriekit.enrich.spi;

import org.jspecify.annotations.NullMarked;
